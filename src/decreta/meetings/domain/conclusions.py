"""What the chair concludes under each point, written by the secretary."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db.models import F, Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Stale
from decreta.core.texts import lines_of
from decreta.meetings import policies, rules
from decreta.meetings.domain.removing import take_away
from decreta.meetings.domain.texts import digest
from decreta.meetings.models import AgendaItem, Conclusion
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS

_LIMIT = 8_000


@act("meetings.write_conclusion")
def write_conclusion(*, item: AgendaItem, text: str, by: Actor, at: dt.datetime | None = None) -> Conclusion:
    """Write a conclusion under a point, after those that stand there."""
    _begin(item, by=by)
    policies.point_is_dealt_with(item)
    policies.has_not_gone_on(item)
    words = _checked(text)
    last = item.conclusions.aggregate(last=Max("ordinal"))["last"] or 0
    moment = at or clock.now()
    conclusion = Conclusion.objects.create(
        item=item, ordinal=last + 1, text=words, begun_at=moment, written_at=moment, written_by=by.as_facts()
    )
    record(AUDIT_KINDS["write_conclusion"], by=by, on=conclusion, about=[item.sitting], facts=_facts(conclusion), at=at)
    return conclusion


@act("meetings.edit_conclusion")
def edit_conclusion(
    *, conclusion: Conclusion, text: str, expected_revision: int, by: Actor, at: dt.datetime | None = None
) -> Conclusion | None:
    """Change the words of a conclusion. Returns None when they are the same.

    `expected_revision` is the one that was read. Raises Stale when somebody else saved in between, or took it out: the
    row keeps his words, the caller still has his own. Raises NotNow when it stands in the record as it was concluded.
    """
    locked = _held(conclusion, by=by)
    policies.may_be_changed(locked)
    words = _checked(text)
    if words == locked.text:
        return None
    if locked.is_draft:
        policies.has_not_gone_on(conclusion.item)
    policies.revision_is_current(locked, expected_revision)
    before = _facts(locked)
    locked.text, locked.revision = words, locked.revision + 1
    locked.written_at, locked.written_by = at or clock.now(), by.as_facts()
    locked.save()
    facts = {"before": before, "after": _facts(locked)}
    record(AUDIT_KINDS["edit_conclusion"], by=by, on=locked, about=[locked.item.sitting], facts=facts, at=at)
    return locked


@act("meetings.conclude_draft")
def conclude_draft(
    *, conclusion: Conclusion, by: Actor, expected_revision: int | None = None, at: dt.datetime | None = None
) -> Conclusion:
    """Conclude what was proposed, as the draft reads now: from this moment it is a conclusion like any other.

    `expected_revision` is the one that was read aloud. Raises Stale when the draft was changed since, NotNow when it is
    concluded already, or when the body has put its point off.
    """
    locked = _held(conclusion, by=by)
    policies.is_a_draft(locked)
    policies.is_not_aside(conclusion.item)
    if expected_revision is not None:
        policies.revision_is_current(locked, expected_revision)
    # What was decided on its matter until this moment is what it was decided by.
    locked.is_draft, locked.begun_at = False, at or clock.now()
    locked.written_at, locked.written_by = locked.begun_at, by.as_facts()
    locked.save(update_fields=["is_draft", "begun_at", "written_at", "written_by"])
    record(AUDIT_KINDS["conclude_draft"], by=by, on=locked, about=[locked.item.sitting], facts=_facts(locked), at=at)
    return locked


@act("meetings.move_conclusion")
def move_conclusion(
    *, conclusion: Conclusion, direction: Literal["up", "down"], by: Actor, at: dt.datetime | None = None
) -> Conclusion | None:
    """Exchange a conclusion with the one above or below. Returns None at the ends.

    Raises NotNow when either of them stands in the record, Stale when it was taken out meanwhile.
    """
    conclusion = _held(conclusion, by=by)
    if direction == "up":
        other = conclusion.item.conclusions.filter(ordinal__lt=conclusion.ordinal).last()
    else:
        other = conclusion.item.conclusions.filter(ordinal__gt=conclusion.ordinal).first()
    if other is None:
        return None
    for one in (conclusion, other):
        policies.may_be_changed(one)
    before = conclusion.ordinal
    conclusion.ordinal, other.ordinal = other.ordinal, conclusion.ordinal
    Conclusion.objects.bulk_update([conclusion, other], ["ordinal"])  # the constraint is checked at commit
    facts = {"ordinal": {"before": before, "after": conclusion.ordinal}}
    record(AUDIT_KINDS["move_conclusion"], by=by, on=conclusion, about=[conclusion.item.sitting], facts=facts, at=at)
    return conclusion


@act("meetings.remove_conclusion")
def remove_conclusion(*, conclusion: Conclusion, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Take a conclusion out; those below move up. The log keeps that it was there, by its hash.

    Raises NotNow when it stands in the record, Stale when somebody else has taken it out: the log says it once.
    """
    locked, item = _held(conclusion, by=by), conclusion.item
    policies.may_be_changed(locked)
    record(AUDIT_KINDS["remove_conclusion"], by=by, on=locked, about=[item.sitting], facts=_facts(locked), at=at)
    ordinal = locked.ordinal
    take_away(locked, refusal=_("This conclusion stands in the record."))
    item.conclusions.filter(ordinal__gt=ordinal).update(ordinal=F("ordinal") - 1)
    return item


def _begin(item: AgendaItem, *, by: Actor) -> None:
    """Who and when; the lock keeps ordinals apart and the notice from being composed meanwhile."""
    rules.may_run(item.sitting, by=by)
    locked = held_sitting(item.sitting_id)
    policies.conclusions_are_open(locked)
    item.refresh_from_db(fields=["aside"])


def _held(conclusion: Conclusion, *, by: Actor) -> Conclusion:
    """The same, and the row as it is now: who waited for the lock may find other words, another place, or nothing."""
    _begin(conclusion.item, by=by)
    found = Conclusion.objects.select_for_update().filter(pk=conclusion.pk).first()
    if found is None:
        raise Stale.of(
            _("Somebody else has taken this conclusion out in the meantime."), field="text", code="taken_out"
        )
    found.item = conclusion.item
    return found


def _checked(text: str) -> str:
    """The words with lines trimmed and empty lines dropped, since a line is a paragraph of the notice."""
    words = "\n".join(" ".join(line.split()) for line in lines_of(text))
    if not words:
        raise Invalid.of(_("Write the conclusion."), field="text", code="required")
    if len(words) > _LIMIT:
        raise Invalid.of(_("The conclusion is longer than %(limit)s characters.") % {"limit": _LIMIT}, field="text")
    if "\x00" in words:
        raise Invalid.of(_("The text contains a character that cannot be kept."), field="text")
    return words


def _facts(conclusion: Conclusion) -> dict[str, object]:
    """Never the words: more people read the log than the sitting."""
    return {
        "ordinal": conclusion.ordinal,
        "revision": conclusion.revision,
        "sha256": digest(conclusion.text),
    }
