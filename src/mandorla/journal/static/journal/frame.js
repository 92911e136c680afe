// What shows and what is said. Words stand in the page, marked for translation; the script only shows and hides them.
class Frame {
  constructor(root) {
    this.root = root
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`)
  }

  // One state at a time.
  show(state) {
    for (const one of this.root.querySelectorAll("[data-when]")) one.hidden = !one.dataset.when.split(" ").includes(state)
    this.say()
    this.root.dataset.state = state
    const heading = [...this.root.querySelectorAll("[data-when]:not([hidden]) h2")].at(0)
    heading?.focus()
  }

  // One sentence at a time, read aloud; none without a name.
  say(name = "") {
    for (const one of this.root.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== name
  }

  on(name, deed) {
    for (const one of this.root.querySelectorAll(`[data-do="${name}"]`)) {
      one.addEventListener(one instanceof HTMLFormElement ? "submit" : "click", (event) => {
        event.preventDefault()
        deed(event)
      })
    }
  }

  // Nothing can be pressed twice while something is worked out.
  async busy(work) {
    if (this.root.ariaBusy === "true") return
    this.root.ariaBusy = "true"
    this.say("working")
    try {
      return await work()
    } finally {
      this.root.ariaBusy = null
    }
  }

  empty() {
    for (const one of this.root.querySelectorAll("input, textarea")) one.value = ""
    for (const name of ["words", "code", "theirs"]) if (this.part(name)) this.part(name).textContent = ""
    this.part("list").replaceChildren()
  }
}
