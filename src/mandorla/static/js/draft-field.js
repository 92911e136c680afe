// <draft-field data-draft-url>: keeps a text on the server while it is typed, and says so. Without a network it waits,
// locked, among what is unsent, and is put back when the page is opened again.
import { dropDraft, keepDraft, unsentDraft } from "./unsent-drafts.js"

const PAUSE_MS = 800
const FIRST_RETRY_MS = 4000
const LONGEST_RETRY_MS = 60000

class DraftField extends HTMLElement {
  #timer = 0
  #retry = FIRST_RETRY_MS
  #kept = ""
  #saving = false
  #sending = null

  connectedCallback() {
    this.text = this.querySelector("textarea")
    this.status = this.querySelector(".draft__status")
    if (!this.text || !this.dataset.draftUrl) return
    this.url = new URL(this.dataset.draftUrl, location.href).pathname
    this.form = this.text.form
    this.#kept = this.text.defaultValue // what was typed before this was here is not kept yet
    this.onLeave = (event) => this.#isUnsaved() && event.preventDefault()
    this.onReturn = () => this.#isUnsaved() && this.#save()
    this.text.addEventListener("input", () => this.#begin())
    this.form?.addEventListener("submit", () => this.#stop())
    this.form?.addEventListener("emptied", () => (this.#kept = this.text.value))
    addEventListener("online", this.onReturn)
    document.addEventListener("visibilitychange", this.onReturn)
    if (this.#isUnsaved()) this.#begin()
    this.#putBack()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    removeEventListener("beforeunload", this.onLeave)
    removeEventListener("online", this.onReturn)
    document.removeEventListener("visibilitychange", this.onReturn)
  }

  #isUnsaved() {
    return this.text.value !== this.#kept
  }

  async #putBack() {
    const text = await unsentDraft(this.url)
    if (text === undefined || this.isSent) return
    const isTyped = this.text.value !== this.text.defaultValue // meanwhile: neither is lost
    if (isTyped && this.text.value.includes(text)) return
    if (isTyped) this.text.setRangeText(`${text}\n\n`, 0, 0, "preserve")
    else this.text.value = text
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  #begin() {
    this.isSent = false
    addEventListener("beforeunload", this.onLeave)
    this.#saveSoon(PAUSE_MS)
  }

  #saveSoon(wait) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#save(), wait)
  }

  async #save() {
    if (this.#saving) return this.#saveSoon(PAUSE_MS)
    clearTimeout(this.#timer)
    this.#saving = true
    const text = this.text.value
    const saved = await this.#send(text)
    this.#saving = false
    if (this.isSent) return
    if (saved) this.#kept = text
    if (saved) await dropDraft(this.url)
    else if (this.#isUnsaved()) await keepDraft(this.url, text)
    this.#tell(saved)
    if (this.#isUnsaved()) this.#saveSoon(saved ? PAUSE_MS : this.#retry)
    this.#retry = saved ? FIRST_RETRY_MS : Math.min(this.#retry * 2, LONGEST_RETRY_MS)
  }

  async #send(text) {
    const token = this.form?.elements.csrfmiddlewaretoken?.value ?? ""
    const body = new URLSearchParams({ text })
    // keepalive lets the last words arrive when the page is closed; browsers allow it up to 64 KB.
    const keepalive = text.length < 20000
    this.#sending = new AbortController()
    const { signal } = this.#sending
    try {
      const response = await fetch(this.dataset.draftUrl, {
        method: "POST", body, keepalive, signal, redirect: "error", headers: { "X-CSRFToken": token },
      })
      return response.ok
    } catch {
      return false
    }
  }

  #tell(saved) {
    this.status.textContent = saved ? this.dataset.saved : this.dataset.unsaved
    this.status.classList.toggle("is-unsaved", !saved)
  }

  // Sending the form itself keeps the text; nothing is left to warn about. A draft that is still on its way would come
  // back after it.
  #stop() {
    clearTimeout(this.#timer)
    this.#sending?.abort()
    this.isSent = true
    this.#kept = this.text.value
    dropDraft(this.url)
    removeEventListener("beforeunload", this.onLeave)
  }
}

customElements.define("draft-field", DraftField)
