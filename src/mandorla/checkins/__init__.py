"""Check-ins, small things from the day, my days, habits."""
