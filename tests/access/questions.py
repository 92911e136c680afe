"""Questions that the access tests are about."""

MUG, LIGHT, LAW, MINUTES = (
    "everyday-chosen-mug",
    "everyday-red-light",
    "everyday-unwritten-law",
    "everyday-first-ten-minutes",
)
NEW = "everyday-good-errand"  # nobody has answered it
