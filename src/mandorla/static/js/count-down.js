// <count-down data-until>: shows how long it is until then, and asks the part it stands in to look again. The server
// keeps the time; without this, "Look again" does the same. In a sentence that is `data-opens`, the sentence goes.
class CountDown extends HTMLElement {
  connectedCallback() {
    this.until = Date.parse(this.dataset.until)
    if (!Number.isFinite(this.until)) return
    this.setAttribute("role", "timer")
    this.#show()
    this.timer = setInterval(() => this.#show(), 1000)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  #show() {
    const seconds = Math.max(0, Math.ceil((this.until - Date.now()) / 1000))
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
    const parts = hours ? [hours, minutes, seconds % 60] : [minutes, seconds % 60]
    this.textContent = parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":")
    if (seconds === 0) this.#end()
  }

  #end() {
    clearInterval(this.timer)
    const sentence = this.closest("[data-opens]")
    if (sentence) return sentence.remove()
    // A moment later, so that a clock that is a little fast does not ask too early.
    setTimeout(() => document.body.dispatchEvent(new CustomEvent("live:talks")), 700)
  }
}

customElements.define("count-down", CountDown)
