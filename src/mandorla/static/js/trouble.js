// When a fragment cannot be had: a whole page is opened as one, and a failure is said without losing what was written.
const notices = document.getElementById("notices")

function say(text) {
  const notice = document.createElement("div")
  const words = document.createElement("p")
  notice.className = "notice notice--error"
  words.textContent = text
  notice.append(words)
  notices.replaceChildren(notice)
  notice.scrollIntoView({ block: "nearest" })
}

document.addEventListener("htmx:after:request", (event) => {
  const { text, response } = event.detail.ctx
  if (!/^\s*<!doctype/i.test(text)) return
  event.preventDefault()
  if (response.raw.ok) location.assign(response.raw.url)
  else say(notices.dataset.refused)
})

document.addEventListener("htmx:error", (event) => {
  if (event.detail.error?.name !== "AbortError") say(notices.dataset.unreachable)
})
