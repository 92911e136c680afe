"""Good news, and answering it with interest."""
