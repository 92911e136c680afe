"""Reads and checks the files of content/."""
