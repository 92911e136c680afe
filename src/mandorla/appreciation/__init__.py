"""Thanks, compliments and affirmations; taking them in; planning to thank."""
