"""Accounts (allauth), profile, devices, operations."""
