"""Who is told: whose work ended by a paper, and whoever drafted a letter of which something could not be carried out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.models import Assignment
from decreta.assignments.queries.telling import answering
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.changes.models import Ending, ExtensionLetter
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.models import Holding

ENDED, NOT_CARRIED_OUT = "changes.ended", "changes.not_carried_out"
_KINDS = ("changes.tasks_ended", "changes.extension_letter_took_effect")


def register() -> None:
    """Register kinds, the follower, and who sees an ending."""
    register_kind(
        ENDED,
        words=_ended_words,
        label=gettext_lazy("Task"),
        icon="replace",
        title=gettext_lazy("A task of ours ends by a paper"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    register_kind(
        NOT_CARRIED_OUT,
        words=lambda facts: _("Something in %(symbol)s could not be carried out") % {"symbol": facts["symbol"]},
        label=gettext_lazy("Task"),
        icon="triangle-alert",
        title=gettext_lazy("A decision in a letter of ours could not be carried out"),
        way=Way.MAIL,
    )
    follow("changes.notices", kinds=_KINDS, handler=tell)
    sight.register("changes.ending", _levels, page=lambda pk: reverse("changes:ending", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among endings that the actor sees; they name tasks by their numbers and say nothing secret."""
    found = Ending.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}


def _ended_words(facts: Any) -> str:
    told = {"symbol": facts["symbol"], "tasks": ", ".join(facts["tasks"])}
    if not facts.get("goes_on_in"):
        return _("Ended by %(symbol)s: task %(tasks)s") % told
    told["others"] = ", ".join(facts["goes_on_in"])
    return _("Ended by %(symbol)s: task %(tasks)s. The work goes on in task %(others)s") % told


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    if entry.kind == "changes.tasks_ended":
        _tell_assignees(entry)
    elif entry.facts.get("not_carried_out"):
        _tell_drafter(entry)


def _tell_assignees(entry: Entry) -> None:
    """Everybody whose open assignment was closed with it."""
    ending = Ending.objects.filter(pk=entry.on_id).first()
    if ending is None:
        return
    ids = [ref.partition(":")[2] for ref in entry.about if ref.startswith("assignments.assignment:")]
    closed = Assignment.objects.filter(pk__in=ids).select_related("organisation", "body", "unit", "holding__person")
    day = clock.today()
    notify(
        holdings=[one for assignment in closed for one in answering(assignment, on=day)],
        kind=ENDED,
        facts={name: entry.facts.get(name) for name in ("symbol", "tasks", "goes_on_in")},
        url=reverse("changes:ending", args=[ending.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=ending,
        at=entry.recorded_at,
    )


def _tell_drafter(entry: Entry) -> None:
    letter = ExtensionLetter.objects.select_related("document").filter(pk=entry.on_id).first()
    if letter is None or letter.document.created_by_id is None:
        return
    drafter = Holding.objects.select_related("person__user", "post").filter(pk=letter.document.created_by_id)
    notify(
        holdings=drafter,
        kind=NOT_CARRIED_OUT,
        facts={"symbol": letter.document.symbol},
        url=reverse("documents:document", args=[letter.document_id]),
        entry_id=entry.pk,
        matter=letter.document,
        at=entry.recorded_at,
    )
