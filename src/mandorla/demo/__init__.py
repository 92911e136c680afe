"""The throw-away instance, with people who have lived in it."""
