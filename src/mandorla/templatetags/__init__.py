"""What every page has, rendered once a process."""
