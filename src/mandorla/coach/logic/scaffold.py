"""A softer beginning in the writer's own words: I feel ... about ... I need ... What they didn't say stays open."""

from collections.abc import Iterable
from dataclasses import dataclass

from mandorla.coach.logic.text import phrases, plain, unquoted

_SOME = r"(?:[\w']+\s{1,3}){0,7}[\w']+"
# "You never called" says no deed that would go on after "I need you to".
_NO_PAST = (
    r"(?!(?:ever|even|came|gave|took|said|told|went|made|was|were|had|did|saw|got|kept|paid|thought|knew|"
    r"\w{2,}[^e]ed)(?!\w))"
)
_ABOUT = phrases(rf"(?:when(?:ever)?|about|because(?: of)?|since|after) (?P<said>{_SOME})")
_NEED = phrases(
    rf"(?:you|u) (?:just |really )?(?:never|don't|do not|won't|didn't|can't|refuse to|forgot to|forget to|"
    rf"always forget to) "
    rf"(?:ever |even )?{_NO_PAST}(?P<said>{_SOME})",
    rf"why (?:can't|don't|won't) you (?:just |ever )?(?P<said2>{_SOME})",
)
_FELT = r"(?:i'm|i am|i feel|i felt|i was|i get|makes? me|made me)(?: so| very| really| just| always| feel)?"


@dataclass(frozen=True, slots=True)
class Scaffold:
    """Three beginnings; each is the writer's own words, or empty where they said nothing of the kind.

    `need` is what the other is to do, and goes on after "I need you to".
    """

    feeling: str
    about: str
    need: str

    def __bool__(self) -> bool:
        """Whether there is anything of the writer's own in it."""
        return bool(self.feeling or self.about or self.need)


def scaffold(text: str, feelings: Iterable[str]) -> Scaffold:
    """What of the text can be kept; `feelings` is the vocabulary, and no feeling is guessed."""
    read = unquoted(plain(text))
    about, need = _ABOUT.search(read), _NEED.search(read)
    return Scaffold(
        _feeling(read, feelings),
        _kept(about.group("said")) if about else "",
        _kept(need.group("said") or need.group("said2")) if need else "",
    )


def _feeling(read: str, feelings: Iterable[str]) -> str:
    lower = f" {read.lower()} "
    named = {word for word in feelings if f" {word}" in lower}
    found = (phrases(rf"{_FELT} {word}").search(read) for word in sorted(named, key=len, reverse=True))
    match = next((one for one in found if one), None)
    return match.group("cue").split()[-1].lower() if match else ""


def _kept(said: str) -> str:
    return " ".join(said.split())
