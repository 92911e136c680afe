"""Who did what, and when: one row each, written by the slices above."""
