"""What a phone holds of these pages: what a page finds again, or whoever finds the phone."""

from typing import Any

from playwright.sync_api import Page

_HELD = """async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name)
    const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
    return Promise.all(answers.map(async (answer) => [answer.url, await answer.text()]))
  }))
  const settled = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const rows = []
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => opening.transaction.abort() // deleted meanwhile; looking makes no new one
    const database = await settled(opening).catch(() => null)
    if (!database) continue
    for (const store of database.objectStoreNames) {
      rows.push(...await settled(database.transaction(store).objectStore(store).getAll()))
    }
    database.close()
  }
  const read = (value) => typeof value === "string" ? value : [...new Uint8Array(value.buffer ?? value)]
  return { local: { ...localStorage }, session: { ...sessionStorage }, caches: kept.flat(),
    rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, read(value)]))) }
}"""
_PUT_BACK = """(rows) => new Promise((resolve) => {
  const opening = indexedDB.open("unsent", 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore("rows", { keyPath: "id" })
  opening.onsuccess = () => {
    const transaction = opening.result.transaction("rows", "readwrite")
    for (const row of rows) transaction.objectStore("rows").put(
      { ...row, iv: new Uint8Array(row.iv), box: new Uint8Array(row.box).buffer })
    transaction.oncomplete = () => (opening.result.close(), resolve())
  }
})"""


def held(page: Page) -> dict[str, Any]:
    """Everything, by the kind of storage; bytes as lists of numbers."""
    found: dict[str, Any] = page.evaluate(_HELD)
    return found


def rows(page: Page) -> list[dict[str, Any]]:
    """What waits to be sent, as it lies there."""
    return list(held(page)["rows"])


def put_back(page: Page, rows: list[dict[str, Any]]) -> None:
    """Lay rows there as somebody would who had copied them."""
    page.evaluate(_PUT_BACK, rows)


def as_text(stored: Any) -> str:
    """All of it as one text, bytes read as letters."""
    if isinstance(stored, dict):
        return " ".join(f"{key} {as_text(value)}" for key, value in stored.items())
    if isinstance(stored, list) and stored and all(isinstance(one, int) for one in stored):
        return bytes(stored).decode("latin-1")
    return " ".join(map(as_text, stored)) if isinstance(stored, list) else str(stored)
