"""Reads and checks files of content/."""
