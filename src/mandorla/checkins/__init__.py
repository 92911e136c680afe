"""Check-ins, small things from the day, habits."""
