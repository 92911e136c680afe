// Blurs what people wrote while the page is not in front, so that the switcher's preview tells nothing.
const root = document.documentElement
const isHandheld = matchMedia("(pointer: coarse)")

const veil = () => root.classList.add("is-veiled")
const unveil = () => root.classList.remove("is-veiled")

document.addEventListener("visibilitychange", () => (document.hidden ? veil() : unveil()))
addEventListener("pagehide", veil)
addEventListener("pageshow", unveil)
addEventListener("focus", unveil)
addEventListener("blur", () => isHandheld.matches && veil())
