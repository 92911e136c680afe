// <live-part data-topics="prompts pairs" hx-get hx-trigger="refresh">: fetches itself when one of its topics changed.
// Somebody who is writing or listening in it is not disturbed: a link offers the news instead; what they wrote goes along.
const written = new Map()
const LEAVING_MS = 3000 // a form that was sent leads to a new page: nothing is fetched for the old one meanwhile
const SWAPPED_MS = 50
let sentAt = -LEAVING_MS

addEventListener("submit", (event) => event.defaultPrevented || (sentAt = performance.now()))

class LivePart extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.away = new AbortController())
    const topics = ["hello", ...(this.dataset.topics ?? "").split(" ").filter(Boolean)]
    topics.forEach((topic) => document.body.addEventListener(`live:${topic}`, () => this.#refresh(), { signal }))
    this.addEventListener("htmx:before:request", (event) => event.target === this && (this.asking = true), { signal })
    this.addEventListener("htmx:finally:request", (event) => event.target === this && this.#answered(), { signal })
    this.addEventListener("click", (event) => event.target.closest("[data-news] a") && this.#lookAgain(event), { signal })
    queueMicrotask(() => this.#putBack()) // when the fields that keep drafts are at work
  }

  disconnectedCallback() {
    this.away.abort()
    clearTimeout(this.soon)
    // What it had asked for takes its place; what changed while that was underway, the new part asks for.
    if (this.missed) setTimeout(() => document.body.dispatchEvent(new CustomEvent("live:hello")), SWAPPED_MS)
  }

  #answered() {
    const { missed } = this
    this.asking = this.missed = false
    if (missed) this.#refresh()
  }

  #refresh() {
    const wait = sentAt + LEAVING_MS - performance.now()
    clearTimeout(this.soon)
    if (wait > 0) this.soon = setTimeout(() => this.#refresh(), wait)
    else if (this.#isInUse()) this.querySelector("[data-news]")?.removeAttribute("hidden")
    else if (this.asking) this.missed = true // the answer that is underway may be from before
    else this.dispatchEvent(new CustomEvent("refresh"))
  }

  #isInUse() {
    const isHeard = [...this.querySelectorAll("audio")].some(({ paused }) => !paused)
    return isHeard || this.querySelector("[data-in-use]") || this.#fields().some((field) => isChanged(field) || field === document.activeElement)
  }

  #lookAgain(event) {
    event.preventDefault()
    this.#fields().filter(isChanged).forEach((field) => written.set(field.id, field.value))
    this.dispatchEvent(new CustomEvent("refresh"))
  }

  #putBack() {
    for (const field of this.#fields().filter(({ id }) => written.has(id))) {
      field.value = written.get(field.id)
      field.closest("details")?.setAttribute("open", "")
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
    written.clear()
  }

  #fields() {
    return [...this.querySelectorAll("textarea, input[type=text]")]
  }
}

const isChanged = (field) => field.value !== field.defaultValue
customElements.define("live-part", LivePart)
