"""The outbox, e-mail, web push and quiet hours; says that something is there, never what."""
