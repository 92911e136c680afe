"""American English: "March 4, 2026", "8:30 PM"."""

DATE_FORMAT = "F j, Y"
TIME_FORMAT = "g:i A"
