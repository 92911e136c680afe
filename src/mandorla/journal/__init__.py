"""Writing for oneself alone, locked in the browser under a key that the server never has."""
