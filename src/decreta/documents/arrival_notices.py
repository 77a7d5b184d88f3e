"""Who is told of what arrived: leaders of what waits for their mark, those whom a mark names, and the leader again."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from decreta.assignments.enums import Audience, Outcome
from decreta.assignments.models import Assignment
from decreta.assignments.queries.telling import answering, assignment_told, seeing, told_by_rung
from decreta.audit import Ref
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival, Mark
from decreta.documents.queries.admissions import let_in_among
from decreta.documents.queries.marks import MATTER_KIND
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding

#: Entries after which an arrival waits for a directive.
_WAITS = ("documents.arrival_registered", "documents.arrival_reopened")
# Entry of an assignment → notice, for those whom the mark names and for the leader who wrote it.
_TO_NAMED = {
    "assignments.assigned": "documents.marked",
    "assignments.handed_down": "documents.marked",
    "assignments.accepted": "documents.mark_accepted",
    "assignments.returned": "documents.mark_returned",
    "assignments.refused": "documents.mark_returned",
    "assignments.extension_decided": "documents.mark_extension_decided",
    "assignments.rung_fired": "documents.mark_rung",
}
_TO_LEADER = {
    "assignments.reported_done": "documents.mark_reported",
    "assignments.disputed": "documents.mark_disputed",
    "assignments.extension_asked": "documents.mark_extension_asked",
}


def register() -> None:
    """Register kinds, the follower of the log, and who sees an arrival."""
    kinds = {
        "documents.arrived": (_arrived, "inbox", gettext_lazy("An arrival waits for my directive"), Way.DIGEST),
        "documents.marked": (_marked, "pen-line", gettext_lazy("A directive mark names us"), Way.MAIL),
        "documents.mark_accepted": (
            _accepted,
            "check",
            gettext_lazy("Our work on an arrival was accepted"),
            Way.DIGEST,
        ),
        "documents.mark_returned": (
            _returned,
            "undo-2",
            gettext_lazy("Our report on an arrival was returned or refused"),
            Way.MAIL,
        ),
        "documents.mark_extension_decided": (
            _extension_decided,
            "calendar-clock",
            gettext_lazy("More time for an arrival was decided on"),
            Way.DIGEST,
        ),
        "documents.mark_rung": (
            _rung,
            "hourglass",
            gettext_lazy("The deadline of a mark comes near or has passed"),
            Way.DIGEST,
        ),
        "documents.mark_reported": (
            _reported,
            "file-check",
            gettext_lazy("Work on my mark is reported done"),
            Way.DIGEST,
        ),
        "documents.mark_disputed": (_disputed, "triangle-alert", gettext_lazy("My mark is disputed"), Way.MAIL),
        "documents.mark_extension_asked": (
            _extension_asked,
            "calendar-clock",
            gettext_lazy("More time for my mark is asked for"),
            Way.MAIL,
        ),
    }
    for name, (words, icon, title, way) in kinds.items():
        must = name in {"documents.marked", "documents.mark_returned", "documents.mark_rung"}
        register_kind(
            name, words=words, label=gettext_lazy("Incoming"), icon=icon, title=title, way=way, is_obligatory=must
        )
    follow("documents.arrival_notices", kinds=(*_WAITS, "assignments."), handler=tell)
    sight.register("documents.arrival", _levels, page=lambda pk: reverse("documents:arrival", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among arrivals that the actor sees, with their papers' secrecy."""
    found = Arrival.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", "document__secrecy")
    return {str(pk): level for pk, level in found}


def _arrived(facts: Facts) -> str:
    return _("An arrival waits for your directive: %(title)s") % facts


def _marked(facts: Facts) -> str:
    return _("A directive mark names you: %(title)s") % facts


def _accepted(facts: Facts) -> str:
    return _("Your work was accepted: %(title)s") % facts


def _returned(facts: Facts) -> str:
    refused = facts.get("outcome") == Outcome.REFUSED
    return (_("Your report was refused: %(title)s") if refused else _("Your report was returned: %(title)s")) % facts


def _extension_decided(facts: Facts) -> str:
    return _("More time was decided on: %(title)s") % facts


def _reported(facts: Facts) -> str:
    return _("Reported done, to be judged: %(title)s") % facts


def _disputed(facts: Facts) -> str:
    return _("Your mark is disputed: %(title)s") % facts


def _extension_asked(facts: Facts) -> str:
    return _("More time is asked for: %(title)s") % facts


def _rung(facts: Facts) -> str:
    words = {
        "remind": pgettext("arrival", "Reminder: %(title)s"),
        "escalate": pgettext("arrival", "Escalated to you, still open: %(title)s"),
        "near_due": pgettext("arrival", "Nearly due: %(title)s"),
        "not_received": pgettext("arrival", "Not received in time: %(title)s"),
        "last_day": pgettext("arrival", "Due today: %(title)s"),
        "overdue": pgettext("arrival", "Overdue: %(title)s"),
    }
    return words.get(str(facts.get("rung", "")), "%(title)s") % facts


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    if entry.kind in _WAITS:
        arrival = Arrival.objects.select_related("document").filter(pk=entry.on_id).first()
        if arrival is not None and arrival.state == ArrivalState.REGISTERED:
            _notify(entry, "documents.arrived", arrival, _leaders(arrival))
        return
    kind = _TO_NAMED.get(entry.kind) or _TO_LEADER.get(entry.kind)
    is_on_assignment = kind is not None and entry.on_kind.startswith("assignments.")
    assignment = assignment_told(entry, of=MATTER_KIND) if is_on_assignment else None
    if kind is None or assignment is None:
        return
    mark = Mark.objects.select_related("arrival__document", "holding").filter(pk=assignment.matter_id).first()
    if mark is not None:
        _notify(entry, kind, mark.arrival, _concerned(entry, assignment, mark))


def _notify(entry: Entry, kind: str, arrival: Arrival, holdings: Iterable[Holding]) -> None:
    document = arrival.document
    notify(
        holdings=let_in_among(document, holdings),
        kind=kind,
        facts={
            "title": ", ".join(part for part in (document.symbol, document.subject) if part) or str(arrival),
            "rung": entry.facts.get("rung") or entry.facts.get("kind") or "",
            "outcome": entry.facts.get("outcome") or "",
        },
        url=reverse("documents:arrival", args=[arrival.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=arrival,
        at=entry.recorded_at,
    )


def _leaders(arrival: Arrival) -> Iterable[Holding]:
    """Holders of the posts to which the paper was opened for their directive."""
    opened = arrival.document.audience.filter(
        reason="directing", closes_at=None, post__unit__organisation=arrival.organisation_id
    )
    found = Holding.objects.valid_on(clock.today()).filter(post__in=opened.values("post"))
    return list(found.select_related("person__user", "post"))


def _concerned(entry: Entry, assignment: Assignment, mark: Mark) -> Iterable[Holding]:
    """Those who must do it; of what comes from them, whoever handed it down, else the leader who wrote the mark."""
    if entry.kind == "assignments.rung_fired":
        told = told_by_rung(entry, assignment, on=clock.today())
        if entry.facts.get("tells") != Audience.UPPER:
            return told
        # Who leads above is told of what he sees: what is marked inside a house is no matter of anybody else.
        ref = Ref.to(mark.arrival)
        return seeing(told, (ref.kind, ref.id))[0]
    if entry.kind in _TO_NAMED:
        return answering(assignment, on=clock.today())
    if assignment.parent is not None:
        return answering(assignment.parent, on=clock.today())
    return [mark.holding]
