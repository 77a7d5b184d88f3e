"""Which periods before a sitting were not kept, in words."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.prepared import prepared
from decreta.meetings.enums import Period
from decreta.meetings.models import ShortNotice
from decreta.meetings.queries.room import Room


@prepared
def noted(sitting: UUID) -> QuerySet[ShortNotice]:
    """The periods before a sitting that were not kept."""
    return ShortNotice.objects.filter(sitting_id=sitting)


def short_notices_of(room: Room) -> list[str]:
    """What a reader of a sitting's page is told: of papers only of those that he reads. One statement."""
    if "meetings.short_notices" in room.lacks:
        return []
    papers = {paper.pk: paper.title for item in room.points for paper in item.papers.all()}
    found = noted.rows(room.sitting.pk)
    return [words(one, papers.get(one.paper_id, "")) for one in found if one.paper_id is None or one.paper_id in papers]


def words(one: ShortNotice, title: str = "") -> str:
    """One sentence: what came how late, what the rules ask for, and why."""
    facts = {"n": one.kept_days, "needed": one.needed_days, "title": title, "reason": one.reason}
    if one.period == Period.CONVOCATION:
        said = ngettext(
            "Convened %(n)s working day before the sitting; the rules ask for %(needed)s.",
            "Convened %(n)s working days before the sitting; the rules ask for %(needed)s.",
            one.kept_days,
        )
    elif title:
        said = ngettext(
            "The paper “%(title)s” came %(n)s working day before the sitting; the rules ask for %(needed)s.",
            "The paper “%(title)s” came %(n)s working days before the sitting; the rules ask for %(needed)s.",
            one.kept_days,
        )
    else:
        said = ngettext(
            "A paper came %(n)s working day before the sitting; the rules ask for %(needed)s.",
            "A paper came %(n)s working days before the sitting; the rules ask for %(needed)s.",
            one.kept_days,
        )
    whole = [said % facts, *([_("Reason: %(reason)s") % facts] if one.reason else [])]
    return " ".join(whole)
