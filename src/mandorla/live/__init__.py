"""The event bus and the event stream; knows nothing of the domain."""
