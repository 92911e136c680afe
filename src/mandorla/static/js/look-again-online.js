// The page for no connection asks for the one that was wanted as soon as the server answers again: when the browser says
// that the network is back, when the page is looked at again, and now and then besides, since a browser may say so before
// it is true, or before this script listens.
const [FIRST_WAIT_MS, LONGEST_WAIT_MS, PATIENCE_MS] = [1000, 60000, 30000]
let [timer, wait] = [0, FIRST_WAIT_MS]

async function lookAgain() {
  clearTimeout(timer)
  if (await isBack()) return location.reload()
  timer = setTimeout(lookAgain, wait * (0.75 + Math.random() / 2))
  wait = Math.min(wait * 2, LONGEST_WAIT_MS)
}

async function isBack() {
  if (document.hidden || !navigator.onLine) return false
  const how = { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE_MS) }
  const answer = await fetch("/offline/", how).catch(() => null)
  return answer?.ok
}

addEventListener("online", lookAgain)
document.addEventListener("visibilitychange", lookAgain)
timer = setTimeout(lookAgain, wait)
