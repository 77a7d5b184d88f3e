"""A coordinator delivers what it was asked for, says why it cannot, or contributes without being asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.contributions import rules
from decreta.contributions.domain.shared import check_text, enter, hold, hold_open
from decreta.contributions.models import Contribution, Delivery, Piece
from decreta.contributions.queries.leading import leading
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.files.models import StoredFile

_STANDING = ("delivered_at", "is_refused", "judged")


@dataclass(frozen=True)
class PieceInput:
    """What comes with a delivery: a file that is kept already, or a paper by its number and symbol."""

    title: str = ""
    symbol: str = ""
    file: StoredFile | None = None


@audit.act("contributions.answer")
def answer(
    *,
    contribution: Contribution,
    text: str,
    by: Actor,
    is_refusal: bool = False,
    pieces: Sequence[PieceInput] = (),
    at: dt.datetime | None = None,
) -> Delivery:
    """Deliver what was asked for, or say why it cannot be; again when it was returned. Raises NotAllowed, NotNow, Invalid."""
    rules.may_answer(contribution=contribution, by=by)
    moment = at or clock.now()
    problems = Problems()
    check_text(problems, text, "text", _("Say what is delivered, or why it cannot be."))
    _check_pieces(problems, pieces)
    problems.refuse_if_any()
    held = hold(contribution)
    if not held.waits_for_delivery:
        raise NotNow.of(
            _("It was delivered already; who leads the task says whether it is sufficient."), code="delivered"
        )
    made = _deliver(held, text, pieces, is_refusal=is_refusal, by=by, at=moment)
    held.delivered_at, held.is_refused, held.judged = moment, is_refusal, ""
    held.save(update_fields=_STANDING)
    told = {"delivery": made.ordinal, "pieces": len(pieces), "late": made.is_late}
    enter("contributions.declined" if is_refusal else "contributions.delivered", held, by=by, at=moment, **told)
    return made


@audit.act("contributions.offer")
def offer(
    *,
    assignment: Assignment,
    text: str,
    by: Actor,
    pieces: Sequence[PieceInput] = (),
    at: dt.datetime | None = None,
) -> Contribution:
    """Contribute to a task that one coordinates, without having been asked. Raises NotAllowed, NotNow, Invalid."""
    rules.may_offer(assignment=assignment, by=by)
    moment = at or clock.now()
    problems = Problems()
    check_text(problems, text, "text", _("Say what is contributed."))
    _check_pieces(problems, pieces)
    problems.refuse_if_any()
    held = hold_open(assignment)
    made = Contribution.objects.create(
        assignment=held, lead=leading(held), created_at=moment, by=by.as_facts(), delivered_at=moment
    )
    _deliver(made, text, pieces, is_refusal=False, by=by, at=moment)
    enter("contributions.offered", made, by=by, at=moment, delivery=1, pieces=len(pieces))
    return made


def _deliver(
    held: Contribution, text: str, pieces: Sequence[PieceInput], *, is_refusal: bool, by: Actor, at: dt.datetime
) -> Delivery:
    made = Delivery.objects.create(
        contribution=held,
        ordinal=held.deliveries.count() + 1,
        text=text.strip(),
        is_refusal=is_refusal,
        due_at=held.due_at,
        at=at,
        by=by.as_facts(),
    )
    Piece.objects.bulk_create(
        Piece(delivery=made, title=one.title.strip() or one.symbol.strip(), symbol=one.symbol.strip(), file=one.file)
        for one in pieces
    )
    return made


def _check_pieces(problems: Problems, pieces: Sequence[PieceInput]) -> None:
    if any(not (one.title.strip() or one.symbol.strip()) for one in pieces):
        problems.add(_("Give each piece of evidence a title or a symbol."), "pieces", "untitled")
