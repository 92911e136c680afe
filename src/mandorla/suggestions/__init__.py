"""What each person could do today, chosen once a day; why; whether it brought them closer."""
