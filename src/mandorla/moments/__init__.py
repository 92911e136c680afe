"""Phone-free time: planned or right now, on both phones; how interrupted it felt."""
