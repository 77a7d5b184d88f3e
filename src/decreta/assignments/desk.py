"""What waits on a desk because of assignments, whatever they are for: to receive, to report, to verify, to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments import matters
from decreta.assignments.enums import Minds, Receipt
from decreta.assignments.models import Assignment, Examination, ExtensionRequest, Report
from decreta.assignments.models.assignments import AssignmentQuerySet, own_keys
from decreta.assignments.queries.minders import left_to_others
from decreta.assignments.rules import gives, stands_for
from decreta.assignments.timeliness import Standing, receipt
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.ui import moments
from decreta.ui.desk import Waiting

SHOWN = 20
#: What says who an assignee is.
_NAMED = ("organisation", "body", "unit", "holding__person", "holding__post")
HORIZON = dt.timedelta(days=14)


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Matters of a person's posts: at most four statements, and one for each kind of matter, however many there are."""
    rows = [*_to_do(actors, at), *_to_settle(actors), *_to_verify(actors), *_to_decide(actors)]
    named = matters.named({(row.assignment.matter_kind, row.assignment.matter_id) for row in rows}, actors)
    for row in rows:
        matter = named.get(row.assignment.matter_id)
        if matter is not None:
            yield (
                row.actor,
                Waiting(
                    verb=row.verb,
                    title=matter.title,
                    title_lang=matter.title_lang,
                    url=matters.place_of(row.assignment, matter.url) if row.is_watched else matter.url,
                    symbol=matter.symbol,
                    meta=(row.note,) if row.note else (),
                    due_at=row.assignment.current_lapses_at,
                    since=row.assignment.assigned_at,
                ),
            )


class _Row(NamedTuple):
    """Something to do about an assignment, for one post."""

    actor: Actor
    verb: str
    assignment: Assignment
    note: str = ""
    #: His to judge, not to do: of many assignments of one matter he is led to exactly this one.
    is_watched: bool = False


def _to_do(actors: Sequence[Actor], at: dt.datetime) -> list[_Row]:
    """What one's own side must receive, or report on because its lapse is near or past."""
    answering = [one for one in actors if one.can("answer_assignments") or one.can("report_progress")]
    if not answering:
        return []
    return [
        _Row(
            next(actor for actor in answering if stands_for(actor, one)),
            _("Receive task") if one.received_at is None else _("Report"),
            one,
            _fallen(one) or _receipt_note(one, at),
        )
        for one in _pressing.rows(tuple(answering), at + HORIZON)
    ]


def _fallen(assignment: Assignment) -> str:
    """Whether a report on it was returned, or refused; which came last is told on its page."""
    words = [
        *([_("returned")] if assignment.times_returned else []),
        *([pgettext("report", "refused")] if assignment.times_refused else []),
    ]
    return ", ".join(words)


def _receipt_note(assignment: Assignment, at: dt.datetime) -> str:
    """By when it has to be received, or that it was not."""
    found, by = receipt(Standing.of(assignment), at), assignment.receive_by
    if found is Receipt.MISSED:
        return _("not received in time")
    return _("to be received by %(moment)s") % {"moment": moments.moment(by)} if found is Receipt.WAITING and by else ""


def _to_settle(actors: Sequence[Actor]) -> list[_Row]:
    """Disputes: of what the posts monitor or assign, and of what they handed down (`rules.may_watch`). The clock runs on."""
    watching = ("monitor_tasks", "assign_tasks", "decide_extensions")
    settling = [one for one in actors if any(one.can(each) for each in watching)]
    giving = [one for one in actors if gives(one)]
    if not settling and not giving:
        return []
    return [
        _Row(_watcher(settling, giving, one), _("Settle dispute"), one, str(one.assignee), is_watched=True)
        for one in _disputed.rows(tuple(settling), tuple(giving), clock.today())
    ]


def _to_verify(actors: Sequence[Actor]) -> list[_Row]:
    """Reports of what the posts monitor, and of what they handed down."""
    monitoring = [one for one in actors if one.can("monitor_tasks") or one.can("decide_extensions")]
    giving = [one for one in actors if gives(one)]
    if not monitoring and not giving:
        return []
    return [
        _Row(
            _watcher(monitoring, giving, one.assignment),
            _("Verify report"),
            one.assignment,
            str(one.assignment.assignee),
            is_watched=True,
        )
        for one in _unverified.rows(tuple(monitoring), tuple(giving), clock.today())
    ]


