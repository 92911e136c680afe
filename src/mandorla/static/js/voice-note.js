// <voice-note data-most="180" data-key>: records what somebody says, lets them hear it again, and puts it into the file
// field that stands in it. It is sent with its form, and stays here when that fails. Without a microphone, or without
// https, the file field remains: a phone has a recorder of its own.
import { level } from "./voice-level.js"

const KINDS = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"] // the widest known first
const BITS_A_SECOND = 32000
const kept = new Map()

class VoiceNote extends HTMLElement {
  #away = new AbortController()

  connectedCallback() {
    this.maker = this.querySelector(".voice")
    this.file = this.querySelector("input[type=file]")
    if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return
    if (this.file.files.length) return // chosen before this was here
    const { signal } = (this.#away = new AbortController())
    this.#show(this.querySelector("[data-file]"), false)
    this.#show(this.maker, true)
    this.addEventListener("click", (event) => this.#do(event.target.closest("[data-do]")?.dataset.do), { signal })
    this.file.form.addEventListener("submit", (event) => this.#send(event), { signal })
    addEventListener("beforeunload", (event) => this.hasAttribute("data-in-use") && event.preventDefault(), { signal })
    if (kept.has(this.dataset.key)) this.#take(kept.get(this.dataset.key))
    kept.clear()
  }

  disconnectedCallback() {
    this.#away.abort()
    if (this.recorder?.state === "recording") this.recorder.stop()
    if (this.sound) kept.set(this.dataset.key, this.sound)
    this.#rest()
  }

  #do(what) {
    if (what === "record") this.#record()
    if (what === "stop") this.recorder?.stop()
    if (what === "discard") this.#discard()
  }

  async #record() {
    const heard = []
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      this.#say(this.dataset.shut)
      return this.#show(this.querySelector("[data-file]"), true)
    }
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
    this.recorder = new MediaRecorder(this.stream, { mimeType, audioBitsPerSecond: BITS_A_SECOND })
    this.recorder.addEventListener("dataavailable", ({ data }) => heard.push(data))
    this.recorder.addEventListener("stop", () => this.#take(new Blob(heard, { type: this.recorder.mimeType })))
    this.recorder.start(1000)
    this.began = Date.now()
    this.#tell()
    this.timer = setInterval(() => this.#tell(), 250)
    this.quieten = level(this.stream, this.querySelector(".voice__sound"))
    this.#say(this.dataset.listening)
    this.#offer("stop")
  }

  #tell() {
    const seconds = Math.floor((Date.now() - this.began) / 1000)
    const clock = this.querySelector(".voice__time")
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    if (seconds >= Number(this.dataset.most)) this.recorder.stop()
  }

  #take(sound) {
    this.#rest()
    if (!this.isConnected) return
    if (!sound.size) return this.#discard() // stopped before there was anything to hear
    this.sound = sound
    const chosen = new DataTransfer()
    chosen.items.add(new File([sound], "voice", { type: sound.type }))
    this.file.files = chosen.files
    this.closest("details")?.setAttribute("open", "")
    this.querySelector("audio").src = URL.createObjectURL(sound)
    this.#say(this.dataset.done)
    this.#offer("discard")
  }

  #discard() {
    this.sound = undefined
    this.file.value = ""
    URL.revokeObjectURL(this.querySelector("audio").src)
    this.querySelector("audio").removeAttribute("src")
    this.querySelector(".voice__time").textContent = "0:00"
    this.#say("")
    this.#offer("record")
  }

  async #send(event) {
    if (!this.sound || !this.isConnected || event.submitter?.hasAttribute("formaction")) return
    event.preventDefault()
    const form = this.file.form
    if (form.hasAttribute("aria-busy")) return
    form.setAttribute("aria-busy", "true")
    try {
      const how = { method: "POST", body: new FormData(form), headers: { "X-Keeps": "1" }, redirect: "manual" }
      const leadsTo = (await fetch(form.action, how)).headers.get("X-Leads-To")
      if (!leadsTo) throw new Error("it was not taken")
      this.removeAttribute("data-in-use")
      this.sound = undefined
      location.assign(leadsTo)
    } catch {
      form.removeAttribute("aria-busy")
      this.#say(this.dataset.kept)
    }
  }

  #rest() {
    clearInterval(this.timer)
    this.quieten?.()
    this.stream?.getTracks().forEach((track) => track.stop())
  }

  #offer(...names) {
    this.querySelectorAll("[data-do]").forEach((button) => this.#show(button, names.includes(button.dataset.do)))
    this.#show(this.querySelector(".voice__time"), !names.includes("record"))
    this.#show(this.querySelector("audio"), names.includes("discard"))
    this.toggleAttribute("data-in-use", !names.includes("record"))
    this.querySelector(`[data-do=${names[0]}]`).focus()
  }

  #say(text) {
    this.querySelector(".voice__status").textContent = text
  }

  #show(element, isShown) {
    element.hidden = !isShown
  }
}

customElements.define("voice-note", VoiceNote)

// <voice-player>: a player that came with a refreshed part was parsed apart from the page, where it finds nothing to play.
class VoicePlayer extends HTMLElement {
  connectedCallback() {
    this.querySelector("audio")?.load()
  }
}

customElements.define("voice-player", VoicePlayer)
