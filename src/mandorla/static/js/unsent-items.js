// <unsent-items>: says what was written here and could not be sent yet, by kind and time; the words only when opened.
import { arrived, changes, drop, forget, isLoose, items, letters, read, use } from "./unsent-store.js"
import { begin, freshToken, standing } from "./unsent-sending.js"

class UnsentItems extends HTMLElement {
  async connectedCallback() {
    const { key, name, whose } = this.dataset
    delete this.dataset.key
    changes.addEventListener("change", () => this.#show())
    addEventListener("beforeunload", (event) => isLoose() && event.preventDefault())
    addEventListener("signed-out", (event) => letters().length && this.#stayAlone(event))
    await use({ key, name, whose })
    this.#find("lost").hidden = !(await read())
    begin(this)
  }

  #find(name) {
    return this.querySelector(`[data-${name}]`)
  }

  // Called by a form that has just been kept.
  tell() {
    this.#say("waits")
    this.scrollIntoView({ block: "nearest" })
  }

  #say(what) {
    this.#find("said").textContent = this.#find("said").dataset[what]
  }

  #show() {
    const all = letters()
    if (arrived.size && !all.length && !this.#find("panel").hidden) this.#say("sent")
    this.#find("panel").hidden = all.length === 0
    this.#find("count").textContent = all.length
    this.#find("goes").hidden = standing.isOut || all.every(({ isRefused }) => isRefused)
    this.#find("loose").hidden = !isLoose()
    this.#find("out").hidden = !standing.isOut
    document.querySelectorAll("[data-if-unsent]").forEach((one) => (one.hidden = all.length === 0))
    const list = this.#find("list")
    const shown = new Map([...list.children].map((row) => [row.dataset.id, row]))
    list.replaceChildren(...all.map((item) => this.#mark(shown.get(item.id) ?? this.#row(item), item)))
  }

  // The session has ended, so this page has to go; what waits can be sent from here yet, so that alone stays.
  #stayAlone(event) {
    event.preventDefault()
    standing.isOut = true
    for (const part of [...this.parentElement.children]) if (part !== this) part.remove()
    this.#show()
  }

  #row({ id, kind, at, words }) {
    const row = this.querySelector("template").content.cloneNode(true).firstElementChild
    const part = (name) => row.querySelector(`[data-${name}]`)
    const when = new Date(at)
    row.dataset.id = id
    part("kind").textContent = kind
    part("time").dateTime = when.toISOString()
    part("time").textContent = when.toLocaleString(document.documentElement.lang, { weekday: "short", hour: "numeric", minute: "2-digit" })
    part("words").textContent = words
    part("fold").hidden = !words
    part("again").addEventListener("click", () => this.#lookAgain(id))
    part("throw").addEventListener("click", () => drop(id))
    return row
  }

  #mark(row, { isRefused }) {
    row.querySelector("[data-refused]").hidden = row.querySelector("[data-again]").hidden = !isRefused
    return row
  }

  // Sends it as an ordinary form: the server shows its page, with the text in it and with what is wrong. The address
  // says which one it is, so that it is forgotten here once that page was sent (keeping-form.js).
  async #lookAgain(id) {
    const { address, fields } = items().find((item) => item.id === id)
    const token = await freshToken()
    if (!token) return this.#say("unreachable")
    const form = document.createElement("form")
    form.method = "post"
    form.setAttribute("action", `${address}#unsent-${id}`)
    form.hidden = true
    for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token]]) {
      const field = document.createElement("textarea") // a hidden input would lose the ends of lines
      field.name = name
      field.value = value
      form.append(field)
    }
    document.body.append(form)
    HTMLFormElement.prototype.submit.call(form)
  }
}

customElements.define("unsent-items", UnsentItems)

// Whoever has signed out is led to a page that says so in its address, once: all pages of the session forget now.
if (new URLSearchParams(location.search).has("signed-out")) {
  history.replaceState(history.state, "", location.pathname)
  const isLedHere = document.referrer.startsWith(`${location.origin}/`) // by the form, and by no link from elsewhere
  if (isLedHere && !document.querySelector("unsent-items")) forget()
}
