// A passphrase and a recovery code: both before the first entry, and both anew when they are changed.
class Beginning {
  constructor(app) {
    this.app = app
    const { frame } = app
    frame.on("begin", () => this.start(() => newKey()))
    frame.on("other-words", () => this.offer({ isAskedFor: true }))
    frame.on("take-words", () => this.takeWords())
    frame.on("print", () => print())
    frame.on("take-code", () => this.takeCode())
    frame.on("stop", () => app.frame.show(app.key ? "open" : app.isBegun ? "locked" : "begin"))
  }

  // `find` gives the key to be locked: a new one, or the one that is there.
  async start(find) {
    const { frame } = this.app
    this.find = find
    frame.part("passphrase").value = frame.part("again").value = ""
    frame.show("words")
    await this.offer({ isAskedFor: false })
  }

  // Words that come late take nothing from whoever has begun to write their own, and don't mix with them.
  async offer({ isAskedFor }) {
    const { frame, dataset } = this.app
    this.list ??= await fetch(dataset.words, { integrity: dataset.wordsSum }).then((found) => found.text()).then(
      (text) => text.split("\n").filter((line) => line && !line.startsWith("#")),
      () => null,
    )
    if (!this.list) return frame.say("away")
    frame.part("words").textContent = newWords(this.list, 6)
    const field = frame.part("passphrase")
    if ((field.value || field === document.activeElement) && !isAskedFor) return
    field.value = frame.part("words").textContent
    frame.part("again").value = ""
  }

  takeWords() {
    const { frame } = this.app
    const [once, again] = [frame.part("passphrase").value, frame.part("again").value].map(plainWords)
    if (once.length < 16) return frame.say("short")
    if (once !== again) return frame.say("differs")
    this.passphrase = once
    this.code = newCode()
    frame.show("code")
    frame.part("code").textContent = this.code
    frame.part("code-end").value = ""
  }

  async takeCode() {
    const { app } = this
    if (plainCode(app.frame.part("code-end").value) !== this.code.slice(-5)) return app.frame.say("code-differs")
    await app.frame.busy(async () => {
      const { key, head } = await this.find()
      const locks = await lockKey(key, head, this.passphrase, this.code)
      const answer = await app.lockAt(locks)
      if (answer.status !== 200) return app.frame.say(answer.status === 409 ? "elsewhere" : "away")
      await app.enter(locks, "passphrase", this.passphrase)
      this.passphrase = this.code = ""
      app.frame.part("code").textContent = app.frame.part("words").textContent = ""
    })
  }
}
