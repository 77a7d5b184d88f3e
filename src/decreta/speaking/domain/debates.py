"""Limits of time, the order of speakers, groups with a budget; a list of speakers is closed and opened again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.speaking import policies, rules
from decreta.speaking.enums import Sequence
from decreta.speaking.models import ClosedList, Debate, SpeakingGroup, SpeakingSeat

#: The longest time that a rule gives, in seconds: a day.
LONGEST = 24 * 60 * 60
_FIELDS = ("sequence", "speech_seconds", "order_seconds", "point_seconds")


@act("speaking.set_debate")
def set_debate(
    *,
    sitting: Sitting,
    sequence: str,
    speech_seconds: int | None,
    order_seconds: int | None,
    point_seconds: int | None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Debate | None:
    """Say how the debate goes; times in seconds, None without a limit. Returns None when nothing differs.

    Raises NotAllowed, Invalid with everything wrong.
    """
    rules.may_lead(sitting, by=by)
    problems = Problems()
    if sequence not in Sequence.values:
        problems.add(_("Choose how speakers are put in order."), "sequence")
    given = {"speech_seconds": speech_seconds, "order_seconds": order_seconds, "point_seconds": point_seconds}
    for name, value in given.items():
        _check_time(problems, value, name)
    problems.refuse_if_any(Invalid)
    held_sitting(sitting.pk)
    before = Debate.objects.filter(sitting=sitting).first()
    after = {"sequence": sequence, **given}
    was = {name: getattr(before, name) for name in _FIELDS} if before else None
    if was == after:
        return None
    facts = {**after, "set_at": at or clock.now(), "by": by.as_facts()}
    made, _new = Debate.objects.update_or_create(sitting=sitting, defaults=facts)
    record("speaking.debate_set", by=by, on=sitting, about=[], facts={"before": was, "after": after}, at=at)
    return made


@act("speaking.set_group")
def set_group(
    *,
    sitting: Sitting,
    name: str,
    budget_seconds: int | None,
    invitations: Iterable[Invitation],
    by: Actor,
    group: SpeakingGroup | None = None,
    at: dt.datetime | None = None,
) -> SpeakingGroup:
    """Make a group of speakers, or change one; who belonged to another comes over. Raises NotAllowed, Invalid."""
    rules.may_lead(sitting, by=by)
    held_sitting(sitting.pk)
    seated, called = list(invitations), " ".join(name.split())
    problems = Problems()
    if not called:
        problems.add(_("Name the group."), "name", "required")
    elif len(called) > 120:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": 120}, "name")
    elif _is_taken(sitting, called, group):
        problems.add(_("There is a group of this name."), "name", "taken")
    _check_time(problems, budget_seconds, "budget_seconds")
    if any(one.sitting_id != sitting.pk for one in seated):
        problems.add(_("Somebody is not invited to this sitting."), "invitations")
    problems.refuse_if_any(Invalid)
    if group is None:
        group = SpeakingGroup.objects.create(sitting=sitting, name=called, budget_seconds=budget_seconds)
    else:
        group.name, group.budget_seconds = called, budget_seconds
        group.save(update_fields=["name", "budget_seconds"])
    SpeakingSeat.objects.filter(group=group).delete()
    SpeakingSeat.objects.filter(invitation__in=seated).delete()
    SpeakingSeat.objects.bulk_create(SpeakingSeat(group=group, invitation=one) for one in seated)
    facts = {"name": called, "budget_seconds": budget_seconds, "seats": len(seated)}
    record("speaking.group_set", by=by, on=sitting, about=[], facts=facts, at=at)
    return group


@act("speaking.remove_group")
def remove_group(*, group: SpeakingGroup, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Dissolve a group of speakers: each of them speaks for himself again."""
    sitting = group.sitting
    rules.may_lead(sitting, by=by)
    record("speaking.group_removed", by=by, on=sitting, about=[], facts={"name": group.name}, at=at)
    group.delete()
    return sitting


@act("speaking.close_list")
def close_list(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> ClosedList | None:
    """Take nobody else on the list of speakers of a point. Returns None when it is closed."""
    rules.may_lead(item.sitting, by=by)
    policies.sitting_runs(item.sitting)
    facts = {"closed_at": at or clock.now(), "by": by.as_facts()}
    made, is_new = ClosedList.objects.get_or_create(item=item, defaults=facts)
    if not is_new:
        return None
    record("speaking.list_closed", by=by, on=item, about=[item.sitting], facts={}, at=at)
    return made


@act("speaking.reopen_list")
def reopen_list(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> AgendaItem | None:
    """Take speakers again. Returns None when the list is open."""
    rules.may_lead(item.sitting, by=by)
    policies.sitting_runs(item.sitting)
    gone, _kinds = ClosedList.objects.filter(item=item).delete()
    if not gone:
        return None
    record("speaking.list_reopened", by=by, on=item, about=[item.sitting], facts={}, at=at)
    return item


def _is_taken(sitting: Sitting, name: str, group: SpeakingGroup | None) -> bool:
    found = SpeakingGroup.objects.filter(sitting=sitting, name=name)
    return (found if group is None else found.exclude(pk=group.pk)).exists()


def _check_time(problems: Problems, seconds: int | None, field: str) -> None:
    if seconds is not None and not 0 < seconds <= LONGEST:
        problems.add(_("State a time of at most a day, or none."), field)
