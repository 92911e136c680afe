"""A bus and the event stream; knows no word of the domain."""
