// <live-part data-topics="prompts pairs" hx-get hx-trigger="refresh">: fetches itself when one of its topics changed.
// Somebody who is writing in it is not disturbed: a link offers the news instead.
class LivePart extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.away = new AbortController())
    const topics = ["hello", ...(this.dataset.topics ?? "").split(" ").filter(Boolean)]
    topics.forEach((topic) => document.body.addEventListener(`live:${topic}`, () => this.#refresh(), { signal }))
  }

  disconnectedCallback() {
    this.away.abort()
  }

  #refresh() {
    if (this.#isInUse()) this.querySelector("[data-news]")?.removeAttribute("hidden")
    else this.dispatchEvent(new CustomEvent("refresh"))
  }

  #isInUse() {
    const fields = [...this.querySelectorAll("textarea, input[type=text]")]
    return fields.some((field) => field.value !== field.defaultValue || field === document.activeElement)
  }
}

customElements.define("live-part", LivePart)
