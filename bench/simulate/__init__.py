"""Made-up couples with known laws: for calibrating limits and checking intervals, never for claims about people."""
