// <feelings-picker data-target>: each word becomes a button that writes it at the caret of the text it serves; of
// several texts, of the one that was written in last.
class FeelingsPicker extends HTMLElement {
  connectedCallback() {
    const texts = this.dataset.target.split(" ").map((id) => document.getElementById(id)).filter(Boolean)
    this.text = texts.find((text) => text === document.activeElement) ?? texts.findLast(isWritten) ?? texts[0]
    if (!this.text) return
    for (const text of texts) text.addEventListener("focus", () => (this.text = text))
    if (this.querySelector("button")) return
    for (const item of this.querySelectorAll("li")) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "feeling"
      button.textContent = item.textContent.trim()
      button.addEventListener("click", () => this.#write(button.textContent))
      item.replaceChildren(button)
    }
  }

  #write(word) {
    const { selectionStart: start, selectionEnd: end, value } = this.text
    const before = start > 0 && !/\s$/.test(value.slice(0, start)) ? " " : ""
    const after = end < value.length && !/^[\s.,;:]/.test(value.slice(end)) ? " " : ""
    this.text.closest("details")?.setAttribute("open", "")
    this.text.focus()
    this.text.setRangeText(before + word + after, start, end, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

const isWritten = ({ value, defaultValue }) => value !== defaultValue // before this was here
customElements.define("feelings-picker", FeelingsPicker)
