// The only ways from text to markup or script: own fragments without scripts, and scripts from this server.
(() => {
  if (!window.trustedTypes) return

  const dangerous = "script, iframe, object, embed, base, meta[http-equiv], template[shadowrootmode]"
  let isInspecting = false

  // The parser asks this policy again; what it makes is inert, so the second question is answered with the text itself.
  function parse(markup) {
    isInspecting = true
    try {
      return new DOMParser().parseFromString(markup, "text/html")
    } finally {
      isInspecting = false
    }
  }

  function isPlain(root) {
    if (root.querySelector(dangerous)) return false
    for (const element of root.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^(on|hx-on|data-hx-on|srcdoc)/i.test(name)) return false
        if (/^[\s\0-\x20]*(javascript|js|data):/i.test(value) && /^(href|src|action|formaction|xlink:href|hx-|data-hx-)/i.test(name)) return false
      }
      if (element instanceof HTMLTemplateElement && !isPlain(element.content)) return false
    }
    return true
  }

  trustedTypes.createPolicy("default", {
    createHTML(markup) {
      if (!isInspecting && !isPlain(parse(markup))) throw new TypeError("Markup with scripts is refused.")
      return markup
    },
    createScriptURL(address) {
      const url = new URL(address, document.baseURI)
      if (url.origin !== location.origin) throw new TypeError("Scripts come from this server alone.")
      return address
    },
  })
})()
