"""Small acts: what each likes, what both like, asking for one tonight."""
