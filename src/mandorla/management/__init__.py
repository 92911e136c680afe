"""The commands the host runs, one module each."""
