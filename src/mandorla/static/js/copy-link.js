// <copy-link>: copies the address in its field, or hands it to the phone's own sharing.
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input")
    this.copy = this.querySelector("[data-copy]")
    this.share = this.querySelector("[data-share]")
    this.share.hidden = !navigator.share
    this.copy.addEventListener("click", () => this.#copy())
    this.share.addEventListener("click", () => this.#share())
    this.field.addEventListener("focus", () => this.field.select())
  }

  // On plain http the clipboard is closed to pages; a selected text can still be copied by hand.
  async #copy() {
    this.field.select()
    try {
      await navigator.clipboard.writeText(this.field.value)
    } catch {
      if (!document.execCommand("copy")) return
    }
    this.querySelector("[role='status']").textContent = this.dataset.copied
    this.copy.textContent = this.dataset.copied
  }

  async #share() {
    await navigator.share({ title: this.dataset.title, url: this.field.value }).catch(() => {})
  }
}

customElements.define("copy-link", CopyLink)
