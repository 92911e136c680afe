from mandorla.notices.models.browser import Browser
from mandorla.notices.models.consent import Consent
from mandorla.notices.models.notice import ONE_A_DAY, Effect, Kind, Notice
from mandorla.notices.models.signature import Signature

__all__ = ["ONE_A_DAY", "Browser", "Consent", "Effect", "Kind", "Notice", "Signature"]
