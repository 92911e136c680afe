"""Closeness over time, what helps, questionnaires; logic/ is the statistics, in numpy."""
