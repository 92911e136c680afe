from mandorla.talks.actions.proposals import MOST, accept, begin, decline, propose, withdraw
from mandorla.talks.actions.talking import (
    FORM,
    TOPIC,
    act,
    close_talks,
    close_what_lapsed,
    keep_to_oneself,
    show_understanding,
    subject_of,
)

__all__ = [
    "FORM",
    "MOST",
    "TOPIC",
    "accept",
    "act",
    "begin",
    "close_talks",
    "close_what_lapsed",
    "decline",
    "keep_to_oneself",
    "propose",
    "show_understanding",
    "subject_of",
    "withdraw",
]
