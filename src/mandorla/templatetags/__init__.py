"""What every template may use: the shell of a page, the way back, a button, icons."""
