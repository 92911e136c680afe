"""Transport only: a bus between processes and a stream of nudges to each open page; no word of the domain."""
