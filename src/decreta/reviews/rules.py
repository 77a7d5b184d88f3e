"""WHO reviews directives without an end."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.models import Body


def may_review(*, body: Body, by: Actor) -> None:
    """Those who assign or decide for the body whose directive it is: its secretary and its leaders."""
    if by.is_system:
        return
    is_of_body = body.pk in by.body_ids | by.served_body_ids
    if not is_of_body or not (by.can("assign_tasks") or by.can("decide_extensions")):
        raise NotAllowed.of(
            _("A directive is reviewed by those who assign or decide for its body."), code="not_of_the_body"
        )


def may_set_rule(*, body: Body | None, by: Actor) -> None:
    """Those of the body; for the whole installation an administrator."""
    if body is not None:
        may_review(body=body, by=by)
    elif not by.is_system and not by.can("administer"):
        raise NotAllowed.of(_("What holds for every body is set by an administrator."), code="not_an_administrator")
