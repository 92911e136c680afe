// What was written here and could not be sent. In the browser it lies encrypted, under a key that comes with the page
// and that only this session can get again. Where nothing can be encrypted (plain http), it stays in this page alone.
const [NAME, ROWS, BLOCK] = ["unsent", "rows", 256]
const ANSWER_MS = 400
const here = new Map() // what this page knows of, by id; it outlives the session as long as the page does
const loose = new Set() // what could not be stored
const others = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null
let lock = null
let last = 0
let isOpen = null

export const arrived = new Map() // what was sent, from here or from another page, and where it leads
export const changes = new EventTarget()
export const ready = new Promise((resolve) => (isOpen = resolve))
export const items = () => [...here.values()].sort((one, other) => one.at - other.at)
export const letters = () => items().filter(({ draft }) => !draft)
export const has = (id) => here.has(id)
export const isLoose = () => letters().some(({ id }) => loose.has(id))
export const instant = () => (last = Math.max(Date.now(), last + 1))
export const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

// The key cannot be taken out of the browser again. What is known here is locked anew when a new session has begun.
export async function use({ key, name, whose }) {
  const before = lock?.name
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0))
  const imported = await crypto.subtle?.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]).catch(() => null)
  lock = { key: imported, name, whose }
  if (before !== name) others?.postMessage({ began: name })
  if (before && before !== name) for (const item of items()) await keep(item)
}

// Takes in what other pages of this session have stored. What nobody can open any more is thrown away; tells whether
// any of that was this person's.
export async function read() {
  const rows = (await isThere()) ? await ask("readonly", (store) => store.getAll()).catch(() => []) : []
  const locked = rows.filter(({ name }) => name !== lock.name)
  for (const row of rows) {
    if (row.name === lock.name && !here.has(row.id)) await unseal(row).then((item) => here.set(item.id, item), () => locked.push(row))
  }
  isOpen()
  tell("change")
  const known = locked.length ? await knownElsewhere(locked.map(({ id }) => id)) : new Set()
  const gone = locked.filter(({ id }) => !here.has(id) && !known.has(id))
  for (const { id } of gone) await remove(id)
  return gone.some(({ whose }) => whose === lock.whose)
}

// A page that was open when the session ended still has the words, and sends them once its person is signed in again.
async function knownElsewhere(sought) {
  const known = new Set()
  const hear = ({ data }) => data.known?.forEach((id) => known.add(id))
  others?.addEventListener("message", hear)
  others?.postMessage({ sought })
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
  others?.removeEventListener("message", hear)
  return known
}

export async function keep(item) {
  here.set(item.id, item)
  try {
    const row = await seal(item)
    await ask("readwrite", (store) => store.put(row))
    loose.delete(item.id)
    others?.postMessage({ kept: item.id })
  } catch {
    loose.add(item.id)
  }
  tell("change")
}

export async function drop(id) {
  here.delete(id)
  loose.delete(id)
  others?.postMessage({ dropped: id })
  await remove(id)
  tell("change")
}

export async function arrive(id, to) {
  arrived.set(id, to)
  others?.postMessage({ sent: [id, to] })
  await drop(id)
}

export function forget() {
  here.clear()
  others?.postMessage({ forgotten: true })
  window.indexedDB?.deleteDatabase(NAME)
}

async function remove(id) {
  if (await isThere()) await ask("readwrite", (store) => store.delete(id)).catch(() => {})
}

// Sizes show in blocks only; a box opens in its own row only.
async function seal(item) {
  const text = JSON.stringify(item)
  const padded = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(item.id) }, lock.key, padded)
  return { id: item.id, name: lock.name, whose: lock.whose, iv, box }
}

async function unseal({ id, iv, box }) {
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytesOf(id) }, lock.key, box)
  return JSON.parse(new TextDecoder().decode(text))
}

const bytesOf = (text) => new TextEncoder().encode(text)
const tell = (kind) => changes.dispatchEvent(new Event(kind))

async function isThere() {
  if (!lock?.key) return false
  const known = await indexedDB.databases?.().catch(() => null)
  return !known || known.some(({ name }) => name === NAME)
}

// Opened for one question at a time, so that nothing stands in the way of deleting it.
function ask(mode, question) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(ROWS, { keyPath: "id" })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(ROWS, mode, { durability: "strict" })
      const asked = question(transaction.objectStore(ROWS))
      transaction.oncomplete = () => (database.close(), resolve(asked.result))
      transaction.onabort = () => (database.close(), reject(transaction.error))
    }
  })
}

others?.addEventListener("message", ({ data: { began, kept, sent, dropped, forgotten, sought } }) => {
  if (sought) others.postMessage({ known: sought.filter(has) })
  if (began && lock && began !== lock.name) tell("began")
  if (sent) arrived.set(...sent)
  if (dropped) here.delete(dropped)
  if (forgotten) here.clear()
  if (kept && lock) read()
  else if (dropped || forgotten) tell("change")
})
addEventListener("forget", forget)
