// WebKitGTK goes on naming the address that it was led away from; this page names its own.
{
  const { here } = document.currentScript.dataset
  if (location.pathname !== here) history.replaceState(null, "", here)
}
