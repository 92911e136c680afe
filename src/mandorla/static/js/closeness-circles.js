// <closeness-circles>: two circles that one draws together or apart, by pointer, touch or keyboard. The slider inside
// holds the value and the keyboard; checkins/logic/circles.py draws the same. Without this, the slider is enough.
const [RADIUS, MIDDLE, LEVEL, FARTHEST, NEAREST] = [32, 85, 34, 104, 8]
const WIDTH = 170

class ClosenessCircles extends HTMLElement {
  #held = null

  connectedCallback() {
    this.slider = this.querySelector("input[type=range]")
    this.box = this.querySelector("input[type=checkbox]")
    this.drawing = this.querySelector("svg")
    this.words = (this.dataset.words ?? "").split("|")
    if (!this.slider || !this.box || !this.drawing) return
    this.drawing.removeAttribute("hidden")
    this.classList.add("is-drawn")
    this.slider.addEventListener("input", () => this.#mean())
    this.box.addEventListener("change", () => this.#draw())
    this.drawing.addEventListener("pointerdown", (event) => this.#take(event))
    this.drawing.addEventListener("pointermove", (event) => this.#move(event))
    for (const end of ["pointerup", "pointercancel"]) this.drawing.addEventListener(end, () => this.#let())
    if (this.slider.value !== this.slider.defaultValue) this.box.checked = true // moved before this was here
    this.#draw()
  }

  #take(event) {
    if (event.button !== 0) return
    const { left, width } = this.drawing.getBoundingClientRect()
    const side = event.clientX < left + width / 2 ? 1 : -1 // toward the middle is closer, from either side
    this.#held = { from: event.clientX, value: Number(this.slider.value), side, unit: width / WIDTH }
    this.drawing.setPointerCapture(event.pointerId)
  }

  // The keyboard goes on from where the hand has stopped.
  #let() {
    if (this.#held) this.slider.focus({ preventScroll: true })
    this.#held = null
  }

  // Both circles follow the one that is drawn, so the way between them changes by twice of it.
  #move(event) {
    if (!this.#held) return
    const { from, value, side, unit } = this.#held
    const way = (2 * side * (event.clientX - from)) / unit
    const next = Math.round(Math.min(100, Math.max(0, value + (100 * way) / (FARTHEST - NEAREST))))
    if (next === Number(this.slider.value)) return
    this.slider.value = next
    this.#mean()
  }

  #mean() {
    this.box.checked = true
    this.#draw()
  }

  #draw() {
    const value = Number(this.slider.value)
    const half = (FARTHEST - ((FARTHEST - NEAREST) * value) / 100) / 2
    const [mine, theirs] = this.drawing.querySelectorAll("circle")
    mine.setAttribute("cx", MIDDLE - half)
    theirs.setAttribute("cx", MIDDLE + half)
    this.drawing.querySelector("path").setAttribute("d", lens(half))
    this.slider.setAttribute("aria-valuetext", this.words[Math.min(6, Math.floor((value * 7) / 101))] ?? "")
    this.classList.toggle("is-left-out", !this.box.checked)
  }
}

function lens(half) {
  if (half >= RADIUS) return ""
  const height = Math.sqrt(RADIUS ** 2 - half ** 2)
  const arc = `A${RADIUS} ${RADIUS} 0 0 1 ${MIDDLE} `
  return `M${MIDDLE} ${LEVEL - height}${arc}${LEVEL + height}${arc}${LEVEL - height}Z`
}

customElements.define("closeness-circles", ClosenessCircles)
