from collections.abc import Iterator
from datetime import datetime
from typing import Any, Self

from django.db import models

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.sound import Recording
from mandorla.talks.models.talk import Talk
from mandorla.vault import files
from mandorla.vault.fields import EncryptedJSON
from mandorla.vault.files import Seal


class VoiceNoteQuerySet(models.QuerySet["VoiceNote"]):
    def of(self, talk: Talk) -> Self:
        return self.filter(talk=talk)

    def by(self, person: Person) -> Self:
        return self.filter(author=person)

    def visible_to(self, member: Member) -> Self:
        """The member's own, and those of the other that are open now. The only read across the two."""
        mine = models.Q(author_id=member.person_id)
        return self.filter(mine | models.Q(shared__isnull=False), pair=member.pair)


class VoiceNote(models.Model):
    """What a person said aloud in a talk; the recording is a vault file.

    `own` says how to open it, under the author's key. `shared` is the copy under the pair's key that lets the other
    hear it: until the talk ends, and afterward only if both want that.
    """

    has_file = True  # files without a row are swept away

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="voice_notes")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    own = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = VoiceNoteQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    def record(self, content: bytes, recording: Recording, now: datetime) -> None:
        """Put the recording into its file, before the row is written."""
        seal = files.write(content, row=self.pk, owner=self.author_id, now=now)
        self.own = {**seal.to_json(), "type": recording.type, "seconds": round(recording.seconds)}

    def told_to(self, person: Person) -> Any:
        """How to open it, as `person` may know."""
        return self.own if self.author_id == person.id else self.shared

    def heard(self, told: dict[str, Any], start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The recording from one byte to another."""
        return files.read(Seal.from_json(told), row=self.pk, owner=self.author_id, start=start, stop=stop)
