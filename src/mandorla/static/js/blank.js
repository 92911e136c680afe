// WebKitGTK goes on naming the address that it was led away from; this page names its own.
{
  const { here } = document.currentScript.dataset
  if (location.pathname !== here) history.replaceState(null, "", here)
}

// The exit may have been pressed before its script was there: what other pages still hold goes now (unsent-store.js).
// Whoever comes Back to this page may have signed in meanwhile, and what waits then is not touched.
{
  const [entry] = performance.getEntriesByType("navigation")
  const isLedHere = entry?.type === "navigate" && document.referrer.startsWith(`${location.origin}/`)
  if (isLedHere && "BroadcastChannel" in window) new BroadcastChannel("unsent").postMessage({ forgotten: true })
  if (isLedHere) window.indexedDB?.deleteDatabase("unsent")
}
