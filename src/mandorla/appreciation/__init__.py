"""Thanks, compliments, affirmations; taking them in; a plan to thank."""
