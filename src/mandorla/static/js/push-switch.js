// <push-switch data-key>: asks the browser to show notices, and sends what it answers as an ordinary form.
class PushSwitch extends HTMLElement {
  connectedCallback() {
    const canPush = window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window
    if (!canPush) return
    this.form = this.querySelector("form")
    this.form.hidden = false
    this.querySelector("[data-cannot]").hidden = true
    this.querySelector("[data-switch]").addEventListener("click", () => this.#turnOn())
  }

  async #turnOn() {
    const denied = this.querySelector("[data-denied]")
    denied.hidden = true
    try {
      const worker = await navigator.serviceWorker.ready
      const subscription = await this.#subscribe(worker.pushManager)
      this.form.elements.subscription.value = JSON.stringify(subscription)
      this.form.submit()
    } catch {
      denied.hidden = false
    }
  }

  // A subscription under another server's key is of no use here.
  async #subscribe(manager) {
    const options = { userVisibleOnly: true, applicationServerKey: this.dataset.key }
    try {
      return await manager.subscribe(options)
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error
      const former = await manager.getSubscription()
      await former?.unsubscribe()
      return manager.subscribe(options)
    }
  }
}

customElements.define("push-switch", PushSwitch)
