// The page for no connection asks for the one that was wanted as soon as the network is back, and when it is looked at
// again.
let isAsked = false

function lookAgain() {
  if (isAsked || document.hidden || !navigator.onLine) return
  isAsked = true
  location.reload()
}

addEventListener("online", lookAgain)
document.addEventListener("visibilitychange", lookAgain)
