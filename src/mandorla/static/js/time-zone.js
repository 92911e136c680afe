// <time-zone>: fills an empty field named time_zone with the browser's own zone.
class TimeZone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("[name='time_zone']")
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!field || !zone) return
    const isUntouched = field.value === "" || this.hasAttribute("data-guess")
    if (isUntouched) field.value = zone
    if (field.value === "" && field instanceof HTMLSelectElement) field.selectedIndex = 0
  }
}

customElements.define("time-zone", TimeZone)
