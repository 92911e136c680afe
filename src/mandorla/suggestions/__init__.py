"""What each could do today, chosen once a day behind a gate; why; whether it brought the two closer."""
