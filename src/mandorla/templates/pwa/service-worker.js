{% load static %}// Keeps the shell (styles, scripts, icons, the offline page) and nothing that anybody wrote.
const SHELL = "shell-{{ version|escapejs }}"
const STATIC = "{% get_static_prefix %}"
const OFFLINE = "/offline/"

addEventListener("install", (event) => event.waitUntil(keepShell().then(() => skipWaiting())))
addEventListener("activate", (event) => event.waitUntil(dropOldShells().then(() => clients.claim())))

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== "GET" || url.origin !== location.origin) return
  if (event.request.mode === "navigate") event.respondWith(pageOrOffline(event.request))
  else if (url.pathname.startsWith(STATIC)) event.respondWith(fromShell(event.request))
})

// What the offline page links to is what it needs; it is asked for as nobody.
async function keepShell() {
  const page = await fetch(OFFLINE, { credentials: "omit", cache: "no-store" })
  const markup = await page.clone().text()
  const files = [...markup.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path)
  const shell = await caches.open(SHELL)
  await shell.put(OFFLINE, page)
  await shell.addAll([...new Set(files.filter((path) => path.startsWith(STATIC)))])
}

async function dropOldShells() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)))
}

async function pageOrOffline(request) {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error()
  }
}

async function fromShell(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) (await caches.open(SHELL)).put(request, response.clone())
  return response
}
