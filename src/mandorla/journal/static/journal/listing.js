// Earlier entries, opened one page at a time, and all of them for whoever takes them along.
class Listing {
  #oldest = null

  constructor(app) {
    this.app = app
    this.frame = app.frame
    this.list = app.frame.part("list")
    this.frame.on("older", () => this.frame.busy(async () => (await this.older()) && this.frame.say()))
    this.frame.on("export", () => this.frame.busy(() => this.takeAlong()))
  }

  async begin() {
    this.#oldest = null
    this.list.replaceChildren()
    await this.older()
  }

  async older() {
    const found = await this.#page(this.#oldest)
    if (!found || !this.app.key) return // locked meanwhile: nothing of it may stand here
    for (const entry of found.entries) if (!this.#shown(entry)) this.list.append(this.#card(entry))
    this.#oldest = found.entries.at(-1)?.number ?? this.#oldest
    this.frame.part("older").hidden = !found.has_older
    this.#tellWhetherEmpty()
    return true
  }

  async #page(before) {
    const { status, body } = await this.app.server.page(before)
    if (status !== 200) return this.frame.say(status === SIGNED_OUT ? "signed-out" : "away")
    return { ...body, entries: await Promise.all(body.entries.map((row) => this.app.open(row))) }
  }

  put(entry) {
    const card = this.#card(entry)
    const shown = this.#shown(entry)
    if (shown) shown.replaceWith(card)
    else this.list.prepend(card)
    this.#tellWhetherEmpty()
  }

  #shown({ id }) {
    return [...this.list.children].find((one) => one.dataset.entry === id)
  }

  #tellWhetherEmpty() {
    this.frame.part("none").hidden = this.list.children.length > 0
  }

  #card(entry) {
    const card = this.frame.part("entry").content.firstElementChild.cloneNode(true)
    const at = (name) => card.querySelector(`[data-${name}]`)
    card.dataset.entry = entry.id
    at("day").textContent = inWords(entry.day)
    at("words").textContent = entry.text
    at("broken").hidden = !entry.isBroken
    at("edit").hidden = entry.isBroken || !this.app.mayWrite
    at("edit").addEventListener("click", () => this.#edit(entry))
    at("erase").addEventListener("click", () => this.#erase(entry, card))
    return card
  }

  async #edit(entry) {
    if (!(await this.app.writing.keep()) || !this.app.key) return
    if (this.app.writing.now.version) this.put(this.app.writing.now)
    this.app.writing.begin(entry)
    this.app.writing.text.focus()
  }

  // Pressed twice it is done; there is no way back.
  async #erase(entry, card) {
    const sure = card.querySelector("[data-sure]")
    if (sure.hidden) return (sure.hidden = false)
    const { status } = await this.app.server.erase(entry.id)
    if (status !== 204) return this.frame.say(status === SIGNED_OUT ? "signed-out" : "away")
    if (this.app.writing.now.id === entry.id) this.app.writing.begin()
    card.remove()
    this.#tellWhetherEmpty()
  }

  // Made here, of what was opened here: the server sees nothing of it.
  async takeAlong() {
    await this.app.writing.keep()
    const all = []
    for (let before = null, more = true; more; ) {
      const found = await this.#page(before)
      if (!found) return
      all.push(...found.entries)
      before = found.entries.at(-1)?.number
      more = found.has_older
    }
    const text = all.reverse().map(({ day, text }) => `## ${day ?? ""}\n\n${text}\n`).join("\n")
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }))
    link.download = "journal.md"
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.frame.say("taken")
  }
}
