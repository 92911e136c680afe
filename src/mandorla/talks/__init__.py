"""Guided conversations: scripts, turns held by one engine, the log, time-outs, felt understood."""
