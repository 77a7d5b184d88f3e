"""A frozen report as the text of a paper of the office: what it says in sentences and tables, and its annexes.

The plain grammar of drafts, so that the official layout, the register and the signature are those of every paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decreta.core.letters import printable
from decreta.directives.models import FrozenReport
from decreta.directives.queries.report_data import check
from decreta.directives.rendering.printed import Printed, printed
from decreta.directives.rendering.sections import Section
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.inline import plain
from decreta.documents.rendering.particulars import Annex
from decreta.ui.tables import Plain
from decreta.ui.tables.values import in_words

#: A paper of more tasks has no list of them: it would be a book that nobody signs. The frozen report keeps it, and so
#: any other table of more rows.
MOST_TASKS: Final = 1000
_NOTHING: Final = "–"
#: It parts the cells of a table's row; in a cell another sign stands in its place.
_BAR, _NO_BAR = "|", "/"
#: Two of the same signs that mark words in a draft; a joiner that nobody sees parts them.
_MARK, _PARTED = re.compile(r"([*/_])(?=\1)"), "\\1\u2060"


@dataclass(frozen=True)
class Official:
    """Subject, text and annexes of the paper."""

    subject: str
    text: str
    annexes: tuple[Annex, ...]


def official(report: FrozenReport, data: Mapping[str, Any], *, language: str, with_tasks: bool) -> Official:
    """The paper of frozen data in a language. The figures are counted again first. Raises ReportDoesNotAddUpError."""
    check(data)
    with translation.override(language):
        said = printed(data, language=language, moment=report.frozen_at)
        short = [one for one in said.breakdowns if len(one.rows) <= MOST_TASKS]
        sections = [*short, *([_tasks(said)] if with_tasks else [])]
        return Official(
            subject=capfirst(_line(said.subject)),
            text="\n".join(_lines(said, report, with_tasks=with_tasks)),
            annexes=tuple(_annex(one) for one in sections),
        )


def _lines(said: Printed, report: FrozenReport, *, with_tasks: bool) -> Iterator[str]:
    for label, value in said.facts:
        yield _said(f"{label}: {value}")
    yield from map(_said, said.paragraphs)
    for number, section in enumerate(said.summary, 1):
        yield f"{number}. {_said(section.title)}"
        yield from _rows(section)
    for section in said.breakdowns:
        if len(section.rows) > MOST_TASKS:
            yield _said(_("The table “%(title)s” is kept with the frozen report.") % {"title": section.title})
    if not with_tasks:
        yield _line(_("The list of the tasks is kept with the frozen report."))
    source = _("Figures, tables and annexes are those of the frozen progress report (SHA-256 of its data: %(hash)s).")
    yield _line(source % {"hash": _in_groups(report.content_hash)})


def _in_groups(digest: str) -> str:
    """A hash as papers print it: groups of eight, between which a line may end."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def _tasks(said: Printed) -> Section:
    return Section(_("List of tasks"), said.annex.heads, said.annex.rows)


def _annex(section: Section) -> Annex:
    return Annex(_line(section.title), parse_blocks("\n".join(_rows(section))))


def _rows(section: Section) -> Iterator[str]:
    yield _row([label for label, _width, _is_number in section.heads])
    yield from map(_row, section.rows)


def _row(values: Sequence[Plain]) -> str:
    cells = (_said(in_words(value).replace(_BAR, _NO_BAR)) or _NOTHING for value in values)
    return f"{_BAR} {f' {_BAR} '.join(cells)} {_BAR}"


def _said(text: str) -> str:
    """A line of the text, or a cell: what would mark words stands as it was written."""
    line = _line(text)
    return line if plain(line) == line else _MARK.sub(_PARTED, line)


def _line(text: object) -> str:
    """Words on one line, in letters that a paper can print."""
    return printable(" ".join(str(text).split()))
