"""A list as a paper: official faces, a head on every page, wide tables across the sheet."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext as _

from decreta.core.letters import printable
from decreta.kit.exporting import typesetting
from decreta.kit.exporting.content import Content
from decreta.ui import moments
from decreta.ui.tables.values import in_words

#: What an upright sheet takes, in characters of all columns together.
_UPRIGHT = 110
_NUMBER = 5


def write(content: Content, to: BinaryIO) -> None:
    """Set the list and write the paper."""
    day = moments.local(content.made_at).date()
    made = next((value for label, value in content.facts[-2:-1]), "")
    data = {
        "title": printable(content.title),
        "sub": printable(content.sub),
        "issuer": "",
        "author": made,
        "date": [day.year, day.month, day.day],
        "lang": content.language,
        "wide": sum(head.width for head in content.heads) > _UPRIGHT,
        # Rows on paper are numbered: people name them to each other.
        "heads": [
            {"label": _("No."), "width": _NUMBER, "number": True},
            *({"label": one.label, "width": _share(one.width), "number": one.is_number} for one in content.heads),
        ],
        # The first fact is the list's name, which is the title here.
        "facts": [[label, printable(value)] for label, value in content.facts[1:]],
        "notes": content.notes,
        "foot": printable(f"{content.title} · {moments.moment(content.made_at)}"),
    }
    rows = ([str(number), *map(in_words, row)] for number, row in enumerate(content.rows(), 1))
    typesetting.write("list.typ", data, rows, to, moment=content.made_at)


def _share(width: int) -> int:
    """How much of the sheet a column takes: long texts run over several lines."""
    return min(width, 45)
