"""Policy, clock, dates, ids, text, logs, HTTP, paging, prepared reads; nothing of the domain."""
