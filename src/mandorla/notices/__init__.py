"""The outbox; mail, web push, quiet hours; says that something is there, never what."""
