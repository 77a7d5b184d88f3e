"""What members say of minutes, what becomes of it, and how minutes are approved."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import domain as sittings
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes import locking, policies, rules
from decreta.minutes.domain.writing import locked_row
from decreta.minutes.enums import Outcome, Stance, Way
from decreta.minutes.models import Edition, Minutes, Remark
from decreta.minutes.queries.texts import kept_in, newest
from decreta.minutes.rendering.papers import subject_of
from decreta.minutes.states import AUDIT_KINDS

TEXT_LIMIT = 4_000
MINUTES_FOR_APPROVAL = 5


@act("minutes.comment")
def comment(
    *, minutes: Minutes, stance: str, text: str = "", key: str = "", by: Actor, at: dt.datetime | None = None
) -> Remark:
    """Say what one holds of the minutes: agree, remark, object. Bound to the edition that lies before the members."""
    invitation = rules.may_comment(minutes.sitting, by=by)
    locked, moment = locked_row(minutes), at or clock.now()
    policies.remarks_are_asked_for(locked, at=moment)
    edition = _newest(locked)
    words = text.strip()
    problems = Problems()
    if stance not in Stance.values:
        problems.add(_("Choose what you say of the minutes."), "stance")
    if stance != Stance.AGREES and not words:
        problems.add(_("Write what should be different."), "text", "required")
    if len(words) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "text")
    if key and key not in {one.key for one in kept_in(edition, "vi")}:
        problems.add(_("This passage is not in the minutes."), "key")
    problems.refuse_if_any(Invalid)
    remark = Remark.objects.create(
        edition=edition, holding=invitation.holding, stance=stance, key=key, text=words, made_at=moment
    )
    facts = {"edition": edition.ordinal, "stance": stance, "passage": key.partition(":")[0]}
    record(AUDIT_KINDS["comment"], by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    return remark


@act("minutes.answer")
def answer(*, remark: Remark, outcome: str, answer: str = "", by: Actor, at: dt.datetime | None = None) -> Remark:
    """Say what becomes of a remark: taken over or not. What is not taken over is told why."""
    minutes = locked_row(remark.edition.minutes)
    rules.may_write(minutes.sitting, by=by)
    policies.can("answer", minutes)
    locked = Remark.objects.select_for_update().get(pk=remark.pk)
    problems = Problems()
    if outcome not in {Outcome.TAKEN, Outcome.DECLINED}:
        problems.add(_("Choose what becomes of the remark."), "outcome")
    if outcome == Outcome.DECLINED and not answer.strip():
        problems.add(_("Say why it is not taken over."), "answer", "required")
    problems.refuse_if_any(Invalid)
    locked.outcome, locked.answer = outcome, answer.strip()[:TEXT_LIMIT]
    locked.answered_at, locked.answered_by = at or clock.now(), by.as_facts()
    locked.save()
    facts = {"outcome": outcome, "stance": locked.stance}
    record(AUDIT_KINDS["answer"], by=by, on=minutes, about=[minutes.sitting], facts=facts, at=at)
    return locked


@act("minutes.put_on_agenda")
def put_on_agenda(*, minutes: Minutes, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Put the approval of the minutes on the agenda of a later sitting of the body."""
    locked = locked_row(minutes)
    rules.may_approve(locked.sitting, by=by)
    policies.can("approve", locked)
    if sitting.body_id != locked.sitting.body_id or sitting.starts_at <= locked.sitting.starts_at:
        raise Invalid.of(_("Choose a later sitting of this body."), field="sitting", code="not_later")
    if locked.approved_under is not None:
        raise NotNow.of(_("These minutes stand on an agenda already."), code="on_agenda")
    title = _("Approval of the minutes: %(title)s") % {"title": subject_of(locked.sitting, "vi")}
    item = sittings.add_point(sitting=sitting, title=title[:300], minutes=MINUTES_FOR_APPROVAL, by=by, at=at)
    locked.approved_under = item
    locked.save(update_fields=["approved_under"])
    record(AUDIT_KINDS["put_on_agenda"], by=by, on=locked, about=[item, sitting], facts={"point": item.pk}, at=at)
    return item


@act("minutes.approve")
def approve(
    *, minutes: Minutes, way: str, item: AgendaItem | None = None, by: Actor, at: dt.datetime | None = None
) -> Minutes:
    """State that the minutes are approved: by circulation, or under a point of a later sitting. Locks the edition."""
    locked, moment = locked_row(minutes), at or clock.now()
    rules.may_approve(locked.sitting, by=by)
    policies.can("approve", locked)
    edition = _newest(locked)
    policies.nothing_is_objected(edition)
    if way == Way.SITTING:
        under = item or locked.approved_under
        if under is None:
            raise Invalid.of(_("Choose a point of a later sitting of this body."), field="item", code="not_later")
        policies.is_a_later_point(locked, under)
        locked.approved_under = under
    elif way == Way.CIRCULATION:
        policies.circulation_is_over(locked, edition, at=moment)
    else:
        raise Invalid.of(_("Choose how the minutes were approved."), field="way")
    locked.state, locked.approved_at, locked.approved_way = policies.target("approve"), moment, way
    locked.save(update_fields=["state", "approved_at", "approved_way", "approved_under"])
    minutes.refresh_from_db()
    facts = {"way": way, "edition": edition.ordinal, "hash": edition.content_hash}
    record(AUDIT_KINDS["approve"], by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    locking.approved(locked.sitting, by=by, at=moment)
    return locked


def _newest(minutes: Minutes) -> Edition:
    found = newest(minutes)
    assert found is not None, "minutes lie before the members as an edition"
    return found
