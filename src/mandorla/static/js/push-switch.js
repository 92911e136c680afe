// <push-switch data-key>: asks the browser to show notices, and sends what it answers as an ordinary form.
class PushSwitch extends HTMLElement {
  connectedCallback() {
    const canPush = window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window
    if (canPush) this.#offer()
  }

  // Only once there is a worker to show them: until then a press would wait, and say nothing.
  async #offer() {
    this.worker = await navigator.serviceWorker.ready
    this.form = this.querySelector("form")
    this.querySelector("[data-switch]").addEventListener("click", () => this.#turnOn())
    this.form.hidden = false
    this.querySelector("[data-cannot]").hidden = true
  }

  async #turnOn() {
    const denied = this.querySelector("[data-denied]")
    denied.hidden = true
    try {
      const subscription = await this.#subscribe(this.worker.pushManager)
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
