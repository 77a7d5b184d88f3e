"""What somebody notes for himself on a point."""

from __future__ import annotations

from typing import Self

from django.db import models

from decreta.core import sealing
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem, Sitting
from decreta.organisation.models import Person

_PURPOSE = "reading.note"


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, actor: Actor) -> Self:
        """Its writer alone, in whatever post he acts: no office, no inspector, not the system either."""
        return self.none() if actor.person_id is None else self.filter(person_id=actor.person_id)


class Note(models.Model):
    """A private note on a point of an agenda. Its words are enciphered where they lie.

    It outlives its point: who takes a point off the agenda does not take away what others have written for themselves.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["saved_at"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="one_note_on_a_point")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def text(self) -> str:
        """The words, for whoever was given the note."""
        return sealing.opened(self.sealed, _PURPOSE)

    @text.setter
    def text(self, words: str) -> None:
        self.sealed = sealing.sealed(words, _PURPOSE)
