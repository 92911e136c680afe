"""Transport only: a bus between processes and one stream of nudges to every open page. Knows no word of the domain."""
