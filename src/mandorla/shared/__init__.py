"""Policy, clock, ids, text, logs, HTTP, paging, prepared reads; nothing of the domain."""
