from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.drafts import actions as drafts
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.promises import telling
from mandorla.promises.actions.promising import TOPIC, promise, subject_of
from mandorla.promises.logic.owning import FORMS, Choice, Words
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import Apology, Promise, Reception
from mandorla.shared import clock
from mandorla.shared.refusal import Refused


@transaction.atomic
def own(*, member: Member, words: Words, now: datetime) -> Apology:
    """Own a mistake to the other; without a partner it stays private."""
    made = Apology.objects.create(pair=member.pair, author=member.person, made_at=now, said=words.to_json())
    open_apology(member=member, apology=made, now=now)
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member))
    return made


@transaction.atomic
def open_apology(*, member: Member, apology: Apology, now: datetime) -> None:
    """Share it with the other. Repeating it changes nothing."""
    if member.other and apology.said and not apology.is_open:
        apology.shared, apology.shared_on = apology.said, clock.day_of(now, member.person.zone)
        apology.made_to = member.other.person
        apology.save(update_fields=["shared", "shared_on", "made_to"])
        telling.of_apology(member, apology, now)
        nudge(member.other, TOPIC)


@transaction.atomic
def take_apology_back(*, member: Member, apology: Apology) -> None:
    """Take the words off the other's pages, where a mark without words stays. Repeating it changes nothing."""
    if apology.is_open:
        apology.shared = None
        apology.save(update_fields=["shared"])
        tell_no_more(apology)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase_apology(*, member: Member, apology: Apology) -> None:
    """Delete an apology and the response to it. For its recipient, a mark without words stays."""
    take_apology_back(member=member, apology=apology)
    if apology.made_to_id is None:
        apology.delete()
        return
    Reception.objects.filter(apology=apology).delete()
    Promise.objects.filter(apology=apology).update(apology=None)
    apology.said = None
    apology.save(update_fields=["said"])


@transaction.atomic
def receive(*, member: Member, apology: Apology, choice: Choice | None) -> None:
    """Save the recipient's choice, replacing an earlier one; None means taking their time."""
    heard = Apology.objects.select_for_update().get(pk=apology.pk)
    if not heard.is_open or heard.made_to_id != member.person_id:
        raise Refused(_("These words are not open any more, so there is nothing to answer."))
    known = Reception.objects.filter(apology=heard).first()
    if (known.choice if known else None) == choice:
        return
    if known and choice is None:
        known.delete()
    elif choice:
        known = known or Reception(apology=heard, pair=member.pair, author=member.person)
        known.choice = known.shared_choice = choice.value
        known.save()
    nudge(member.other, TOPIC)


@transaction.atomic
def promise_offer(*, member: Member, apology: Apology, now: datetime) -> Promise:
    """Turn what an apology offers into a promise, for the same reader. Repeating it changes nothing."""
    words = apology.words_for(member.person)
    if words is None:
        raise Refused(_("These words are not here any more."))
    terms = Terms(words.offer)
    return promise(member=member, terms=terms, is_to_other=apology.is_open, now=now, apology=apology)
