"""Decks, answers, reveals, going first, shelves."""
