"""WHO says how often there must be a report."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.models import Body


def may_set(*, body: Body, by: Actor) -> None:
    """Those who assign, urge or decide for the body that monitors the tasks."""
    if by.is_system:
        return
    is_of_body = body.pk in by.body_ids | by.served_body_ids
    if not is_of_body or not any(by.can(one) for one in ("assign_tasks", "urge", "decide_extensions")):
        raise NotAllowed.of(
            _("How often there must be a report is said by those who assign or decide for the body."),
            code="not_of_the_body",
        )


def may_remind(*, by: Actor) -> None:
    """Reminders come by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders fire by themselves."), code="not_the_system")
