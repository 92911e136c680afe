"""Guided conversations: scripts, an engine that keeps the turns, the log, time-outs."""
