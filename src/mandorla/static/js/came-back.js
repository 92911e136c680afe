// After a quick exit, Back leads to no page that was open before it, also to none that is for everybody. What was opened
// since is marked in its place in the history, and stays. It runs before anything of the page is shown.
{
  const { left, blank } = document.currentScript.dataset
  const [{ type }] = performance.getEntriesByType("navigation")
  if (type === "navigate") history.replaceState({ left }, "")
  else if (history.state?.left !== left) {
    document.documentElement.classList.add("is-left")
    location.replace(blank)
  }
}
