"""What a point says beside its title: why the body deals with it, and what it is proposed to decide."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.core.texts import lines_of
from decreta.meetings import beginning, policies, rules
from decreta.meetings.domain.indexing import index_points
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Conclusion, PointText
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS

LIMIT = 8_000
_REASON_LIMIT = 300


@act("meetings.write_point_text")
def write_point_text(
    *,
    item: AgendaItem,
    why: str,
    proposed: str,
    expected_version: int,
    by: Actor,
    reason: str = "",
    at: dt.datetime | None = None,
) -> PointText | None:
    """Write why a body deals with a point and what it is proposed to decide, as another version. None when nothing differs.

    `expected_version` is the one that was read, 0 where nothing stood there. Once the sitting is convened those invited
    have read it: then a change says what is different and why. Raises Stale when somebody else saved in between, Invalid
    with everything that is wrong.
    """
    rules.may_run(item.sitting, by=by)
    held_sitting(item.sitting_id)
    held = AgendaItem.objects.select_for_update(of=("self",)).select_related("sitting__body").get(pk=item.pk)
    problems = Problems()
    words, wanted = worded(why, proposed, problems)
    policies.text_can_be_written(held, proposed=wanted)
    because = " ".join(reason.split())
    problems.refuse_if_any(Invalid)
    if (words, wanted) == (held.why, held.proposed):
        return None
    policies.text_is_current(held, expected_version)
    if held.proposed and not wanted:
        beginning.proposal_goes(held)
    if held.sitting.state != SittingState.PREPARING and held.text_version and not because:
        problems.add(_("Those invited have read it: say what is different, and why."), "reason", "required")
    if len(because) > _REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    problems.refuse_if_any(Invalid)
    held.why, held.proposed, held.text_version = words, wanted, held.text_version + 1
    held.save(update_fields=["why", "proposed", "text_version"])
    index_points([held])
    made = keep_version(held, reason=because, by=by, at=at)
    facts = {"position": held.position, "version": made.number, "sha256": digest(wanted), "has_reason": bool(because)}
    record(AUDIT_KINDS["write_point_text"], by=by, on=held, about=[held.sitting], facts=facts, at=at)
    item.why, item.proposed, item.text_version = held.why, held.proposed, held.text_version
    return made


def worded(why: str, proposed: str, problems: Problems) -> tuple[str, str]:
    """Both texts as they are kept: what is proposed line by line, since it becomes a conclusion as it stands."""
    words = why.replace("\r\n", "\n").strip()
    wanted = "\n".join(" ".join(line.split()) for line in lines_of(proposed))
    for name, text in (("why", words), ("proposed", wanted)):
        if len(text) > LIMIT:
            problems.add(_("The text is longer than %(limit)s characters.") % {"limit": LIMIT}, name)
        if "\x00" in text:
            problems.add(_("The text contains a character that cannot be kept."), name)
    return words, wanted


def keep_version(item: AgendaItem, *, by: Actor, at: dt.datetime | None, reason: str = "") -> PointText:
    """The present texts of a point as the version that it has now."""
    return PointText.objects.create(
        item=item,
        number=item.text_version,
        why=item.why,
        proposed=item.proposed,
        reason=reason,
        written_at=at or clock.now(),
        by=by.as_facts(),
    )


def draft_from(item: AgendaItem, *, by: Actor, at: dt.datetime, is_draft: bool = True) -> Conclusion | None:
    """What is proposed under a point that begins, as the draft of its conclusion. None where nothing is proposed.

    Where something was concluded under it beforehand, that stands, and what waits on the proposal amends it. What the
    body has put off is not drafted. Without `is_draft` it is concluded at once.
    """
    item.refresh_from_db(fields=["proposed", "aside"])
    if not item.proposed or item.aside:
        return None
    if (stands := item.conclusions.first()) is not None:
        beginning.came_of_proposal(stands, passes=not is_draft)
        return None
    made = Conclusion.objects.create(
        item=item,
        ordinal=1,
        text=item.proposed,
        begun_at=at,
        written_at=at,
        written_by=by.as_facts(),
        is_draft=is_draft,
    )
    beginning.came_of_proposal(made, passes=not is_draft)
    return made


def set_aside(item: AgendaItem, why: str) -> None:
    """Note that nothing is concluded under a point any more, and why; an empty `why` lets it be concluded again."""
    item.aside = why
    item.save(update_fields=["aside"])


def digest(text: str) -> str:
    """What the log keeps of words: more people read the log than the sitting."""
    return hashlib.sha256(text.encode()).hexdigest()