def _to_decide(actors: Sequence[Actor]) -> list[_Row]:
    """Requests for more time: staff examine them, whoever decides decides. Those in a letter wait for that letter."""
    deciding = [one for one in actors if one.can("decide_extensions")]
    examining = [one for one in actors if one.can("monitor_tasks") and not one.can("decide_extensions")]
    giving = [one for one in actors if gives(one)]
    if not deciding and not examining and not giving:
        return []
    found = []
    for one in _undecided.rows((*deciding, *examining), tuple(giving), clock.today()):
        watcher = _watcher((*deciding, *examining), giving, one.assignment)
        verb = _("Decide extension")
        if watcher in examining:
            verb = _("Draft decision letter") if one.is_examined else _("Examine request")  # type: ignore[attr-defined]
        asked = _("%(agency)s, asked for until %(day)s") % {
            "agency": one.assignment.assignee,
            "day": moments.day(one.until_on),
        }
        found.append(_Row(watcher, verb, one.assignment, asked, is_watched=True))
    return found


@prepared
def _pressing(actors: tuple[Actor, ...], until: dt.datetime) -> QuerySet[Assignment]:
    """Open assignments that posts answer for: to be received, or lapsing by a moment."""
    open_ones = Assignment.objects.answered_by(*actors).filter(
        closed_at=None, done_reported_at=None, done_accepted_at=None, suspended_at=None
    )
    pressing = open_ones.filter(Q(received_at=None) | Q(current_lapses_at__lte=until))
    pressing = pressing.exclude(role="coordinate", received_at__isnull=False)
    return pressing.order_by("current_lapses_at", "pk")[: SHOWN * len(actors)]


def _watched(actors: tuple[Actor, ...], day: dt.date) -> AssignmentQuerySet:
    """What posts watch over, without what somebody else was named for: the leader who directs, the officer who monitors."""
    found: AssignmentQuerySet = Assignment.objects.none()
    leaders = tuple(one for one in actors if one.can("decide_extensions"))
    staff = tuple(one for one in actors if not one.can("decide_extensions"))
    for part, posts in ((Minds.DIRECTS, leaders), (Minds.MONITORS, staff)):
        if posts:
            others = left_to_others(posts[0].person_id, part, day)
            found = found | Assignment.objects.watched_by(*posts).filter(~others)
    return found


@prepared
def _disputed(actors: tuple[Actor, ...], giving: tuple[Actor, ...], day: dt.date) -> QuerySet[Assignment]:
    """Open assignments that are disputed, the longest assigned first; not those that one's own post disputes."""
    found = _watched(actors, day) | Assignment.objects.given_by(*giving)
    own = {one.holding_id for one in (*actors, *giving) if one.holding_id is not None}
    found = found.filter(is_disputed=True, closed_at=None).exclude(holding_id__in=own)
    return found.select_related(*_NAMED).order_by("assigned_at", "pk")[: SHOWN * (len(actors) + len(giving))]


@prepared
def _unverified(actors: tuple[Actor, ...], giving: tuple[Actor, ...], day: dt.date) -> QuerySet[Report]:
    """Reports of being done that posts have to verify. Nobody verifies what he reported himself, in whichever post."""
    found = Report.objects.filter(
        verdict=None,
        claims_done=True,
        assignment__in=_watched(actors, day) | Assignment.objects.given_by(*giving),
        assignment__closed_at=None,
    )
    reporter = Cast(KeyTextTransform("person", "by"), UUIDField())
    foreign = found.annotate(reporter=reporter).exclude(reporter=(*actors, *giving)[0].person_id)
    return foreign.select_related(*(f"assignment__{one}" for one in _NAMED)).order_by("reported_at")[
        : SHOWN * (len(actors) + len(giving))
    ]


@prepared
def _undecided(actors: tuple[Actor, ...], giving: tuple[Actor, ...], day: dt.date) -> QuerySet[ExtensionRequest]:
    watched = _watched(actors, day) | Assignment.objects.given_by(*giving)
    found = ExtensionRequest.objects.filter(
        decision=None,
        letter_id=None,
        assignment__in=watched,
        assignment__closed_at=None,
        assignment__done_accepted_at=None,
    )
    found = found.annotate(is_examined=Exists(Examination.objects.filter(request=OuterRef("pk"))))
    return found.select_related(*(f"assignment__{one}" for one in _NAMED)).order_by("asked_at")[
        : SHOWN * (len(actors) + len(giving))
    ]


def _watcher(actors: Sequence[Actor], giving: Sequence[Actor], assignment: Assignment) -> Actor:
    """The first of the posts that watches over an assignment: for its monitor, in its house, or since it handed it down."""
    if assignment.giver_id is not None:
        return next(one for one in giving if assignment.giver_id in own_keys(one))
    return next(
        actor
        for actor in actors
        if assignment.monitor_id in actor.body_ids | actor.served_body_ids
        or (assignment.monitor_id is None and assignment.house_id in actor.organisation_ids)
    )
