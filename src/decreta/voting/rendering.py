"""Who voted how, as a workbook: a row for each voter, and what the ballot came to on a second sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.kit.exporting import write
from decreta.kit.exporting.content import Content, Head
from decreta.ui import moments
from decreta.ui.tables import Plain
from decreta.voting.queries.afterwards import entry_words
from decreta.voting.queries.shown import Person
from decreta.voting.queries.tallies import Tally


def workbook(tally: Tally, people: Sequence[Person]) -> bytes:
    """The file, as often as it is fetched."""
    made = io.BytesIO()
    write(_content(tally, people), "xlsx", made)
    return made.getvalue()


def row_of(one: Person) -> list[str | int]:
    """A voter: who, in which post, with how many votes, how, and by whose hand."""
    return [
        one.name,
        one.vote.voter.holding.post.name,
        one.vote.weight,
        _("took no part") if one.vote.struck_at else one.says or _("not voted"),
        _("yes") if one.vote.option_id is None and one.vote.entered_id else "",
    ]


def heads() -> list[str]:
    """The columns of a result by name."""
    return [_("Person"), _("Post"), _("Number of votes"), _("Voted"), _("Noted by the clerk")]


def _content(tally: Tally, people: Sequence[Person]) -> Content:
    ballot = tally.ballot

    def rows() -> Iterator[Sequence[Plain]]:
        for one in people:
            yield row_of(one)

    widths = (32, 40, 12, 24, 20)
    return Content(
        title=_("Ballot %(n)s") % {"n": ballot.ordinal},
        sub=ballot.question,
        heads=[Head(label, width, width == 12) for label, width in zip(heads(), widths, strict=True)],
        facts=[
            (_("Question"), ballot.question),
            (_("Result"), tally.outcome_words),
            (_("Arithmetic"), tally.words),
            (_("Opened at"), moments.moment(ballot.opened_at)),
            (_("Closed at"), moments.moment(ballot.closed_at) if ballot.closed_at else ""),
            *([(_("Note"), said)] if (said := entry_words(ballot)) else []),
        ],
        number=len(people),
        rows=rows,
        made_at=clock.now(),
        language=(get_language() or "vi")[:2],
    )
