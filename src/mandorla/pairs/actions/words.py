from django.db import transaction

from mandorla.pairs.models import Member


@transaction.atomic
def choose_help_with_words(*, member: Member, is_wanted: bool) -> None:
    """Switch hints about one's own words on or off in this pair. The other is not told, and keeps their own switch."""
    Member.objects.here().filter(pk=member.pk).update(has_help_with_words=is_wanted)
