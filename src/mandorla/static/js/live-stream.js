// <live-stream>: hears that something changed, and says so as an event of the body ("live:prompts"; "live:hello" when
// something may have been missed). Parts fetch themselves: hx-trigger="live:prompts from:body, live:hello from:body".
const [FIRST_WAIT_MS, LONGEST_WAIT_MS, STEADY_MS] = [1000, 60000, 5000]
const [SOON_MS, SOON_TIMES] = [500, 120] // nobody is there: a server that is being started anew is back in a moment
const ANSWERING_MS = 10000 // a form of this page that ended the stream, such as leaving, is answered first, if slowly

class LiveStream extends HTMLElement {
  #source = null
  #timer = 0
  #attempt = 0
  #unanswered = 0
  #sentAt = -ANSWERING_MS
  #mayHaveMissed = false

  connectedCallback() {
    const { signal } = (this.away = new AbortController())
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#rest() : this.#wake()), { signal })
    addEventListener("pagehide", () => this.#rest(), { signal })
    addEventListener("pageshow", ({ persisted }) => persisted && this.#wake(), { signal })
    addEventListener("online", () => this.#wake(), { signal })
    addEventListener("submit", (event) => event.defaultPrevented || (this.#sentAt = performance.now()), { signal })
    if (!document.hidden) this.#listen() // the page brought a ticket along
  }

  disconnectedCallback() {
    this.away.abort()
    this.#rest()
  }

  #wake() {
    this.#rest()
    if (!document.hidden) this.#renew()
  }

  #listen() {
    const source = this.#source = new EventSource("/live/")
    source.addEventListener("hello", () => this.#greet())
    source.addEventListener("message", ({ data }) => tell(data))
    source.addEventListener("enough", () => this.#rest()) // too many pages are open: back when this one is looked at
    source.addEventListener("close", () => this.#end(this.#sentAt + ANSWERING_MS - performance.now()))
    source.addEventListener("error", () => this.#retry({ isAnswered: true }))
  }

  #greet() {
    document.documentElement.classList.add("is-live")
    this.#unanswered = 0 // somebody is there again, however often nobody was
    this.#attempt = Math.min(this.#attempt, 1) // and answers: a break that follows is waited for no longer than this
    this.#timer = setTimeout(() => (this.#attempt = 0), STEADY_MS)
    if (this.#mayHaveMissed) tell("hello")
    this.#mayHaveMissed = true
  }

  // Fetching the page again brings a new ticket, if one may still have it.
  async #renew() {
    const asking = new AbortController()
    this.#source = { close: () => asking.abort() }
    const how = { headers: { "X-Live": "renew" }, redirect: "manual", cache: "no-store", signal: asking.signal }
    const answer = await fetch(location.href, how).catch(() => null)
    if (asking.signal.aborted) return
    this.#mayHaveMissed = true
    if (answer?.ok) this.#listen()
    else if (answer?.type === "opaqueredirect" || answer?.status === 404) this.#end(0)
    else this.#retry({ isAnswered: answer !== null })
  }

  #retry({ isAnswered }) {
    this.#rest()
    const isSoon = !isAnswered && this.#unanswered++ < SOON_TIMES
    if (isSoon) this.#attempt = 0 // it is not too much for the server: there is none
    const wait = isSoon ? SOON_MS : Math.min(FIRST_WAIT_MS * 2 ** this.#attempt++, LONGEST_WAIT_MS)
    this.#timer = setTimeout(() => this.#wake(), wait * (0.5 + Math.random()))
  }

  #rest() {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = null
    document.documentElement.classList.remove("is-live")
  }

  #end(wait) {
    this.disconnectedCallback()
    setTimeout(() => {
      const isLeaving = dispatchEvent(new Event("signed-out", { cancelable: true })) // not while something is unsent
      if (isLeaving) location.replace(location.pathname + location.search)
    }, wait)
  }
}

const tell = (topic) => document.body.dispatchEvent(new CustomEvent(`live:${topic}`))
customElements.define("live-stream", LiveStream)
