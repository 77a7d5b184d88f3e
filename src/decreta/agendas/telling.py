"""What agendas leave in the record of their sitting: where a point went that was not dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.agendas.enums import Way
from decreta.agendas.models import CarriedPoint
from decreta.meetings.happenings import Group, Happening
from decreta.meetings.models import Sitting


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every point of which somebody has said where it goes. One statement."""
    for one in CarriedPoint.objects.filter(item__sitting=sitting):
        yield Happening(
            one.at, "agendas.carried", _words(one), Group.RESULT, one.item_id, source=one.pk, is_of_order=True
        )


def _words(one: CarriedPoint) -> str:
    facts = {"reason": one.reason.replace("\n", " ")}
    if one.way == Way.SITTING:
        return _("The point goes onto the agenda of a later sitting: %(reason)s") % facts
    if one.way == Way.POOL:
        return _("The point stands among the open points of the body again: %(reason)s") % facts
    if one.way == Way.BACK:
        return _("The point goes back to who proposed it: %(reason)s") % facts
    return _("The point is not dealt with any more: %(reason)s") % facts
