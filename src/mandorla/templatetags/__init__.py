"""What stands around a page: its shell, the way back, icons."""
