"""Small acts: what each likes, what both like, one to ask for."""
