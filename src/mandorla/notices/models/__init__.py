from mandorla.notices.models.browser import Browser
from mandorla.notices.models.consent import Consent
from mandorla.notices.models.notice import BY_THE_HOUR, ONE_A_DAY, PASSING, Effect, Kind, Notice
from mandorla.notices.models.signature import Signature

__all__ = [
    "BY_THE_HOUR",
    "ONE_A_DAY",
    "PASSING",
    "Browser",
    "Consent",
    "Effect",
    "Kind",
    "Notice",
    "Signature",
]
