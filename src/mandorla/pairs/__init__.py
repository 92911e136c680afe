"""Pair, member, invitation, boundaries, agreement; access.py decides who may touch what."""
