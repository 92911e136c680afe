"""Small promises and how they went; owning a mistake; changing my mind, small steps, a card to show."""
