// The service worker keeps the shell (styles, scripts, icons, the offline page) and nothing personal.
if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {})
}
