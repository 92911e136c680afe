"""Closeness over time, what helps, questionnaires; logic/ holds the statistics, in numpy."""
