// Passkeys need https (or localhost) and an address that is a name; elsewhere a sentence stands in for them.
// What uses one is shown only when allauth's scripts have bound it: pressed sooner, it would send a form without one.
const isNamed = !/^[\d.]+$|^\[/.test(location.hostname)
const found = isSecureContext && isNamed && window.PublicKeyCredential ? "has-passkeys" : "lacks-passkeys"

document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add(found))
