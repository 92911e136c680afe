"""Models that no page uses: what kalman.py and the limits of drift.py are held against by published figures."""
