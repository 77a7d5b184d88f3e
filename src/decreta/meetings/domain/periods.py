"""Periods before a sitting: what comes later than the rules of the day ask for is noted, with its reason where they ask for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import policies
from decreta.meetings.enums import Period, Shortness
from decreta.meetings.models import Paper, ShortNotice, Sitting
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of
from decreta.organisation.queries.calendars import is_working_day

_REASON_LIMIT = 300


@dataclass(frozen=True)
class Shortfall:
    """By how much a period falls short that something begins now."""

    period: Period
    needed: int
    kept: int
    rules: Rules

    @property
    def asks_for_reason(self) -> bool:
        return self.rules.short_notice == Shortness.REASON

    @property
    def is_too_short(self) -> bool:
        """Whether no reason helps."""
        return self.kept < self.rules.urgent_days

    @property
    def words(self) -> str:
        """What the rule is, and what is left."""
        asked = {
            Period.CONVOCATION: ngettext(
                "The rules ask for %(needed)s working day between the convocation and the sitting.",
                "The rules ask for %(needed)s working days between the convocation and the sitting.",
                self.needed,
            ),
            Period.PAPERS: ngettext(
                "The rules ask that papers are out %(needed)s working day before the sitting.",
                "The rules ask that papers are out %(needed)s working days before the sitting.",
                self.needed,
            ),
        }[self.period]
        left = ngettext("%(kept)s is left.", "%(kept)s are left.", self.kept)
        return f"{asked % {'needed': self.needed}} {left % {'kept': self.kept}}"


def working_days_until(day: dt.date, *, start: dt.date) -> int:
    """How many working days lie between a day and a later one: the first is not counted (Civil Code, Article 147)."""
    return sum(is_working_day(start + dt.timedelta(days=n)) for n in range(1, (day - start).days + 1))


def shortfall(sitting: Sitting, period: Period, *, at: dt.datetime | None = None) -> Shortfall | None:
    """By how much a period is not kept by what is done at a moment; None where it is. `sitting` carries its body."""
    return _against(quorum_rules_of(sitting.body, on=policies.day_of(sitting)), sitting, period, at or clock.now())


def _against(rules: Rules, sitting: Sitting, period: Period, moment: dt.datetime) -> Shortfall | None:
    needed = rules.convocation_days if period == Period.CONVOCATION else rules.papers_days
    start = moment.astimezone(clock.zone()).date()
    # A day off is never nearer than a working one: what lies far ahead need not be counted day by day.
    kept = working_days_until(min(policies.day_of(sitting), start + dt.timedelta(days=needed * 7 + 60)), start=start)
    return Shortfall(period, needed, kept, rules) if kept < needed else None


def checked(found: Shortfall | None, reason: str) -> str:
    """The reason in one line. Raises Invalid where the rules ask for one, NotNow for what is too short with any."""
    words = " ".join(reason.split())
    if len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="late_reason"
        )
    if found is None:
        return words
    if found.is_too_short:
        least = ngettext(
            "Also when it is urgent, %(n)s working day is the least.",
            "Also when it is urgent, %(n)s working days are the least.",
            found.rules.urgent_days,
        )
        raise NotNow.of(f"{found.words} {least % {'n': found.rules.urgent_days}}", code="too_short")
    if found.asks_for_reason and not words:
        raise Invalid.of(f"{found.words} {_('State the reason.')}", field="late_reason", code="short_notice")
    return words


def note(
    found: Shortfall | None,
    sitting: Sitting,
    *,
    reason: str,
    by: Actor,
    paper: Paper | None = None,
    at: dt.datetime | None = None,
) -> dict[str, object]:
    """Keep that a period was not kept, as part of the act that did not keep it; gives the facts for its entry.

    A paper has one such note: of the version that holds.
    """
    if found is None:
        return {}
    values = {
        "item": paper.item if paper is not None else None,
        "needed_days": found.needed,
        "kept_days": found.kept,
        "reason": reason,
        "noted_at": at or clock.now(),
        "by": by.as_facts(),
    }
    ShortNotice.objects.update_or_create(sitting=sitting, paper=paper, period=found.period, defaults=values)
    return {"days_needed": found.needed, "days_kept": found.kept, "has_reason": bool(reason)}


def moved(
    sitting: Sitting, *, before: dt.datetime, reason: str, by: Actor, at: dt.datetime | None = None
) -> dict[str, object]:
    """Reckon the periods anew for a sitting that has been moved from a moment to another, as part of that act.

    Of one that comes earlier nobody knew before now, so the period of the convocation begins now; of one that is put off
    it goes on from the convocation. Papers are out since they came. What was noted of the old day is replaced. Raises
    as `checked` does.
    """
    moment, rules = at or clock.now(), quorum_rules_of(sitting.body, on=policies.day_of(sitting))
    facts: dict[str, object] = {}
    kept = {one.paper_id: one for one in ShortNotice.objects.filter(sitting=sitting)}
    if sitting.convened_at is not None:
        since = moment if sitting.starts_at < before else sitting.convened_at
        short = _against(rules, sitting, Period.CONVOCATION, since)
        words = checked(short, reason or _earlier_reason(kept.get(None)))
        ShortNotice.objects.filter(sitting=sitting, paper=None).delete()
        facts |= note(short, sitting, reason=words, by=by, at=at)
    late = []
    for paper in Paper.objects.filter(item__sitting=sitting).select_related("item"):
        short = _against(rules, sitting, Period.PAPERS, paper.since)
        words = checked(short, _earlier_reason(kept.get(paper.pk)) or reason)
        ShortNotice.objects.filter(paper=paper).delete()
        if note(short, sitting, reason=words, by=by, paper=paper, at=at):
            late.append(paper.pk)
    return facts | ({"late_papers": len(late)} if late else {})


def _earlier_reason(found: ShortNotice | None) -> str:
    return found.reason if found is not None else ""
