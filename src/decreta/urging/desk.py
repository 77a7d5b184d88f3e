"""What waits on a desk: to explain, to judge an explanation, to draft a letter that the ladder proposes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments import matters
from decreta.assignments.rules import gives, stands_for
from decreta.core.actor import Actor
from decreta.ui.desk import Handled, Waiting
from decreta.urging.models import Explanation
from decreta.urging.queries.explanations import to_explain, to_judge
from decreta.urging.queries.letters import proposals
from decreta.urging.words import LETTERS


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Three statements, and one for the names of what they find."""
    yield from _to_draft(actors)
    answering = tuple(one for one in actors if one.can("answer_assignments") or one.can("report_progress"))
    deciding = tuple(one for one in actors if one.can("decide_extensions"))
    giving = tuple(one for one in actors if gives(one))
    asked = list(to_explain.rows(answering)) if answering else []
    given = list(to_judge.rows(deciding, giving)) if deciding or giving else []
    both = {(one.assignment.matter_kind, one.assignment.matter_id) for one in (*asked, *given)}
    named = matters.named(both, actors)
    for one in asked:
        actor = next((each for each in answering if stands_for(each, one.assignment)), answering[0])
        yield from _shown(one, actor, named, _("Explain"), f"{one.asker.person}, {one.asker.post.name}", one.due_at)
    for one in given:
        monitor, seats = one.assignment.monitor_id, (*deciding, *giving)
        actor = next((each for each in deciding if monitor in each.body_ids | each.served_body_ids), seats[0])
        yield from _shown(one, actor, named, _("Judge explanation"), str(one.assignment.assignee), None)


def _to_draft(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Waiting]]:
    """One line for each agency, however many of its tasks are late."""
    urging = {
        body: actor
        for actor in reversed(actors)
        if actor.can("urge")
        for body in actor.body_ids | actor.served_body_ids
    }
    for one in proposals(frozenset(urging)):
        tasks = ngettext("%(n)s task", "%(n)s tasks", one.tasks) % {"n": one.tasks}
        yield (
            urging[one.body_id],
            Waiting(
                verb=_("Draft urging letter"),
                title=one.addressee,
                title_lang="vi",
                url=f"{reverse('urging:draft_letter', args=[one.body_code])}?{urlencode({'addressee': one.key})}",
                meta=(str(LETTERS[one.colour]), tasks),
                since=one.since,
            ),
        )


def _shown(
    one: Explanation,
    actor: Actor,
    named: dict[UUID, matters.Named],
    verb: str,
    meta: str,
    due_at: dt.datetime | None,
) -> Iterator[tuple[Actor, Waiting]]:
    matter = named.get(one.assignment.matter_id)
    if matter is not None:
        yield (
            actor,
            Waiting(
                verb=verb,
                title=matter.title,
                title_lang=matter.title_lang,
                url=reverse("urging:explanation", args=[one.pk]),
                symbol=matter.symbol,
                meta=(meta,),
                due_at=due_at,
                since=one.answered_at or one.asked_at,
            ),
        )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Requests by their ids, for the list of what one acted on lately and for the log."""
    found = Explanation.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("assignment")
    rows = list(found)
    named = matters.named({(one.assignment.matter_kind, one.assignment.matter_id) for one in rows}, (actor,))
    return {
        str(one.pk): Handled(
            title=named[one.assignment.matter_id].title,
            url=reverse("urging:explanation", args=[one.pk]),
            title_lang=named[one.assignment.matter_id].title_lang,
            symbol=named[one.assignment.matter_id].symbol,
        )
        for one in rows
        if one.assignment.matter_id in named
    }
