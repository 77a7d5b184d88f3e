"""What agendas leave in the record: what was adopted by consent, and where points went that were not dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.agendas.enums import Way
from decreta.agendas.models import Adoption, CarriedPoint
from decreta.meetings.happenings import Group, Happening, quorum_words
from decreta.meetings.models import Sitting


def tell(sitting: Sitting) -> Iterator[Happening]:
    """What was adopted together since nobody opposed it, and what was said of points that were left. Two statements."""
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
