"""Private writing, encrypted in the browser with a key the server never has."""
