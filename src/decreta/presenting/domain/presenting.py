"""A page is shown to everybody, somebody is asked to present, the presentation ends."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.meetings.models import Invitation, Paper, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.presenting import policies, rules
from decreta.presenting.models import Presentation, presented_in


@act("presenting.show")
def present_page(
    *,
    sitting: Sitting,
    paper: Paper,
    page: int,
    by: Actor,
    version: int | None = None,
    at: dt.datetime | None = None,
) -> Presentation | None:
    """Show a page of a paper of this sitting to everybody who follows. Returns None when it is shown already.

    `version` is the one that the presenter has before him, the present one when it is None: those who follow are shown
    the same, also when another takes its place meanwhile. Raises NotAllowed, NotNow, Invalid when there is no such
    version or page.
    """
    rules.may_present(sitting, by=by)
    held = _hold(sitting)
    policies.sitting_runs(held)
    if paper.item.sitting_id != held.pk:
        raise Invalid.of(_("This paper belongs to another sitting."), field="paper")
    read = version or paper.version
    policies.page_exists(paper, page, version=read)
    before = presented_in(held)
    if before is not None and (before.paper_id, before.version, before.page) == (paper.pk, read, page):
        return None
    made = before or Presentation(sitting=held)
    made.paper, made.version, made.page = paper, read, page
    made.shown_at, made.by = at or clock.now(), by.as_facts()
    made.save()
    record("presenting.shown", by=by, on=held, about=[paper], facts={"version": read, "page": page}, at=at)
    return made


@act("presenting.ask")
def ask_to_present(
    *, sitting: Sitting, invitation: Invitation | None, by: Actor, at: dt.datetime | None = None
) -> Presentation | None:
    """Let somebody invited turn the pages, or, with None, nobody but chair and secretary. Returns None when it is so.

    Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_ask_somebody(sitting, by=by)
    held = _hold(sitting)
    policies.sitting_runs(held)
    if invitation is not None and invitation.sitting_id != held.pk:
        raise Invalid.of(_("This person is not invited to this sitting."), field="invitation")
    before = presented_in(held)
    if (before.presenter_id if before else None) == (invitation.pk if invitation else None):
        return None
    made = before or Presentation(sitting=held)
    made.presenter, made.shown_at, made.by = invitation, at or clock.now(), by.as_facts()
    made.save()
    about = [invitation] if invitation is not None else []
    record("presenting.asked", by=by, on=held, about=about, facts={"is_asked": invitation is not None}, at=at)
    return made


@act("presenting.stop")
def stop_presenting(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Presentation | None:
    """Show nothing any more; everybody reads on his own. Returns None when nothing is shown."""
    rules.may_present(sitting, by=by)
    held = _hold(sitting)
    found = Presentation.objects.filter(sitting=held).exclude(paper=None).first()
    if found is None:
        return None
    page, found.paper, found.version, found.page = found.page, None, None, 1
    found.save(update_fields=["paper", "version", "page"])
    record("presenting.stopped", by=by, on=held, about=[], facts={"page": page}, at=at)
    return found


def _hold(sitting: Sitting) -> Sitting:
    """The sitting, held: two who turn pages at once do it one after another."""
    held = held_sitting(sitting.pk)
    held.body = sitting.body
    return held
