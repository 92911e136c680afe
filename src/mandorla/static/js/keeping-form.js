// <form data-keeps="Answer">: is sent by this script, and where the network is gone, it is kept until it can be sent.
// With `data-again` the form is empty then, ready for another; else it waits as it is.
import { arrived, changes, drop, has, items, keep, instant, newId, ready } from "./unsent-store.js"
import { post, sendNow, standing } from "./unsent-sending.js"

const panel = document.querySelector("unsent-items")
const waiting = new Map()
let known = 0
const writing = "textarea, input[type=text], input:not([type])"

const SLOW_MS = 3000

const pathOf = ({ pathname, search }) => pathname + search
const addressOf = (form) => pathOf(new URL(form.getAttribute("action") || location.href, location.href))
const isChanged = (field) => field.value !== field.defaultValue && !field.closest("[inert]")

async function send(event) {
  const form = event.target
  if (!panel?.tell || event.defaultPrevented || !form.matches("form[data-keeps]")) return
  event.preventDefault()
  if (form.ariaBusy) return
  form.ariaBusy = "true" // until the next page is there, or it is kept
  await ready
  const item = itemOf(form, event.submitter)
  const slow = setTimeout(() => (keep(item), (form.ariaBusy = null)), SLOW_MS) // should the page be closed before an answer comes
  const isFirst = !items().some(({ isRefused, draft }) => !isRefused && !draft) // else it takes its place behind them
  const { outcome, to } = isFirst ? await post(item.address, item.fields, form.elements.csrfmiddlewaretoken?.value) : { outcome: "later" }
  clearTimeout(slow)
  if (has(item.id) && !["later", "out", "stale"].includes(outcome)) await drop(item.id)
  if (outcome === "refused" || outcome === "broken") return showRefusal(form, event.submitter)
  if (outcome !== "done") return wait(form, item)
  if (form.dataset.unsent) await drop(form.dataset.unsent)
  location.assign(to ?? location.pathname)
}

function itemOf(form, submitter) {
  const fields = [...new FormData(form, submitter)].filter(([, value]) => typeof value === "string")
  const texts = [...form.querySelectorAll(writing)].map(({ value }) => value.trim()).filter(Boolean)
  return {
    id: form.dataset.unsent || newId(),
    at: instant(),
    kind: form.dataset.keeps,
    address: addressOf(form),
    fields: fields.filter(([name]) => name !== "csrfmiddlewaretoken"),
    words: texts.join("\n\n"),
  }
}

async function wait(form, item) {
  form.ariaBusy = null
  delete form.dataset.unsent
  waiting.set(item.id, form)
  if (form.hasAttribute("data-again")) empty(form)
  else form.inert = true
  await keep(item)
  panel.tell()
  sendNow()
}

function empty(form) {
  form.reset()
  form.querySelectorAll(writing).forEach((field) => (field.value = field.defaultValue = ""))
  if (form.elements.operation) form.elements.operation.value = newId()
  form.dispatchEvent(new Event("emptied"))
}

// The server's own page says what is wrong, with the text in it.
function showRefusal(form, submitter) {
  if (submitter?.name) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value })
    form.append(field)
  }
  if (form.dataset.unsent) form.setAttribute("action", `${addressOf(form)}#unsent-${form.dataset.unsent}`)
  HTMLFormElement.prototype.submit.call(form)
}

// Sent: go where it leads, or offer the news to somebody who is writing. Thrown away or refused: it can be written on.
function look() {
  if (standing.isSending) return
  const still = new Map(items().map((item) => [item.id, item]))
  const done = [...waiting.keys()].filter((id) => arrived.has(id))
  for (const id of done) release(id, true)
  for (const [id, form] of waiting) {
    if (still.has(id) && !still.get(id).isRefused) continue
    if (still.has(id) && !form.hasAttribute("data-again")) form.dataset.unsent = id
    release(id, false)
  }
  if (arrived.size > known) goOn(arrived.get(done.at(-1)))
}

function goOn(to) {
  known = arrived.size
  const isWriting = [...document.querySelectorAll(writing)].some(isChanged)
  if (to && !isWriting) location.assign(to)
  else document.body.dispatchEvent(new CustomEvent("live:hello"))
}

function release(id, isSent) {
  const form = waiting.get(id)
  waiting.delete(id)
  if (form.hasAttribute("data-again")) return
  form.inert = false
  if (isSent) form.reset()
}

// This page is the answer to one that was looked at again.
async function recognize() {
  const [, id] = location.hash.match(/^#unsent-(\w+)$/) ?? []
  if (!id) return
  await ready
  const isRefused = (performance.getEntriesByType("navigation")[0]?.responseStatus ?? 422) !== 200
  const form = [...document.querySelectorAll("form[data-keeps]")].find((one) => addressOf(one) === pathOf(location))
  if (!isRefused) drop(id)
  else if (form) form.dataset.unsent = id
}

document.addEventListener("submit", send)
changes.addEventListener("change", look)
recognize()
