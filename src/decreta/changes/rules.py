"""WHO drafts decision letters, and who ends tasks by a paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.models import Body, Post
from decreta.organisation.rules import capabilities_of


def _works_for(by: Actor, body: Body) -> bool:
    return by.is_system or body.pk in by.body_ids | by.served_body_ids


def may_draft_letter(*, body: Body, by: Actor) -> None:
    """Letters that decide requests for more time are drafted by those who monitor the body's tasks and draft for it."""
    if not (_works_for(by, body) and by.can("monitor_tasks") and by.can("draft_documents")):
        raise NotAllowed.of(
            _("Only those who monitor the tasks of %(body)s draft this letter.") % {"body": body.name},
            code="not_the_monitor",
        )


def may_end(*, body: Body, by: Actor) -> None:
    """Tasks of a body are ended by its secretary, who assigns them, and by its heads, who decide on them."""
    if not (_works_for(by, body) and (by.can("assign_tasks") or by.can("decide_extensions"))):
        raise NotAllowed.of(
            _("Only those who assign the tasks of %(body)s may end them.") % {"body": body.name}, code="may_not_end"
        )


def may_pass(*, body: Body, by: Actor) -> None:
    """What an ended organisation had to do for a body passes on by those who may end the tasks of the body."""
    may_end(body=body, by=by)


def decides(post: Post) -> bool:
    """Whether a post decides on extensions: its signature under the letter is the decision (trap T9)."""
    return "decide_extensions" in capabilities_of(post.role, in_organisation=post.unit_id is not None)
