"""Backups of content and keys, and restoring them."""
