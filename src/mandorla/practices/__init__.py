"""What was done, by whom and when: one row each, written by the slices above."""
