// <new-passkey>: begins an account with a passkey in place of the password; what else was typed is checked first.
class NewPasskey extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.button = this.querySelector("button")
    this.button.addEventListener("click", () => this.#make())
  }

  async #make() {
    const { password1: password, credential, display_name: name, username } = this.form.elements
    password.disabled = true
    if (!this.form.reportValidity()) return this.#stay(password)
    const options = JSON.parse(document.getElementById(this.dataset.options).textContent)
    Object.assign(options.publicKey.user, { name: username.value, displayName: name.value })
    try {
      credential.value = JSON.stringify(await window.webauthnJSON.create(options))
      this.form.submit()
    } catch {
      this.#stay(password)
      this.querySelector("[role='status']").textContent = this.dataset.none
    }
  }

  #stay(password) {
    password.disabled = false
  }
}

customElements.define("new-passkey", NewPasskey)
