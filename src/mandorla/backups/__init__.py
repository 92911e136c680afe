"""Backups of data and keys, and coming back from them."""
