"""Time without phones: planned or now, on both phones; how interrupted it felt."""
