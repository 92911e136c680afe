"""What the host types: a module for each command."""
