"""The clock of urging letters; proposals of the ladder that are put aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.directives import rules as urged
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.models import UrgingLetter
from decreta.directives.queries.urging import MOST
from decreta.organisation.models import Body, Post
from decreta.urging import rules
from decreta.urging.models import Dismissal
from decreta.urging.queries.letters import is_late, proposals_to, proposed_assignments, proposing, with_answers

BATCH = 500
#: As many letters as are drafted at once.
AT_ONCE = 50
REASON_LIMIT = 2_000


@audit.act("urging.dismiss")
def dismiss(*, body: Body, addressee: str, reason: str, by: Actor, at: dt.datetime | None = None) -> list[Dismissal]:
    """Put the letter aside that the ladder proposes to an agency (by its key), with everything that speaks for it now.

    A higher rung, or a new deadline, proposes again. Raises NotAllowed, NotNow, Invalid.
    """
    urged.may_urge(body=body, by=by)
    moment = at or clock.now()
    problems = Problems()
    if not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    elif len(reason) > REASON_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": REASON_LIMIT}, "reason", "too_long")
    problems.refuse_if_any()
    held = proposing(body.pk, addressee).select_for_update(of=("self",)).select_related("assignment")
    rungs = list(held.order_by("pk"))
    if not rungs:
        raise NotNow.of(_("No letter is proposed to this agency any more."), code="gone")
    made = Dismissal.objects.bulk_create(
        Dismissal(rung=one, reason=reason.strip(), dismissed_at=moment, by=by.as_facts()) for one in rungs
    )
    lines = [
        audit.Line(
            audit.Ref.to(one.assignment),
            [audit.Ref(one.assignment.matter_kind, str(one.assignment.matter_id)), audit.Ref.to(body)],
            {"colour": one.colour, "lapses_at": one.lapses_at},
        )
        for one in rungs
    ]
    audit.record_all("urging.letter_dismissed", by=by, lines=lines, at=moment)
    return made


@transaction.atomic
def draft_for_each(
    *, body: Body, addressees: Sequence[str], signer_post: Post, answer_by: dt.date, by: Actor
) -> list[UrgingLetter]:
    """Draft the letters that the ladder proposes to several agencies (by their keys), all or none.

    Each urges what is late longest, as many tasks as a letter holds. Raises NotAllowed, NotNow, Invalid.
    """
    urged.may_urge(body=body, by=by)
    if len(addressees) > AT_ONCE:
        raise Invalid.of(_("At most %(n)s letters are drafted at once.") % {"n": AT_ONCE}, code="too_many")
    # Of two who draft at once the second finds what is left.
    Body.objects.select_for_update().get(pk=body.pk)
    found = proposals_to(body.pk, addressees)
    if not found or len(found) < len(addressees):
        raise NotNow.of(_("To some of these agencies no letter is proposed any more. Choose again."), code="gone")
    made = []
    for one in found:
        assignments = list(proposed_assignments(body.pk, one.key)[:MOST])
        if not assignments:
            raise NotNow.of(_("To some of these agencies no letter is proposed any more. Choose again."), code="gone")
        letter = draft_urging_letter(
            body=body,
            addressee=assignments[0].assignee,
            assignments=assignments,
            signer_post=signer_post,
            answer_by=answer_by,
            colour=one.colour,
            by=by,
        )
        made.append(letter)
    return made


@audit.act("urging.tell_late_letters")
def tell_late_letters(*, by: Actor, at: dt.datetime | None = None) -> int | None:
    """Note each urging letter that was not answered in time, once; the body's secretaries are told. None when there is none."""
    rules.may_tell(by=by)
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    waiting = with_answers(UrgingLetter.objects.filter(told_late_at=None, answer_by__lt=day))
    late = waiting.filter(is_late(day)).order_by("answer_by", "pk").values_list("pk", flat=True)[:BATCH]
    free = UrgingLetter.objects.select_for_update(skip_locked=True).filter(pk__in=list(late), told_late_at=None)
    found = list(free.order_by("pk"))
    if not found:
        return None
    UrgingLetter.objects.filter(pk__in=[one.pk for one in found]).update(told_late_at=moment)
    lines = [
        audit.Line(
            audit.Ref.to(one), [audit.Ref("documents.document", str(one.document_id))], {"answer_by": one.answer_by}
        )
        for one in found
    ]
    return audit.record_all("urging.letter_late", by=by, lines=lines, at=moment)
