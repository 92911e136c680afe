{% load static %}// Keeps the shell (styles, scripts, icons, the pages for offline) and nothing that anybody wrote.
const SHELL = "shell-{{ version|escapejs }}"
const STATIC = "{% get_static_prefix %}"
const OFFLINE = "/offline/"
const EXIT = "{% url 'people:exit' %}"
const BLANK = "{% url 'people:blank' %}"
const ICON = "{% static 'icons/neutral-192.png' %}"

addEventListener("install", (event) => event.waitUntil(keepShell().then(() => skipWaiting())))
addEventListener("activate", (event) => event.waitUntil(dropOldShells().then(() => clients.claim())))

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url)
  if (url.origin !== location.origin) return
  if (event.request.method === "POST" && url.pathname === EXIT) event.respondWith(leave(event.request))
  if (event.request.method !== "GET") return
  if (event.request.mode === "navigate") event.respondWith(pageOrOffline(event.request))
  else if (url.pathname.startsWith(STATIC)) event.respondWith(fromShell(event.request))
})

addEventListener("push", (event) => event.waitUntil(show(event.data?.json() ?? {})))
addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data))
})

// The words come from the server and say nothing; a notice that comes twice takes its own place.
function show({ title = "", sentence = "", path = "/", tag = "" }) {
  return registration.showNotification(title, { body: sentence, tag, data: path, icon: ICON, badge: ICON })
}

async function open(path) {
  const address = new URL(path, location.origin)
  if (address.origin !== location.origin) return
  const windows = await clients.matchAll({ type: "window" })
  const here = windows.find((window) => "navigate" in window)
  if (!here) return clients.openWindow(address)
  try {
    await here.navigate(address)
    await here.focus()
  } catch {
    await clients.openWindow(address)
  }
}

// What the offline page links to is what it needs: files, and further pages below it. All are asked for as nobody.
async function keepShell() {
  const shell = await caches.open(SHELL)
  const linked = await keepPage(shell, OFFLINE)
  const pages = [BLANK, ...linked.filter((path) => path.startsWith(OFFLINE) && path !== OFFLINE)]
  const further = await Promise.all(pages.map((path) => keepPage(shell, path)))
  const files = [linked, ...further].flat().filter((path) => path.startsWith(STATIC))
  await shell.addAll([...new Set(files)])
}

async function keepPage(shell, path) {
  const page = await fetch(path, { credentials: "omit", cache: "no-store" })
  const markup = await page.clone().text()
  await shell.put(path, page)
  return [...markup.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path)
}

async function dropOldShells() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)))
}

// A quick exit that the network did not carry is kept, and sent before anything else is asked for. It holds the token of
// its form and nothing of anybody.
async function leave(request) {
  const copy = request.clone()
  try {
    return await fetch(request)
  } catch {
    const headers = { "Content-Type": copy.headers.get("Content-Type") }
    await (await caches.open(SHELL)).put(EXIT, new Response(await copy.blob(), { headers }))
    return Response.error()
  }
}

async function hasLeft() {
  const kept = await caches.match(EXIT)
  if (!kept) return
  const headers = { "Content-Type": kept.headers.get("Content-Type") }
  await fetch(EXIT, { method: "POST", body: await kept.blob(), headers, redirect: "manual" })
  await (await caches.open(SHELL)).delete(EXIT)
}

async function pageOrOffline(request) {
  try {
    await hasLeft()
    return await fetch(request)
  } catch {
    if (await caches.match(EXIT)) return caches.match(BLANK)
    return (await caches.match(request, { ignoreVary: true })) ?? (await caches.match(OFFLINE)) ?? Response.error()
  }
}

async function fromShell(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) (await caches.open(SHELL)).put(request.url, response.clone()) // the request names the page that asked
  return response
}
