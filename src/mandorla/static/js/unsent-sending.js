// Sends what waits: one after another, in the order of writing, by one page at a time, each until it has arrived. A form
// keeps its operation's number, so that one whose answer was lost counts once. 
import { arrive, changes, drop, has, items, keep, read, use } from "./unsent-store.js"

const [FIRST_WAIT_MS, LONGEST_WAIT_MS, PATIENCE_MS] = [2000, 60000, 30000]
const NOT_NOW = [429, 502, 503, 504, 507]
let [timer, wait, isBusy] = [0, FIRST_WAIT_MS, false]
let [door, whose] = ["", ""]
export const standing = { isOut: false, isSending: false }

export function begin(panel) {
  ({ door, whose } = panel.dataset)
  addEventListener("online", sendNow)
  changes.addEventListener("began", sendNow)
  document.addEventListener("visibilitychange", () => document.hidden || sendNow())
  return sendNow()
}

// One form, once: "done" and where it leads, "later", "out" (nobody is signed in), "stale" (its token), or "refused".
export async function post(address, fields, token) {
  try {
    const body = new URLSearchParams([...fields, ["csrfmiddlewaretoken", token]])
    const signal = AbortSignal.timeout?.(PATIENCE_MS)
    const keepalive = String(body).length < 60000 // a page that is closed meanwhile has sent it; browsers allow 64 KB
    const how = { method: "POST", body, signal, keepalive, redirect: "manual", headers: { "X-Keeps": "1" } }
    const answer = await fetch(address, how)
    if (answer.type === "opaqueredirect") return { outcome: "out" }
    if (answer.ok) return { outcome: "done", to: answer.headers.get("X-Leads-To") }
    if (NOT_NOW.includes(answer.status)) return { outcome: "later" }
    if (answer.status === 403) return { outcome: "stale" }
    return { outcome: answer.status === 500 ? "broken" : "refused" }
  } catch {
    return { outcome: "later" }
  }
}

// A fresh token for a form of this person, or nothing: without a network, or when somebody else is signed in by now.
export async function freshToken() {
  const answer = await fetch(door, { redirect: "manual", cache: "no-store" }).catch(() => null)
  const lock = answer?.ok ? await answer.json() : null
  standing.isOut = answer?.type === "opaqueredirect" || Boolean(lock && lock.whose !== whose)
  if (!lock || standing.isOut) return ""
  await use(lock)
  return lock.token
}

export async function sendNow() {
  clearTimeout(timer)
  if (isBusy) return sendSoon()
  isBusy = true
  const isDone = await alone(sendAll).catch(() => false)
  isBusy = false
  if (isDone) wait = FIRST_WAIT_MS
  else sendSoon()
}

function sendSoon() {
  clearTimeout(timer)
  timer = setTimeout(sendNow, wait * (0.75 + Math.random() / 2))
  wait = Math.min(wait * 2, LONGEST_WAIT_MS)
}

const alone = (work) => navigator.locks?.request("unsent", { ifAvailable: true }, (held) => held && work()) ?? work()
const waiting = () => items().filter(({ isRefused }) => !isRefused)

async function sendAll() {
  await read()
  if (!waiting().length) return true
  const token = await freshToken()
  standing.isSending = true // a page stays until all are sent
  if (token) await sendEach(token).catch(() => {})
  standing.isSending = false
  changes.dispatchEvent(new Event("change"))
  return !waiting().length
}

async function sendEach(token) {
  for (const item of waiting()) {
    if (!has(item.id)) continue
    const { outcome, to } = await post(item.address, item.fields, token)
    if (outcome === "done") await arrive(item.id, to)
    else if (outcome === "refused" && item.draft) await drop(item.id)
    else if (outcome === "refused" || outcome === "stale") await keep({ ...item, isRefused: true })
    else if (outcome !== "broken") break
  }
}
