"""What can be imported: each area enters its kinds at start-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import ngettext

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.kit.importing.columns import Column
from decreta.kit.importing.rows import Judged, Row, Standing
from decreta.kit.models import ImportBatch


@dataclass(frozen=True)
class NextStep:
    """What is to be done after an import, and where."""

    label: str | Promise
    url: str
    icon: str = ""


class Importable:
    """A kind of import. An area subclasses it and registers an instance.

    Judging writes nothing and asks set-wise: the number of statements does not grow with the number of rows.
    Acting goes through the acts of the area, one row in one transaction.
    """

    kind: ClassVar[str]
    label: ClassVar[str | Promise]
    about: ClassVar[str | Promise]
    #: What one row is called, to name it in results.
    icon: ClassVar[str] = "file-text"
    order: ClassVar[int] = 50
    columns: ClassVar[tuple[Column, ...]]
    #: Columns that an import never changes in what is there already.
    fixed: ClassVar[frozenset[str]] = frozenset()
    #: Whether it is all rows or none, whatever is asked: nothing of a file is in before everything of it can be.
    is_whole: ClassVar[bool] = False
    #: Whether what a row has changed can be taken back (`undo`, or the values of before through `act`).
    is_undoable: ClassVar[bool] = True
    #: Where its files come from, as an address to post to, when it takes none but those that were taken out there.
    source: ClassVar[str] = ""
    source_label: ClassVar[str | Promise] = ""

    def may(self, *, by: Actor) -> None:
        """Who may import this. Raises NotAllowed."""
        raise NotImplementedError

    def key(self, row: Row) -> str:
        """What the row is known by in and across files; the empty text when it cannot be told."""
        raise NotImplementedError

    def said(self, row: Row) -> str:
        """The key as the row writes it, for people."""
        return row.key.replace("\x1f", ", ")

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        """Find what the rows refer to, put it into `row.values`, note what is wrong."""

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        """What the records hold of these rows, by the number of the row."""
        raise NotImplementedError

    def before(self, rows: Sequence[Row], *, by: Actor) -> None:
        """Do once what several rows share, before the first of them (the document that they all come from)."""

    def act(self, row: Row, *, by: Actor) -> models.Model | None:
        """Do what the row says, through acts: `row.thing` is None for a new one. Returns what it made or changed."""
        raise NotImplementedError

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        """Take back what a row has made, by an act. Raises ActRefused when it has been used since."""
        raise NotNow.of(self.why_not_undone)

    why_not_undone: ClassVar[str | Promise] = ""

    def ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The order in which rows are acted on: what others stand on comes first."""
        return rows

    def address(self, kind: str, key: str) -> str:
        """Where the result of a row is shown; empty where it has no page."""
        return ""

    def deed(self, number: int) -> str:
        """What is done with so many rows, as the button says it."""
        return ngettext("Import %(n)s row", "Import %(n)s rows", number) % {"n": number}

    def next_steps(self, batch: ImportBatch) -> Sequence[NextStep]:
        """What is to be done after an import of these; offered on the page of its result."""
        return ()

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns by their keys."""
        return {one.key: one for one in self.columns}

    def column(self, key: str) -> Column:
        return self.by_key[key]


_importables: dict[str, Importable] = {}


def register(found: Importable) -> None:
    """Enter a kind of import; the same kind again replaces it."""
    _importables[found.kind] = found


def importable(kind: str) -> Importable | None:
    """The kind of import of a name."""
    return _importables.get(kind)


def importables() -> list[Importable]:
    """Every kind of import, in order."""
    return sorted(_importables.values(), key=lambda one: (one.order, one.kind))


def importables_for(by: Actor) -> list[Importable]:
    """The kinds that an actor may import."""
    from decreta.core.errors import allows

    return [one for one in importables() if allows(one.may, by=by)]


def keyed(things: Iterable[Any], attribute: str) -> dict[Any, Any]:
    """Things by one of their attributes."""
    return {getattr(one, attribute): one for one in things}
