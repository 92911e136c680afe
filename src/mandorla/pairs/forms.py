from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from allauth.core import context as allauth
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mandorla.pairs import actions
from mandorla.pairs.logic.limits import DEPTHS, NO_DAY, Cadence, Limits, Rest, back_on
from mandorla.pairs.models import Invitation, Kind, Place
from mandorla.people.adapters import INVITED
from mandorla.people.forms import AccountForm
from mandorla.people.models import Person
from mandorla.people.models.person import companion
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

DEPTH_NAMES = {
    1: _("Light"),
    2: _("Opinions and stories"),
    3: _("Feelings"),
    4: _("What I seldom say"),
    5: _("What I have not said"),
}
NO_LONGER_OPEN = _("This invitation is no longer open. You can ask for a new one.")
CADENCE_NAMES = {
    Cadence.DAILY: _("Every day"),
    Cadence.SOME_DAYS: _("Every third day"),
    Cadence.WEEKLY: _("Once a week"),
}


class PairForm(forms.Form):
    kind = forms.ChoiceField(label=_("We are"), choices=Kind.choices, initial=Kind.PARTNERS)
    place = forms.ChoiceField(
        label=_("Where we live"), choices=Place.choices, initial=Place.TOGETHER, widget=forms.RadioSelect
    )


class FirstEveningForm(AccountForm):
    """Creates the account and the pair on one page; with an invitation, joins that pair instead."""

    kind = forms.ChoiceField(label=_("You and the other are"), choices=Kind.choices, initial=Kind.PARTNERS)
    place = forms.ChoiceField(
        label=_("Where you live"), choices=Place.choices, initial=Place.TOGETHER, widget=forms.RadioSelect
    )

    field_order = ["display_name", "username", "password1", "kind", "place", "time_zone", "email", "is_adult"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.word = allauth.request.session.get(INVITED, "")
        if self.word:  # the pair is described already
            del self.fields["kind"], self.fields["place"]

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.word and not Invitation.objects.open(clock.now()).with_word(self.word).exists():
            del allauth.request.session[INVITED]
            raise forms.ValidationError(NO_LONGER_OPEN)
        return cleaned

    @transaction.atomic
    def save(self, request: Any) -> Any:
        person, now = super().save(request), clock.now()
        if self.word:
            self._join(request.session.pop(INVITED), person, now)
        else:
            kind, place = self.cleaned_data["kind"], self.cleaned_data["place"]
            member = actions.begin_pair(person=person, kind=kind, place=place, now=now)
            actions.invite(member=member, now=now)
        return person

    def _join(self, word: str, person: Person, now: datetime) -> None:
        invitation = Invitation.objects.with_word(word).get()
        person.hue = companion(invitation.author.hue)
        person.save(update_fields=["hue"])
        try:
            actions.accept(invitation=invitation, person=person, now=now)
        except Refused as refused:
            raise forms.ValidationError(NO_LONGER_OPEN) from refused


class AskingForm(forms.Form):
    """Is it safe to disagree with the other? Anything but a plain "no" or "not always" changes nothing."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("yes", _("Yes")),
            ("sometimes", _("Not always")),
            ("no", _("No")),
            ("skip", _("I would rather not say")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four, or go back.")},
    )

    @property
    def is_safe(self) -> bool:
        return self.cleaned_data["answer"] not in ("sometimes", "no")


class RestForm(forms.Form):
    """Begins a rest of some weeks from today, or ends one."""

    weeks = forms.TypedChoiceField(choices=[(0, ""), (1, ""), (4, "")], coerce=int)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def until(self) -> date | None:
        weeks: int = self.cleaned_data["weeks"]
        return self.today + timedelta(weeks=weeks) if weeks else None


class BoundariesForm(forms.Form):
    """What is closed or limited. Topics and opt-in decks come from content, so they are passed in."""

    ceiling = forms.TypedChoiceField(
        label=_("No deeper than"),
        coerce=int,
        choices=[(depth, DEPTH_NAMES[depth]) for depth in DEPTHS],
        widget=forms.RadioSelect,
    )
    closed = forms.MultipleChoiceField(
        label=_("Topics closed for now"), required=False, widget=forms.CheckboxSelectMultiple
    )
    opened = forms.MultipleChoiceField(
        label=_("Decks that stay shut unless you both open them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    left_out = forms.MultipleChoiceField(
        label=_("Decks you left out"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cadence = forms.ChoiceField(
        label=_("A new question comes"),
        choices=[(str(cadence), name) for cadence, name in CADENCE_NAMES.items()],
        widget=forms.RadioSelect,
    )
    rest = forms.TypedChoiceField(
        label=_("Rest"),
        required=False,
        coerce=Rest,
        empty_value=None,
        choices=[
            ("", _("No rest, or until the day below")),
            (Rest.DAY.value, _("Today")),
            (Rest.WEEK.value, _("A week")),
            (Rest.SEASON.value, _("A season")),
            (Rest.RETURN.value, _("Until I come back")),
        ],
        widget=forms.RadioSelect,
    )
    paused_until = forms.DateField(
        label=_("Rest until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    is_gentle = forms.BooleanField(
        label=_("No work on conflict together, and no nudges to open up"),
        required=False,
        help_text=_(
            "Talks and tools for conflict then find you not free, with the same words as on any busy day. "
            "This choice is left out of the file you can take with you."
        ),
    )

    def __init__(
        self,
        *args: Any,
        topics: Sequence[tuple[str, str]],
        decks: Sequence[tuple[str, str]],
        left_out: Sequence[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["closed"].choices = list(topics)  # type: ignore[attr-defined]
        self.fields["opened"].choices = list(decks)  # type: ignore[attr-defined]
        self.fields["left_out"].choices = list(left_out)  # type: ignore[attr-defined]
        for name, choices in (("opened", decks), ("left_out", left_out)):
            if not choices:
                del self.fields[name]

    def clean_paused_until(self) -> date | None:
        until: date | None = self.cleaned_data["paused_until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come, or leave this empty."))
        return until

    def limits(self, before: Limits) -> Limits:
        """The cleaned values as limits; what this form does not ask for is taken from `before`."""
        clean = self.cleaned_data
        rest: Rest | None = clean["rest"]
        return Limits(
            ceiling=clean["ceiling"],
            closed=frozenset(clean["closed"]),
            opened=frozenset(clean.get("opened", ())),
            cadence=Cadence(clean["cadence"]),
            paused_until=back_on(rest, self.today) if rest else clean["paused_until"],
            is_gentle=clean["is_gentle"],
            rests_until=before.rests_until,
            left_out=frozenset(clean.get("left_out", ())),
        )


def shown_first(mine: Limits, today: date) -> dict[str, Any]:
    """The initial values of the form for limits. A rest that is over does not count."""
    until = mine.paused_until if mine.is_paused_on(today) else None
    return {
        **mine.to_json(),
        "is_gentle": mine.is_gentle,
        "rest": Rest.RETURN.value if until == NO_DAY else "",
        "paused_until": None if until == NO_DAY else until,
    }
