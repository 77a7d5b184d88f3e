"""Rows that are held while something is done with them: the sitting first, then a message."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.meetings.models import Sitting
from decreta.messaging.models import Message


def sitting(one: Sitting) -> Sitting:
    """The sitting as it is now: its closing and whoever excludes somebody wait, and are waited for."""
    found = Sitting.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("body", "chair_post", "current_item").get(pk=one.pk)


def message(one: Message) -> Message:
    """The message as it is now. Raises NotNow when it was destroyed meanwhile."""
    rows = Message.objects.select_for_update(of=("self",)).select_related("sitting", "item", "invitation__holding")
    found = rows.filter(pk=one.pk).first()
    if found is None:
        raise NotNow.of(_("This message was destroyed, as the rules of the body say."), code="destroyed")
    return found
