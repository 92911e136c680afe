// <feelings-picker data-target>: each word becomes a button that writes it at the caret of the text it serves.
class FeelingsPicker extends HTMLElement {
  connectedCallback() {
    this.text = document.getElementById(this.dataset.target)
    if (!this.text || this.querySelector("button")) return
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
    this.text.focus()
    this.text.setRangeText(before + word + after, start, end, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("feelings-picker", FeelingsPicker)
