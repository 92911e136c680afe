// What goes to the server and comes from it: locks and sealed entries, nothing else.
const [SIGNED_OUT, AWAY] = [401, 0]

class Server {
  constructor({ token, begin, entries, locks, door }) {
    Object.assign(this, { token, begin, entries, locks, door })
  }

  // A redirect means that nobody is signed in here any more.
  async ask(address, form) {
    const options = { redirect: "manual", cache: "no-store" }
    if (form) Object.assign(options, { method: "POST", body: new URLSearchParams(form), headers: { "X-CSRFToken": this.token } })
    try {
      const answer = await fetch(address, options)
      if (answer.type === "opaqueredirect" || answer.status === 403) return { status: SIGNED_OUT }
      const isJSON = answer.headers.get("Content-Type")?.startsWith("application/json")
      return { status: answer.status, body: isJSON ? await answer.json() : null }
    } catch {
      return { status: AWAY }
    }
  }

  page(before) {
    return this.ask(before ? `${this.entries}?before=${before}` : this.entries)
  }

  keep(id, sealed, version) {
    return this.ask(`${this.entries}${id}/`, { sealed, version })
  }

  erase(id) {
    return this.ask(`${this.entries}${id}/erasure/`, {})
  }

  async isSignedIn() {
    return (await this.ask(this.door)).status !== SIGNED_OUT
  }
}
