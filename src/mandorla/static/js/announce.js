// Reads aloud what a swapped-in part of the page has to say: <section data-announce="Both answers are open">.
const region = document.getElementById("announce")
let last = ""

function announce() {
  const text = [...document.querySelectorAll("[data-announce]")].map((part) => part.dataset.announce).join(" ").trim()
  if (text === last) return
  last = text
  region.textContent = text
}

last = [...document.querySelectorAll("[data-announce]")].map((part) => part.dataset.announce).join(" ").trim()
document.addEventListener("htmx:after:swap", announce)
