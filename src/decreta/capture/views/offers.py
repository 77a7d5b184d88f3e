"""What the tray offers on the page of an arrival."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents.models import Arrival
from decreta.documents.rules import may_register
from decreta.ui.buttons import ButtonContext


def on_arrival(arrival: Arrival, actor: Actor) -> list[ButtonContext]:
    """The stamp, for those who keep the register: on the first page where there is a file, else as a label."""
    if not allows(may_register, arrival.organisation, by=actor):
        return []
    found = [ButtonContext(_("Stamp label"), reverse("capture:label", args=[arrival.pk]), icon="stamp", quiet=True)]
    if arrival.document.paper_id:
        where = reverse("capture:stamped", args=[arrival.pk])
        found.append(ButtonContext(_("First page with stamp"), where, quiet=True))
    return found
