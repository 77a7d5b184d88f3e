"""What the actor may do with an assignment now: buttons arrive decided, the template prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments import policies, rules
from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.ui.buttons import ButtonContext


class Situation(Protocol):
    """What a page knows of the assignments that its reader is concerned with."""

    @property
    def mine(self) -> Assignment | None:
        """The one that the reader's post answers for."""

    @property
    def shown(self) -> Assignment | None:
        """The one whose standing the page shows."""

    @property
    def pending_report(self) -> Report | None:
        """A report that waits for its verdict."""

    @property
    def number_of_outputs(self) -> int:
        """How many deliverables the matter has."""

    @property
    def pending_extension(self) -> ExtensionRequest | None:
        """A request for more time that waits for its decision."""


@dataclass(frozen=True)
class AssignmentButtons:
    """Acts in the head of the page, and the decision bar under it."""

    head: list[ButtonContext]
    decide: list[ButtonContext]
    decide_title: str = ""
    decide_note: str = ""


def _button(
    label: str, url_name: str, pk: Any, *, reason: str = "", primary: bool = False, icon: str = "", danger: bool = False
) -> ButtonContext:
    return ButtonContext(
        label=label,
        url=reverse(f"assignments:{url_name}", args=[pk]),
        method="get",
        primary=primary,
        enabled=not reason,
        reason=reason,
        icon=icon,
        danger=danger,
    )


def _against(*checks: Any) -> str:
    """The first reason against an act, or nothing."""
    for check in checks:
        try:
            check()
        except ActRefused as refusal:
            return str(refusal)
    return ""


def buttons_of(page: Situation, actor: Actor) -> AssignmentButtons:
    """Acts that the actor's post has at all; of those, the ones that are not possible now say why."""
    head: list[ButtonContext] = []
    decide: list[ButtonContext] = []
    title = note = ""
    mine = page.mine
    if mine is not None and allows(rules.may_answer, assignment=mine, by=actor):
        if mine.received_at is None:
            title, note = (
                _("Receive the task"),
                _("Your agency answers for it from its receipt; a dispute does not stop the clock."),
            )
            decide = [
                _button(_("Dispute with reason"), "dispute", mine.pk, icon="undo-2", danger=True),
                _button(_("Receive task"), "receive", mine.pk, primary=True, icon="check"),
            ]
        else:
            title = _("Report on the task")
            note = _("With evidence for every deliverable when it is done.")
            against = _against(lambda: policies.must_allow(mine, "report"))
            decide = [_button(_("Write report"), "report", mine.pk, primary=True, reason=against, icon="file-plus")]
        head.append(
            _button(
                _("Hand down"),
                "hand_down",
                mine.pk,
                reason=_against(lambda: policies.must_allow(mine, "hand_down")),
                icon="users",
            )
        )
        head.append(
            _button(
                _("Ask for extension"),
                "ask_extension",
                mine.pk,
                reason=_against(lambda: policies.must_allow(mine, "ask_extension")),
                icon="calendar-clock",
            )
        )
        head.append(_button(_("File recovery plan"), "recovery", mine.pk, icon="trending-up"))
    if (
        page.pending_report is not None
        and page.pending_report.assignment.closed_at is None
        and allows(rules.may_verify, report=page.pending_report, by=actor)
    ):
        title = _("Verify report %(n)s of %(agency)s") % {
            "n": page.pending_report.ordinal,
            "agency": page.pending_report.assignment.assignee,
        }
        note = _("In time or late is judged by the moment of the report.")
        decide = _verdicts(page.pending_report, has_outputs=page.number_of_outputs > 0)
    shown = page.shown
    if (
        shown is not None
        and shown.is_disputed
        and shown.closed_at is None
        and allows(rules.may_watch, assignment=shown, by=actor)
    ):
        head.append(_button(_("Settle dispute"), "settle", shown.pk, icon="gavel"))
    if page.pending_extension is not None:
        head += _of_extension(page.pending_extension, actor)
    if shown is not None and allows(rules.may_steer, assignment=shown, by=actor):
        head += _steering(shown)
    return AssignmentButtons(head, decide, title, note)


def _verdicts(report: Report, *, has_outputs: bool) -> list[ButtonContext]:
    """Return, judge by deliverable, verify; the last one is the usual one."""
    by_deliverable = []
    if report.claims_done and has_outputs:
        by_deliverable.append(_button(_("Judge by deliverable"), "judge", report.pk, icon="list-checks"))
    return [
        _button(_("Return or refuse"), "return_report", report.pk, icon="undo-2", danger=True),
        *by_deliverable,
        _button(_("Verify report"), "accept", report.pk, primary=True, icon="check"),
    ]


def on_report(report: Report, actor: Actor) -> list[ButtonContext]:
    """What the actor may do with a report that waits, in a row among others. No statement."""
    if report.assignment.closed_at is not None or not allows(rules.may_verify, report=report, by=actor):
        return []
    return [
        ButtonContext(_("Verify report"), reverse("assignments:accept", args=[report.pk]), icon="check"),
        ButtonContext(_("Return or refuse"), reverse("assignments:return_report", args=[report.pk]), quiet=True),
    ]


def on_request(asked: ExtensionRequest, actor: Actor) -> list[ButtonContext]:
    """What the actor may do with a request for more time that waits, in a row among others. No statement."""
    return _of_extension(asked, actor) if "decide_extension" in policies.acts_now(asked.assignment) else []


def on_dispute(disputed: Assignment, actor: Actor) -> list[ButtonContext]:
    """To settle a dispute, in a row among others. No statement."""
    if not disputed.is_disputed or not allows(rules.may_watch, assignment=disputed, by=actor):
        return []
    return [_button(_("Settle dispute"), "settle", disputed.pk, icon="gavel")]


def steering_of(assignment: Assignment, actor: Actor) -> list[ButtonContext]:
    """Suspend, resume, close or reopen one assignment, in a row among others. No statement."""
    return _steering(assignment) if allows(rules.may_steer, assignment=assignment, by=actor) else []


def _of_extension(asked: ExtensionRequest, actor: Actor) -> list[ButtonContext]:
    """To examine a request for more time, and to decide it by a paper that exists, unless a letter is on its way."""
    found = []
    if allows(rules.may_examine_extension, request=asked, by=actor):
        found.append(_button(_("Examine request"), "examine_extension", asked.pk, icon="clipboard-check"))
    if allows(rules.may_decide_extension, request=asked, by=actor):
        against = _("A letter that decides it is on its way.") if asked.letter_id else ""
        found.append(
            _button(_("Decide extension"), "decide_extension", asked.pk, icon="calendar-clock", reason=against)
        )
    return found


def _steering(shown: Assignment) -> list[ButtonContext]:
    """Those of suspending, resuming, closing and reopening that the state allows."""
    acts = {
        "suspend": (_("Suspend"), "pause"),
        "resume": (_("Resume"), "play"),
        "close": (_("Close assignment"), "circle-slash"),
        "reopen": (_("Reopen"), "rotate-ccw"),
    }
    now = policies.acts_now(shown)
    return [
        ButtonContext(label, reverse(f"assignments:{act}", args=[shown.pk]), icon=icon, quiet=True)
        for act, (label, icon) in acts.items()
        if act in now
    ]
