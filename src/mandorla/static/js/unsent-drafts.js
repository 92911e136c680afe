// Drafts that could not reach the server, among what waits: one an address. They go out with it, or with their field.
import { drop, instant, items, keep, newId, ready } from "./unsent-store.js"

const known = (address) => items().find(({ draft, address: its }) => draft && its === address)

export async function unsentDraft(address) {
  await ready
  return known(address)?.fields[0][1]
}

export async function keepDraft(address, text) {
  const id = known(address)?.id ?? newId()
  await keep({ id, at: instant(), draft: true, address, fields: [["text", text]] })
}

export async function dropDraft(address) {
  const draft = known(address)
  if (draft) await drop(draft.id)
}
