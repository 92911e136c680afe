// Passkeys need https (or localhost) and an address that is a name; elsewhere a sentence stands in for them.
const isNamed = !/^[\d.]+$|^\[/.test(location.hostname)

if (isSecureContext && isNamed && window.PublicKeyCredential) document.documentElement.classList.add("has-passkeys")
