// <journal-app>: shut, being set up, locked or open. While it is open the key is here, and nowhere else.
const [REST_MS, LOOK_MS, LEAST_WAIT_MS] = [10 * 60 * 1000, 60 * 1000, 1000]

const two = (number) => String(number).padStart(2, "0")
const today = (now = new Date()) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
const inWords = (day) => (day ? new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) : "")
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

class JournalApp extends HTMLElement {
  #tries = 0
  #touched = 0

  connectedCallback() {
    document.querySelector("[data-journal-waits]").hidden = true
    this.hidden = false
    this.frame = new Frame(this)
    if (!window.isSecureContext || !crypto.subtle) return this.frame.show("insecure")
    const { locks, version } = JSON.parse(document.getElementById("journal-locks").textContent)
    Object.assign(this, { locks, version, key: null, server: new Server(this.dataset) })
    this.mayWrite = !("left" in this.dataset)
    this.writing = new Writing(this)
    this.listing = new Listing(this)
    this.beginning = new Beginning(this)
    this.passkeys = new Passkeys(this)
    this.frame.on("unlock", () => this.unlock())
    this.frame.on("lock", () => this.lock("locked"))
    this.frame.on("change", () => this.change())
    this.#show(locks ? "locked" : "begin")
    this.#watch()
  }

  #show(state) {
    this.frame.show(state)
    this.passkeys.show()
  }

  get isBegun() {
    return Boolean(this.locks)
  }

  get head() {
    return this.locks
  }

  // The secret is a passphrase or a code; a try takes its time, and each that fails takes more.
  async find(secret, extractable = false) {
    const until = pause(this.#tries && LEAST_WAIT_MS * 2 ** Math.min(this.#tries - 1, 5))
    const looksLikeCode = plainCode(secret).length === 25 && !secret.trim().includes(" ")
    const kind = looksLikeCode ? "code" : "passphrase"
    const lock = this.locks.locks.find((one) => one.kind === kind)
    const key = await unwrapWith(lock, secret, this.head, extractable).catch(() => null)
    await until
    this.#tries = key ? 0 : this.#tries + 1
    return key
  }

  unlock() {
    return this.frame.busy(async () => {
      const key = await this.find(this.frame.part("secret").value)
      if (!key) return this.frame.say("wrong")
      await this.begin(key)
    })
  }

  // Right after the locks were made or changed.
  async enter(locks, kind, secret) {
    this.locks = locks
    await this.begin(await unwrapWith(locks.locks.find((one) => one.kind === kind), secret, locks))
  }

  async begin(key) {
    this.key = key
    this.frame.part("secret").value = ""
    this.writing.begin() // before anything can be typed
    this.#show("open")
    this.#touched = Date.now()
    await this.writing.sendWaiting()
    this.listing.begin() // nothing has to wait for it
  }

  async open(row) {
    const entry = await unseal(this.key, this.head, row.sealed).catch(() => ({ text: "", isBroken: true }))
    return { ...entry, id: row.id, number: row.number, version: row.version }
  }

  // New locks around the same key: who asks must know a lock that stands.
  change() {
    return this.frame.busy(async () => {
      if (!(await this.writing.keep())) return this.frame.say("away")
      const key = await this.find(this.frame.part("known").value, true)
      this.frame.part("known").value = ""
      if (!key) return this.frame.say("wrong")
      const { v, journal, key: name } = this.locks
      await this.beginning.start(async () => ({ key, head: { v, journal, key: name } }))
    })
  }

  async lockAt(locks) {
    const form = { locks: JSON.stringify(locks), version: this.version ?? 0 }
    const answer = await this.server.ask(this.isBegun ? this.server.locks : this.server.begin, form)
    if (answer.status !== 200) return answer
    this.version = answer.body.version
    if (answer.body.entries) Object.assign(this.server, { entries: answer.body.entries, locks: answer.body.locks })
    return answer
  }

  async lock(reason) {
    if (!this.key) return
    await this.writing.leave()
    this.#forget()
    this.frame.say(reason)
  }

  // At once, without asking anybody.
  #forget() {
    this.key = null
    this.frame.empty()
    this.#show(this.isBegun ? "locked" : "begin")
  }

  // Ten minutes without a touch, a session that has ended, a quick exit, another page: each of them locks.
  #watch() {
    const touch = () => (this.#touched = Date.now())
    for (const name of ["keydown", "pointerdown"]) addEventListener(name, touch, { passive: true })
    const look = async () => {
      if (!this.key) return
      if (Date.now() - this.#touched >= REST_MS) return this.lock("rested")
      if (!(await this.server.isSignedIn())) return this.lock("signed-out")
    }
    setInterval(look, LOOK_MS)
    document.addEventListener("visibilitychange", () => document.hidden || look())
    for (const name of ["forget", "pagehide"]) addEventListener(name, () => this.#forget())
    if ("BroadcastChannel" in window) new BroadcastChannel("unsent").addEventListener("message", ({ data }) => data.forgotten && this.#forget())
  }
}

customElements.define("journal-app", JournalApp)
