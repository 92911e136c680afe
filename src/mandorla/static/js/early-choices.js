// A choice that is sent as soon as it is made (<fieldset hx-post>) may be made before htmx is there: it is sent now.
function send() {
  for (const field of document.querySelectorAll("fieldset[hx-post] input:checked")) {
    if (!field.defaultChecked) field.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

setTimeout(send) // htmx, which came first, begins a tick after it was read
