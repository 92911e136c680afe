// ruleid: script-makes-markup
node.innerHTML = text
// ok: script-makes-markup
node.textContent = text
// ruleid: script-stores-by-itself
localStorage.setItem("name", text)
