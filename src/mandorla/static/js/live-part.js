// <live-part data-topics="prompts pairs" hx-get hx-trigger="refresh">: fetches itself when one of its topics changed.
// Somebody who is writing, choosing, sending or listening in it is not disturbed: a link offers the news instead; what
// they wrote and chose goes along.
const [TEXTS, CHOICES] = ["textarea, input[type=text]", "input[type=radio], input[type=checkbox]"]
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
    this.addEventListener("htmx:before:swap", (event) => event.target === this && this.#mayBeReplaced(event), { signal })
    this.addEventListener("htmx:finally:request", (event) => event.target === this && this.#answered(), { signal })
    this.addEventListener("click", (event) => event.target.closest("[data-news] a") && this.#lookAgain(event), { signal })
    queueMicrotask(() => this.#putBack()) // when the fields that keep drafts are at work
  }

  disconnectedCallback() {
    this.away.abort()
    clearTimeout(this.soon)
    this.#takeAlong() // what was begun just now
    // What it had asked for takes its place; what changed while that was underway, the new part asks for.
    if (this.missed) setTimeout(() => document.body.dispatchEvent(new CustomEvent("live:hello")), SWAPPED_MS)
  }

  #answered() {
    const { missed } = this
    this.asking = this.missed = this.isMeant = false
    if (missed) this.#refresh()
  }

  #refresh() {
    const wait = sentAt + LEAVING_MS - performance.now()
    clearTimeout(this.soon)
    if (wait > 0) this.soon = setTimeout(() => this.#refresh(), wait)
    else if (this.#isInUse()) this.#offer()
    else if (this.asking) this.missed = true // the answer that is underway may be from before
    else if (!this.hasAttribute("data-htmx-powered")) this.soon = setTimeout(() => this.#refresh(), SWAPPED_MS) // not yet
    else this.dispatchEvent(new CustomEvent("refresh"))
  }

  // Somebody may have begun while the answer was underway.
  #mayBeReplaced(event) {
    if (this.isMeant || !this.#isInUse()) return
    event.preventDefault()
    this.#offer()
  }

  #offer() {
    this.querySelector("[data-news]")?.removeAttribute("hidden")
  }

  #isInUse() {
    const isHeard = [...this.querySelectorAll("audio")].some(({ paused }) => !paused)
    const isHeld = (field) => field === document.activeElement && field.matches(TEXTS)
    const isWritten = this.#fields().some((field) => isChanged(field) || isHeld(field))
    return isHeard || isWritten || this.querySelector("[data-in-use], form[aria-busy]")
  }

  #lookAgain(event) {
    event.preventDefault()
    this.isMeant = true
    this.dispatchEvent(new CustomEvent("refresh"))
  }

  #takeAlong() {
    this.#fields().filter(isChanged).forEach((field) => field.id && written.set(field.id, field[meaningOf(field)]))
  }

  #putBack() {
    for (const field of this.#fields().filter(({ id }) => written.has(id))) {
      field[meaningOf(field)] = written.get(field.id)
      field.closest("details")?.setAttribute("open", "")
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
    written.clear()
  }

  #fields() {
    return [...this.querySelectorAll(`${TEXTS}, ${CHOICES}`)]
  }
}

const meaningOf = (field) => (field.matches(CHOICES) ? "checked" : "value")
const standingOf = (field) => (field.matches(CHOICES) ? field.defaultChecked : field.defaultValue)
const isChanged = (field) => field[meaningOf(field)] !== standingOf(field)
customElements.define("live-part", LivePart)
