// A passkey may open the journal as well (the PRF extension of WebAuthn 3), beside passphrase and code, never alone.
// The one made here serves for nothing else: it signs nobody in.
const boundPasskey = (head, lock) => ["mandorla.journal passkey", 1, head.journal, head.key, lock.credential, lock.salt]
const canHavePasskeys = () => Boolean(window.PublicKeyCredential) && !/^[\d.]+$|^\[/.test(location.hostname)

async function outerOf(secret, salt) {
  const known = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"])
  const how = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf("mandorla.journal passkey") }
  return crypto.subtle.deriveKey(how, known, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"])
}

const firstOf = (credential) => credential.getClientExtensionResults().prf?.results?.first

async function askPasskeys(locks) {
  const evalByCredential = Object.fromEntries(locks.map(({ credential, salt }) => [urlSafe(credential), { first: from64(salt) }]))
  const allowCredentials = locks.map(({ credential }) => ({ type: "public-key", id: from64(credential) }))
  const publicKey = { challenge: random(32), allowCredentials, userVerification: "required", extensions: { prf: { evalByCredential } } }
  return navigator.credentials.get({ publicKey })
}

const urlSafe = (text) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")

async function makePasskeyLock(key, head) {
  const salt = random(16)
  const user = { id: random(32), name: "Journal", displayName: "Journal" }
  const pubKeyCredParams = [-7, -257].map((alg) => ({ type: "public-key", alg }))
  const authenticatorSelection = { userVerification: "required", residentKey: "discouraged" }
  const extensions = { prf: { eval: { first: salt } } }
  const publicKey = { challenge: random(32), rp: { name: "Journal" }, user, pubKeyCredParams, authenticatorSelection, extensions }
  const made = await navigator.credentials.create({ publicKey })
  const lock = { kind: "passkey", credential: to64(made.rawId), salt: to64(salt), iv: to64(random(12)) }
  const secret = firstOf(made) ?? firstOf(await askPasskeys([lock]))
  if (!secret) throw new Error("This passkey cannot lock anything.")
  const outer = await outerOf(secret, salt)
  const box = await crypto.subtle.wrapKey("raw", key, outer, aes(from64(lock.iv), boundPasskey(head, lock)))
  return { ...lock, box: to64(box) }
}

async function openWithPasskey(head) {
  const locks = head.locks.filter(({ kind }) => kind === "passkey")
  const used = await askPasskeys(locks)
  const lock = locks.find(({ credential }) => credential === to64(used.rawId))
  const outer = await outerOf(firstOf(used), from64(lock.salt))
  const how = aes(from64(lock.iv), boundPasskey(head, lock))
  return crypto.subtle.unwrapKey("raw", from64(lock.box), outer, how, "AES-GCM", false, ["encrypt", "decrypt"])
}

class Passkeys {
  constructor(app) {
    this.app = app
    app.frame.on("passkey", () => app.frame.busy(() => this.open()))
    app.frame.on("add-passkey", () => app.frame.busy(() => this.add()))
  }

  show() {
    const { frame, locks, mayWrite } = this.app
    const number = locks?.locks.filter(({ kind }) => kind === "passkey").length ?? 0
    frame.part("by-passkey").hidden = !number || !canHavePasskeys()
    frame.part("add-passkey").hidden = number >= 5 || !canHavePasskeys() || !mayWrite
  }

  async open() {
    const key = await openWithPasskey(this.app.locks).catch(() => null)
    if (!key) return this.app.frame.say("no-passkey")
    await this.app.begin(key)
  }

  // Beside the locks that stand: who asks must know one of them.
  async add() {
    const { app } = this
    const key = await app.find(app.frame.part("known").value, true)
    app.frame.part("known").value = ""
    if (!key) return app.frame.say("wrong")
    const lock = await makePasskeyLock(key, app.locks).catch(() => null)
    if (!lock) return app.frame.say("no-passkey")
    const locks = { ...app.locks, locks: [...app.locks.locks, lock] }
    const answer = await app.lockAt(locks)
    if (answer.status !== 200) return app.frame.say(answer.status === 409 ? "elsewhere" : "away")
    app.locks = locks
    app.frame.say("passkey-added")
  }
}
