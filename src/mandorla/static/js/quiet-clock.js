// <quiet-clock data-seconds="2580">: counts down to an end that the server knows, and keeps the screen awake where the
// browser can. <look-again-in data-seconds data-topic>: lets the page look again when something begins or ends by itself.
const A_SECOND = 1000
const lookAgain = (topic) => document.body.dispatchEvent(new CustomEvent(`live:${topic}`))

class QuietClock extends HTMLElement {
  #lock = null

  connectedCallback() {
    const { signal } = (this.away = new AbortController())
    this.endsAt = Date.now() + Number(this.dataset.seconds) * A_SECOND
    this.timer = setInterval(() => this.#show(), A_SECOND)
    document.addEventListener("visibilitychange", () => this.#stayAwake(), { signal })
    this.#show()
    this.#stayAwake()
  }

  disconnectedCallback() {
    this.away.abort()
    clearInterval(this.timer)
    this.#lock?.release().catch(() => {})
    this.#lock = null
  }

  #show() {
    const left = Math.ceil((this.endsAt - Date.now()) / A_SECOND)
    if (left <= 0) this.#end()
    this.querySelector("[role=timer]").textContent = inMinutes(Math.max(0, left))
  }

  #end() {
    clearInterval(this.timer)
    lookAgain("moments")
  }

  // Only where the page came over https or from this machine; elsewhere the screen goes dark as it always does.
  async #stayAwake() {
    if (!("wakeLock" in navigator) || document.hidden) return
    const lock = await navigator.wakeLock.request("screen").catch(() => null)
    if (this.isConnected) this.#lock = lock
    else lock?.release().catch(() => {})
  }
}

class LookAgainIn extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => lookAgain(this.dataset.topic), Number(this.dataset.seconds) * A_SECOND)
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }
}

// Hours and minutes; one that has begun still counts.
const inMinutes = (seconds) => {
  const minutes = Math.ceil(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
}

customElements.define("quiet-clock", QuietClock)
customElements.define("look-again-in", LookAgainIn)
