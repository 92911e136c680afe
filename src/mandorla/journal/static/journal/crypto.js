// Keys and boxes of the journal. The key is made here, wrapped here, and never leaves this browser unwrapped.
// These files are joined into one script, in the order of order.txt; the page names its sum and the browser holds to it.
const [COST, BLOCK, KDF] = [1_000_000, 256, "PBKDF2-SHA-256"]
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // Crockford's: none is taken for another

const bytesOf = (text) => new TextEncoder().encode(text)
const textOf = (bytes) => new TextDecoder().decode(bytes)
const to64 = (buffer) => btoa([...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join(""))
const from64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const random = (length) => crypto.getRandomValues(new Uint8Array(length))
const newName = () => [...random(16)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
const newId = () => crypto.randomUUID()
const aes = (iv, bound) => ({ name: "AES-GCM", iv, additionalData: bytesOf(JSON.stringify(bound)) })

// However it was typed: small letters, one blank between words. A code: no blanks, and letters that look alike are one.
const plainWords = (text) => text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ")
const plainCode = (text) => text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "")
const plain = { passphrase: plainWords, code: plainCode }

const newCode = () => [...random(25)].map((byte) => LETTERS[byte % 32]).join("").replace(/.{5}(?=.)/g, "$&-")

// Each word is as likely as any other: what would favor the first ones is drawn again.
function newWords(list, number) {
  const most = 65536 - (65536 % list.length)
  const draw = () => {
    const [found] = crypto.getRandomValues(new Uint16Array(1))
    return found < most ? list[found % list.length] : draw()
  }
  return Array.from({ length: number }, draw).join(" ")
}

async function derive(secret, salt, cost) {
  const known = await crypto.subtle.importKey("raw", bytesOf(secret), "PBKDF2", false, ["deriveKey"])
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: cost }
  return crypto.subtle.deriveKey(how, known, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"])
}

const boundOf = (head, lock) => ["mandorla.journal", 1, head.journal, head.key, lock.kind, lock.kdf, lock.cost, lock.salt]

async function wrapWith(kind, secret, key, head) {
  const [salt, iv] = [random(16), random(12)]
  const lock = { kind, kdf: KDF, cost: COST, salt: to64(salt), iv: to64(iv) }
  const outer = await derive(plain[kind](secret), salt, COST)
  return { ...lock, box: to64(await crypto.subtle.wrapKey("raw", key, outer, aes(iv, boundOf(head, lock)))) }
}

// `extractable` only for the moment in which the same key gets new locks.
async function unwrapWith(lock, secret, head, extractable = false) {
  const outer = await derive(plain[lock.kind](secret), from64(lock.salt), lock.cost)
  const how = aes(from64(lock.iv), boundOf(head, lock))
  return crypto.subtle.unwrapKey("raw", from64(lock.box), outer, how, "AES-GCM", extractable, ["encrypt", "decrypt"])
}

// The key as this page may use it: it can't be read out of the browser any more.
async function newKey() {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"])
  return { key, head: { v: 1, journal: newName(), key: newName() } }
}

async function lockKey(key, head, passphrase, code) {
  const locks = await Promise.all([wrapWith("passphrase", passphrase, key, head), wrapWith("code", code, key, head)])
  return { ...head, locks }
}

// An entry opens under its own name, version and key alone. Lengths show in blocks only.
const boundEntry = (head, name, version) => ["mandorla.journal entry", 1, head.journal, head.key, name, version]

async function seal(key, head, name, version, content) {
  const text = bytesOf(JSON.stringify(content))
  const padded = new Uint8Array(Math.ceil(text.length / BLOCK) * BLOCK).fill(32)
  padded.set(text)
  const iv = random(12)
  const box = await crypto.subtle.encrypt(aes(iv, boundEntry(head, name, version)), key, padded)
  return JSON.stringify({ v: 1, key: head.key, name, version, iv: to64(iv), box: to64(box) })
}

async function unseal(key, head, sealed) {
  const { name, version, iv, box } = JSON.parse(sealed)
  const text = await crypto.subtle.decrypt(aes(from64(iv), boundEntry(head, name, version)), key, from64(box))
  return { name, version, ...JSON.parse(textOf(text)) }
}
