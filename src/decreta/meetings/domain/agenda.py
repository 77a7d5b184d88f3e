"""Points of the agenda."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db.models import F, Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.enums import PointKind, SittingState
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.states import AUDIT_KINDS

_TITLE_LIMIT = 300
_PRESENTER_LIMIT = 160
_MOST_MINUTES = 600


@act("meetings.add_point")
def add_point(
    *,
    sitting: Sitting,
    title: str,
    by: Actor,
    presenter: str = "",
    minutes: int = 15,
    kind: str = PointKind.ORDINARY,
    at: dt.datetime | None = None,
) -> AgendaItem:
    """Put a point at the end of the agenda, also while the sitting is in session. Minutes are planned ones."""
    _begin(sitting, by=by)
    if kind == PointKind.EARLIER_CONCLUSIONS and sitting.agenda.filter(kind=kind).exists():
        raise Invalid.of(_("The agenda already has this point."), field="kind", code="once")
    last = sitting.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        sitting=sitting, position=last + 1, kind=kind, title=_line(title), presenter=_line(presenter), minutes=minutes
    )
    _check(item)
    item.save(force_insert=True)
    record(AUDIT_KINDS["add_point"], by=by, on=item, about=[sitting], facts=_facts(item), at=at)
    return item


@act("meetings.change_point")
def change_point(
    *, item: AgendaItem, title: str, presenter: str, minutes: int, by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Change a point's words or planned minutes. Returns None when nothing differs."""
    _begin(item.sitting, by=by)
    before = _facts(item)
    item.title, item.presenter, item.minutes = _line(title), _line(presenter), minutes
    _check(item)
    after = _facts(item)
    if before == after:
        return None
    item.save(update_fields=["title", "presenter", "minutes"])
    record(
        AUDIT_KINDS["change_point"],
        by=by,
        on=item,
        about=[item.sitting],
        facts={"before": before, "after": after},
        at=at,
    )
    return item


@act("meetings.move_point")
def move_point(
    *, item: AgendaItem, direction: Literal["up", "down"], by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Exchange a point with the one above or below. Returns None at the ends; a point that has begun stays."""
    _begin(item.sitting, by=by)
    policies.point_is_untouched(item)
    item.refresh_from_db(fields=["position"])
    if direction == "up":
        other = item.sitting.agenda.filter(position__lt=item.position).last()
    else:
        other = item.sitting.agenda.filter(position__gt=item.position).first()
    if other is None:
        return None
    policies.point_is_untouched(other)
    before = item.position
    item.position, other.position = other.position, item.position
    AgendaItem.objects.bulk_update([item, other], ["position"])  # the constraint is checked at commit
    facts = {"position": {"before": before, "after": item.position}}
    record(AUDIT_KINDS["move_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.remove_point")
def remove_point(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Take a point off that has not begun; those below move up. Its papers leave the sitting with it."""
    sitting = item.sitting
    _begin(sitting, by=by)
    policies.point_is_untouched(item)
    if sitting.state == SittingState.CONVENED and sitting.agenda.count() == 1:
        raise NotNow.of(_("A convened sitting has at least one point."), code="last_point")
    facts = {**_facts(item), "papers": item.papers.count()}
    record(AUDIT_KINDS["remove_point"], by=by, on=item, about=[sitting], facts=facts, at=at)
    position = item.position
    item.delete()
    sitting.agenda.filter(position__gt=position).update(position=F("position") - 1)
    return sitting


def _begin(sitting: Sitting, *, by: Actor) -> None:
    """Who and when; the lock keeps positions apart when two secretaries arrange one agenda."""
    rules.may_prepare(sitting.body, by=by)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    policies.can("arrange", locked)


def _check(item: AgendaItem) -> None:
    problems = Problems()
    if not item.title:
        problems.add(_("State the title."), "title", "required")
    if len(item.title) > _TITLE_LIMIT:
        problems.add(_("The title is longer than %(limit)s characters.") % {"limit": _TITLE_LIMIT}, "title")
    if len(item.presenter) > _PRESENTER_LIMIT:
        problems.add(_("The presenter is longer than %(limit)s characters.") % {"limit": _PRESENTER_LIMIT}, "presenter")
    if not 1 <= item.minutes <= _MOST_MINUTES:
        problems.add(_("Plan between 1 and %(most)s minutes.") % {"most": _MOST_MINUTES}, "minutes")
    if item.kind not in PointKind.values:
        problems.add(_("Choose the kind of point."), "kind")
    problems.refuse_if_any(Invalid)


def _facts(item: AgendaItem) -> dict[str, object]:
    return {
        "position": item.position,
        "title": item.title,
        "presenter": item.presenter,
        "minutes": item.minutes,
        "kind": item.kind,
    }


def _line(text: str) -> str:
    return " ".join(text.split())
