from mandorla.drafts.models import Draft
from mandorla.people.models import Person


def text_of(author: Person, form: str, subject: str) -> str:
    """What `author` has typed and not sent, or nothing."""
    draft = Draft.objects.of(author, form, subject).first()
    return draft.text if draft else ""
