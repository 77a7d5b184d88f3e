"""Reading the name of an organisation, body or group in a cell, and saying what is wrong with it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.kit.importing import Judged, Row
from decreta.kit.importing.faults import sentences
from decreta.organisation.queries.directory import Directory, Place

sentences(
    {
        "unknown_place": _("“%(text)s” is not known: neither by name nor by symbol, abbreviation or former name."),
        "former_place": _("“%(text)s” is now “%(name)s”."),
        "unclear_place": _("“%(text)s” can mean several: %(names)s."),
    }
)


def directory_of(judged: Judged) -> Directory:
    """The names of today, read once for the whole file."""
    found = judged.memo.get("directory")
    if not isinstance(found, Directory):
        found = judged.memo["directory"] = Directory.read(clock.today())
    return found


def read_place(row: Row, column: str, text: str, directory: Directory) -> Place | None:
    """What a text names; None, with the fault noted, when that is not clear. Near names are offered."""
    found = directory.find(text)
    if found.thing is None:
        code = "unclear_place" if found.is_ambiguous else "unknown_place"
        row.fault(column, code, text=text, names=", ".join(found.offers), offers=found.offers)
    elif found.former:
        row.remark(column, "former_place", text=found.former, name=found.thing.name_vi)
    return found.thing
