"""What a debate leaves in the record of its sitting: who spoke, under which point, for how long."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.meetings.happenings import Group, Happening
from decreta.meetings.models import Sitting
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Speech


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every speech that was held. One statement."""
    held = Speech.objects.filter(sitting=sitting, began_at__isnull=False).order_by("began_at")
    for one in held.select_related("invitation__holding__person", "invitation__holding__post"):
        assert one.began_at is not None
        holding, seconds = one.invitation.holding, one.seconds(one.began_at)
        who = {
            "person": holding.person.full_name,
            "post": holding.post.name,
            "kind": SpeechKind(one.kind).label,
            "minutes": seconds // 60,
            "seconds": f"{seconds % 60:02d}",
        }
        if one.kind == SpeechKind.ORDINARY:
            words = _("%(person)s, %(post)s (%(minutes)s:%(seconds)s)") % who
        else:
            words = _("%(person)s, %(post)s: %(kind)s (%(minutes)s:%(seconds)s)") % who
        yield Happening(one.began_at, "speaking.spoke", words, Group.SPEAKING, one.item_id, source=one.pk)
