"""When it is hard: am I ready, beginning softly, words for a bad moment, looking back."""
