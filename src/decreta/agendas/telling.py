"""What points adopted by consent leave in the record of their sitting."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.agendas.models import Adoption
from decreta.meetings.happenings import Group, Happening, quorum_words
from decreta.meetings.models import Sitting


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every point that was adopted together with others because nobody opposed it. One statement."""
    for one in Adoption.objects.filter(item__sitting=sitting).order_by("adopted_at", "item__position"):
        yield Happening(
            one.adopted_at,
            "agendas.adopted",
            _("Adopted by consent, since nobody objected."),
            Group.RESULT,
            one.item_id,
            quorum=quorum_words(one.quorum),
            source=one.pk,
        )
