// Leaves at once: by its button, or by pressing Shift three times within a second and a half.
const form = document.getElementById("quick-exit")
const WINDOW_MS = 1500
let presses = []

// From here on this browser is signed out for the server, also before it has heard of it.
function lock() {
  const secure = location.protocol === "https:" ? "; secure" : ""
  document.cookie = `left=${crypto.getRandomValues(new Uint32Array(1))[0]}; path=/; samesite=strict${secure}`
}

function leave() {
  document.documentElement.classList.add("is-left")
  document.title = " "
  dispatchEvent(new Event("forget"))
  lock()
  const sent = navigator.sendBeacon?.(form.action, new FormData(form))
  if (!sent) fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {})
  location.replace(form.dataset.blank)
}

function countShift(event) {
  if (event.repeat) return
  if (event.key !== "Shift") {
    presses = []
    return
  }
  presses = [...presses.filter((at) => event.timeStamp - at < WINDOW_MS), event.timeStamp]
  if (presses.length >= 3) leave()
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    leave()
  })
  document.addEventListener("keydown", countShift)
}

// A page that Back brings out of memory is asked for again, so that a locked session stays locked; until it has come,
// nothing of it is seen.
addEventListener("pagehide", (event) => {
  if (event.persisted) document.documentElement.classList.add("is-left")
})

addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
