// Writing, while the journal is open. What is typed is sealed and kept after each pause.
const PAUSE_MS = 1500

class Writing {
  #timer = 0
  #turn = Promise.resolve(true)

  constructor(app) {
    this.app = app
    this.frame = app.frame
    this.text = app.frame.part("text")
    this.frame.on("keep", () => this.done())
    this.frame.on("use-theirs", () => this.settle(this.theirs.text))
    this.frame.on("use-mine", () => this.settle(this.text.value))
    this.text.addEventListener("input", () => this.#soon())
    addEventListener("beforeunload", (event) => this.isUnsaved && event.preventDefault())
  }

  get isUnsaved() {
    return Boolean(this.app.key && this.text.value.trim() && this.text.value !== this.now?.text)
  }

  begin(entry = { id: newId(), name: newName(), version: 0, day: today(), text: "" }) {
    clearTimeout(this.#timer)
    this.now = { ...entry }
    this.theirs = null
    this.text.value = entry.text
    this.frame.part("conflict").hidden = true
    this.tell()
  }

  tell(name) {
    const status = this.frame.part("status")
    status.textContent = name ? status.dataset[name] : ""
    return false
  }

  #soon() {
    this.tell()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.keep(), PAUSE_MS)
  }

  // One after the other, each in place of the version before it. Says whether nothing is left to keep.
  keep() {
    clearTimeout(this.#timer)
    return (this.#turn = this.#turn.then(() => this.#keep(), () => this.#keep()))
  }

  async #keep() {
    if (this.theirs || !this.app.key) return false
    if (!this.isUnsaved) return true
    const { now, app } = this
    const text = this.text.value
    const sealed = await seal(app.key, app.head, now.name, now.version + 1, { day: now.day, text })
    const answer = await app.server.keep(now.id, sealed, now.version)
    if (answer.status === 409) return this.#differ(answer.body)
    if (answer.status === 404) return this.#beginAnew()
    if (answer.status !== 200) return this.tell(answer.status === 422 ? "long" : answer.status === SIGNED_OUT ? "out" : "unsaved")
    Object.assign(now, { version: answer.body.version, number: answer.body.number, text })
    this.tell("saved")
    return this.isUnsaved ? this.#keep() : true // typed while it went
  }

  // It was deleted on another device: what is written here becomes an entry of its own.
  #beginAnew() {
    if (!this.now.version) return this.tell("unsaved")
    Object.assign(this.now, { id: newId(), name: newName(), version: 0, text: "" })
    return this.#keep()
  }

  // Changed on another device in the meantime: both texts show, and neither is lost until one is chosen.
  async #differ(standing) {
    this.theirs = await this.app.open(standing)
    this.frame.part("theirs").textContent = this.theirs.text
    this.frame.part("conflict").hidden = false
    this.frame.part("conflict").querySelector("h3").focus()
    return this.tell()
  }

  async settle(text) {
    Object.assign(this.now, this.theirs)
    this.theirs = null
    this.text.value = text
    this.frame.part("conflict").hidden = true
    await this.keep()
  }

  async done() {
    if (!(await this.keep()) || !this.app.key) return // locked meanwhile: nothing of it may stand here
    if (this.now.version) this.app.listing.put(this.now)
    this.begin()
    this.text.focus()
  }

  // Before the key goes: sealed with it, so that it can be sent once the journal is open again.
  async leave() {
    if (await this.keep()) return
    const { now, app } = this
    if (!this.isUnsaved || this.theirs) return
    const sealed = await seal(app.key, app.head, now.name, now.version + 1, { day: now.day, text: this.text.value })
    this.waiting = [now.id, sealed, now.version]
  }

  async sendWaiting() {
    if (this.waiting && (await this.app.server.keep(...this.waiting)).status === 200) this.waiting = null
  }
}
