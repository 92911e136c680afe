// <time-zone data-guess>: puts the browser's own zone into the field named time_zone, where nobody has chosen one.
class TimeZone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("[name='time_zone']")
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const isChosen = field && ![...field.options].some(({ selected, defaultSelected }) => selected && defaultSelected)
    if (!field || !zone || isChosen || (field.value && !this.hasAttribute("data-guess"))) return
    const before = field.value
    field.value = zone
    if (!field.value) field.value = before
  }
}

customElements.define("time-zone", TimeZone)
