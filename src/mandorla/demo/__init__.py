"""The throwaway server, with example people who have used it for a while."""
