"""Who is told what of proposed points and positions: whose turn it is, who proposed the point, whose position is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.agendas.enums import OPPOSING, Level
from decreta.agendas.models import LEADING, OpinionRequest, Position, Proposal
from decreta.agendas.rules import ASKED
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.meetings.enums import Audience, Part, Purpose
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.states import AUDIT_KINDS
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.ui import moments

TURN, APPROVED, RETURNED = "agendas.turn", "agendas.approved", "agendas.returned"
PLACED, PUT_OFF, TAKEN_UP, ASKED_FOR = "agendas.placed", "agendas.put_off", "agendas.taken_up", "agendas.asked"
CARRIED, LEFT_BEHIND = "agendas.carried", "agendas.left_behind"
OPINION_ASKED, OPINION_REMINDED = "agendas.opinions_asked", "agendas.opinions_reminded"
OPINION_GIVEN, OPINION_TREATED = "agendas.opinion_given", "agendas.opinion_treated"
OPPOSED = "agendas.opposed"
_STATED = "agendas.positions_stated"
_OPINIONS = (OPINION_ASKED, OPINION_REMINDED, OPINION_GIVEN, OPINION_TREATED)

_CONVENED = AUDIT_KINDS["convene"]
#: A point is taken up by going to it, and the first one by the opening.
_WENT = (AUDIT_KINDS["go_to_point"], AUDIT_KINDS["open"])
_POINT = "meetings.agendaitem:"
_PROPOSED = ("agendas.proposed", "agendas.resent")
_WORDS: Final[dict[str, Callable[[Facts], str]]] = {
    TURN: lambda facts: pgettext("notice", "“%(title)s” is proposed to %(body)s; it is your turn.") % _titled(facts),
    APPROVED: lambda facts: pgettext("notice", "Your point “%(title)s” goes on.") % _titled(facts),
    RETURNED: lambda facts: pgettext("notice", "Your point “%(title)s” came back: %(reason)s") % _titled(facts),
    PLACED: lambda facts: (
        pgettext("notice", "Your point “%(title)s” is on the agenda of “%(sitting)s”.") % _titled(facts)
    ),
    PUT_OFF: lambda facts: pgettext("notice", "Your point “%(title)s” is put off: %(reason)s") % _titled(facts),
    CARRIED: lambda facts: (
        pgettext("notice", "Your point “%(title)s” was not dealt with and is carried over: %(reason)s") % _titled(facts)
    ),
    LEFT_BEHIND: lambda facts: (
        pgettext("notice", "Your point “%(title)s” was not dealt with and goes no further: %(reason)s") % _titled(facts)
    ),
    TAKEN_UP: lambda facts: pgettext("notice", "Your point “%(title)s” is taken up now.") % _titled(facts),
    ASKED_FOR: lambda facts: pgettext("notice", "Your position is asked for before “%(sitting)s”.") % _titled(facts),
    OPPOSED: lambda facts: (
        pgettext(
            "notice", "“%(sitting)s”: a member has something to say of what was to be adopted by consent: %(points)s."
        )
        % {**_titled(facts), "points": facts["points"]}
    ),
    OPINION_ASKED: lambda facts: (
        pgettext("notice", "Your opinion on “%(title)s” is asked for until %(until)s.") % _until(facts)
    ),
    OPINION_REMINDED: lambda facts: (
        pgettext("notice", "Reminder: your opinion on “%(title)s” is missing; until %(until)s.") % _until(facts)
    ),
    OPINION_GIVEN: lambda facts: pgettext("notice", "An opinion on “%(title)s” came.") % _until(facts),
    OPINION_TREATED: lambda facts: (
        pgettext("notice", "It is recorded what was made of your opinion on “%(title)s”.") % _until(facts)
    ),
}
_CHOICES: Final = {
    TURN: (gettext_lazy("A proposed point waits for me"), "list-plus", Way.MAIL),
    APPROVED: (gettext_lazy("A point that I proposed goes on"), "check", Way.DIGEST),
    RETURNED: (gettext_lazy("A point that I proposed comes back"), "undo-2", Way.MAIL),
    PLACED: (gettext_lazy("A point that I proposed is on an agenda"), "calendar-check", Way.MAIL),
    PUT_OFF: (gettext_lazy("A point that I proposed is put off"), "calendar-clock", Way.MAIL),
    CARRIED: (gettext_lazy("A point that I proposed is carried over"), "calendar-clock", Way.MAIL),
    LEFT_BEHIND: (gettext_lazy("A point that I proposed goes no further"), "circle-slash", Way.MAIL),
    TAKEN_UP: (gettext_lazy("A point that I proposed is taken up"), "gavel", Way.APP),
    OPINION_ASKED: (gettext_lazy("My opinion on a point is asked for"), "mail-question", Way.MAIL),
    OPINION_REMINDED: (gettext_lazy("My opinion on a point is still missing"), "alarm-clock", Way.MAIL),
    OPINION_GIVEN: (gettext_lazy("An opinion that I asked for came"), "message-square", Way.DIGEST),
    OPINION_TREATED: (gettext_lazy("What was made of my opinion is recorded"), "check", Way.DIGEST),
    OPPOSED: (gettext_lazy("A member opposes a point by consent before the sitting"), "message-square", Way.MAIL),
    ASKED_FOR: (gettext_lazy("My position is asked for before a sitting"), "message-square", Way.MAIL),
}


def register() -> None:
    """Register the kinds and the follower."""
    label = pgettext_lazy("notice", "Agendas")
    for kind, (title, icon, way) in _CHOICES.items():
        register_kind(kind, words=_WORDS[kind], label=label, icon=icon, title=title, way=way)
    follow(
        "agendas.notices",
        kinds=(
            *_PROPOSED,
            APPROVED,
            RETURNED,
            PLACED,
            PUT_OFF,
            CARRIED,
            LEFT_BEHIND,
            *_WENT,
            _CONVENED,
            _STATED,
            *_OPINIONS,
        ),
        handler=tell,
    )


def tell(entry: Entry) -> None:
    """Tell those concerned of one entry."""
    if entry.kind == _CONVENED:
        _ask_for_positions(entry)
        return
    if entry.kind == _STATED:
        _tell_who_runs(entry)
        return
    if entry.kind in _OPINIONS:
        _tell_of_opinions(entry)
        return
    proposal = _proposal_of(entry)
    if proposal is None:
        return
    if entry.kind in _PROPOSED or (entry.kind == APPROVED and proposal.waits_for):
        _give(entry, proposal, TURN, _whose_turn(proposal))
    if entry.kind not in _PROPOSED and not proposal.is_of_office:
        kind = TAKEN_UP if entry.kind in _WENT else entry.kind
        _give(entry, proposal, kind, [proposal.proposer])


def _proposal_of(entry: Entry) -> Proposal | None:
    found = Proposal.objects.select_related("body", "item__sitting", "proposer__person__user", "proposer__post")
    if entry.kind not in _WENT:
        return found.filter(pk=entry.on_id).first()
    # What is confidential is taken up unseen, also by who once proposed it.
    begun = [one.removeprefix(_POINT) for one in entry.about if one.startswith(_POINT)]
    return found.filter(item__in=begun, item__audience=Audience.EVERYBODY).first()


def _whose_turn(proposal: Proposal) -> Iterable[Holding]:
    """The heads of the unit, the secretaries of the body, or its chair; where nobody reviews it, the secretaries."""
    held = Holding.objects.valid_on(clock.today()).select_related("person__user", "post")
    if proposal.waits_for == Level.UNIT_HEAD:
        return held.filter(post__unit_id=proposal.unit_id, post__role__in=LEADING)
    role = Role.HEAD if proposal.waits_for == Level.CHAIR else Role.SECRETARY
    return held.filter(post__body_id=proposal.body_id, post__role=role)


def _give(entry: Entry, proposal: Proposal, kind: str, holdings: Iterable[Holding]) -> None:
    sitting = proposal.item.sitting if proposal.item is not None else None
    step = proposal.steps.order_by("-at", "-pk").first() if kind in {RETURNED, PUT_OFF, CARRIED, LEFT_BEHIND} else None
    notify(
        holdings=holdings,
        kind=kind,
        facts={
            "title": proposal.title,
            "body": proposal.body.name,
            "reason": step.note[:300] if step is not None else "",
            **(_named(sitting) if sitting is not None else {}),
        },
        url=reverse("agendas:proposal", args=[proposal.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=proposal,
        at=entry.recorded_at,
    )


def _ask_for_positions(entry: Entry) -> None:
    """Where a convened sitting has points by consent, chair and members are asked what they think of them."""
    sitting = Sitting.objects.filter(pk=entry.on_id).first()
    by_consent = AgendaItem.objects.filter(
        sitting=sitting, purpose=Purpose.CONSENT, audience__in=[Audience.EVERYBODY, Audience.MEMBERS]
    )
    if sitting is None or not by_consent.exists():
        return
    seats = sitting.invitations.standing().filter(part__in=ASKED)
    seats = seats.select_related("holding__person__user", "holding__post")
    notify(
        holdings=[one.holding for one in seats],
        kind=ASKED_FOR,
        facts=_named(sitting),
        url=reverse("agendas:positions", args=[sitting.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=sitting,
        at=entry.recorded_at,
    )


def _tell_who_runs(entry: Entry) -> None:
    """Secretaries and chair hear which points by consent are out because of what a member has just stated beforehand.

    They are called by their numbers: what was said is read among the positions, by those who may.
    """
    opposed = Position.objects.filter(
        invitation=UUID(entry.on_id), stated_at=entry.happened_at, stand__in=OPPOSING, item__purpose=Purpose.CONSENT
    )
    items = [one.item for one in opposed.select_related("item__sitting").order_by("item__position")]
    if not items:
        return
    sitting = items[0].sitting
    people = sitting.invitations.standing().filter(part__in=(Part.CHAIR, Part.SECRETARY))
    notify(
        holdings=[one.holding for one in people.select_related("holding__person__user", "holding__post")],
        kind=OPPOSED,
        facts={**_named(sitting), "points": ", ".join(one.number for one in items)},
        url=reverse("agendas:positions", args=[sitting.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=sitting,
        at=entry.recorded_at,
    )


def _tell_of_opinions(entry: Entry) -> None:
    """Who is asked is told so and reminded, whoever asked that an opinion came, who gave one what was made of it.

    A confidential point is called by its sitting.
    """
    found = OpinionRequest.objects.select_related("item__sitting").filter(pk=entry.on_id).first()
    if found is None or found.item is None:
        return
    item, sitting = found.item, found.item.sitting
    if entry.kind == OPINION_GIVEN:
        people = sitting.invitations.standing().filter(part=Part.SECRETARY)
        people = people.select_related("holding__person__user", "holding__post")
        told = [(one.holding, reverse("agendas:opinions", args=[item.pk])) for one in people]
    else:
        asked = found.asked.select_related("holding__person__user", "holding__post")
        if entry.kind == OPINION_REMINDED:
            asked = asked.filter(answered_at=None)
        if entry.kind == OPINION_TREATED:
            asked = asked.filter(treated_at=entry.happened_at)
        told = [(one.holding, reverse("agendas:give_opinion", args=[one.pk])) for one in asked]
    for holding, url in told:
        notify(
            holdings=[holding],
            kind=entry.kind,
            facts={
                "title": sitting.title if item.is_restricted else item.title,
                "until": found.until.isoformat(),
            },
            url=url,
            entry_id=entry.pk,
            by_person_id=entry.actor_person_id,
            matter=found,
            at=entry.recorded_at,
        )


def _until(facts: Facts) -> dict[str, Any]:
    return {"title": facts["title"], "until": moments.moment(dt.datetime.fromisoformat(facts["until"]))}


def _named(sitting: Sitting) -> dict[str, Any]:
    return {"sitting": sitting.title, "sitting_en": sitting.title_en, "sitting_ja": sitting.title_ja}


def _titled(facts: Facts) -> dict[str, Any]:
    language = (get_language() or "vi")[:2]
    sitting = facts.get(f"sitting_{language}") or facts.get("sitting", "")
    return {
        "title": facts.get("title", ""),
        "body": facts.get("body", ""),
        "reason": facts.get("reason", ""),
        "sitting": sitting,
    }
