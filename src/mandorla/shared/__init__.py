"""Policy, clock, dates, ids, text, logs, HTTP, refusals, paging, prepared reads; nothing of the domain."""
