"""What agendas leave in the record: what was adopted by consent, what was put off and taken up again, where points went."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.agendas.enums import Way
from decreta.agendas.models import Adoption, CarriedPoint, ResumedPoint
from decreta.meetings.happenings import Group, Happening, quorum_words
from decreta.meetings.models import Sitting
from decreta.ui import moments


def tell(sitting: Sitting) -> Iterator[Happening]:
    """What was adopted together since nobody opposed it, what was put off and taken up again, and what was said of points that were left. Three statements."""
    for row in Adoption.objects.filter(item__sitting=sitting).order_by("adopted_at", "item__position"):
        yield Happening(
            row.adopted_at,
            "agendas.adopted",
            _("Adopted by consent, since nobody objected."),
            Group.RESULT,
            row.item_id,
            quorum=quorum_words(row.quorum),
            source=row.pk,
        )
    for again in ResumedPoint.objects.filter(item__sitting=sitting):
        yield Happening(
            again.at, "agendas.resumed", _resumed(again), Group.RESULT, again.item_id, source=again.pk, is_of_order=True
        )
    for one in CarriedPoint.objects.filter(item__sitting=sitting):
        yield Happening(
            one.at, "agendas.carried", _words(one), Group.RESULT, one.item_id, source=one.pk, is_of_order=True
        )


def _resumed(one: ResumedPoint) -> str:
    facts = {"time": f"{moments.local(one.put_off_at):%H:%M}"}
    if one.way == Way.BACK:
        return _("Put off at %(time)s to go back to who proposed it, the point was taken up again.") % facts
    return _("Put off at %(time)s to be dealt with another time, the point was taken up again.") % facts


def _words(one: CarriedPoint) -> str:
    facts = {"reason": one.reason.replace("\n", " ")}
    if one.way == Way.SITTING:
        return _("The point goes onto the agenda of a later sitting: %(reason)s") % facts
    if one.way == Way.POOL:
        return _("The point stands among the open points of the body again: %(reason)s") % facts
    if one.way == Way.BACK:
        return _("The point goes back to who proposed it: %(reason)s") % facts
    return _("The point is not dealt with any more: %(reason)s") % facts
