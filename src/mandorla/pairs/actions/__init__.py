from mandorla.pairs.actions.resting import leave_deck_out
from mandorla.pairs.actions.spaces import (
    TOPIC,
    accept,
    begin_pair,
    describe_pair,
    forget_invitations,
    invite,
    leave,
    nudge,
    revoke_invitation,
    set_limits,
)

__all__ = [
    "TOPIC",
    "accept",
    "begin_pair",
    "describe_pair",
    "forget_invitations",
    "invite",
    "leave",
    "leave_deck_out",
    "nudge",
    "revoke_invitation",
    "set_limits",
]
