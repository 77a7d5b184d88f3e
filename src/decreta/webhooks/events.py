"""Of what programs may hear, and the notice to the owner of an endpoint that was switched off."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind

DISABLED = "webhooks.disabled"
#: Areas of the log that programs may hear of.
AREAS: tuple[str, ...] = ("documents", "dispatch", "directives", "assignments", "meetings", "organisation", "accounts")


def register() -> None:
    """Enter the kind of notice."""
    register_kind(
        DISABLED,
        words=_words,
        label=gettext_lazy("Webhook"),
        icon="unplug",
        title=gettext_lazy("A webhook of mine was switched off"),
        way=Way.MAIL,
        is_obligatory=True,
    )


def _words(facts: Any) -> str:
    return _("Nothing is sent to “%(label)s” any more") % facts
