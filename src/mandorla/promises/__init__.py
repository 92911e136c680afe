"""Small promises and how they went; owning a mistake; open words: a changed mind, a small step, a card."""
