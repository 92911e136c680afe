from mandorla.prompts.models.answer import Answer, Rule
from mandorla.prompts.models.exchange import Exchange
from mandorla.prompts.models.offer import Dealt, Offer, Pass
from mandorla.prompts.models.reply import Reply, ReplyKind
from mandorla.prompts.models.shelf import Keep, Mark, Shelf

__all__ = [
    "Answer",
    "Dealt",
    "Exchange",
    "Keep",
    "Mark",
    "Offer",
    "Pass",
    "Reply",
    "ReplyKind",
    "Rule",
    "Shelf",
]
