"""Unsafe routes for P2, each prepared afresh: what is sent, by whom, and how its effects are counted."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from decreta.accounts.domain import tokens
from decreta.accounts.models import ApiToken, User
from decreta.assignments import domain as assignments
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.audit import Ref
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.directives.models import Clause, Directive, Task
from decreta.documents.models import Document, Version
from decreta.kit import domain as kit
from decreta.organisation.models import Body, Holding, Organisation, Person, Post, Unit
from tests.faults.serving import session_of

SYSTEM = Actor.system("p2")
FIRST = dt.date(2025, 1, 1)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Case:
    """One form, ready to be sent: `other` changes its content, `effects` counts what it has done."""

    name: str
    path: str
    fields: dict[str, str]
    session: str
    effects: Callable[[], int]
    other: dict[str, str] = field(default_factory=lambda: {"more": "other"})
    token: str = ""


@dataclass(frozen=True)
class Office:
    """An agency with an officer who is signed in, and the body that monitors it."""

    body: Body
    agency: Organisation
    unit: Unit
    user: User
    session: str
    by: Actor
    task_directive: Directive
    clause: Clause


@cache
def office() -> Office:
    """The office that all cases play in."""
    body = Body.objects.create(code="p2-body", symbol="BCĐ", name_vi="Ban", kind="committee", valid_from=FIRST)
    agency = Organisation.objects.create(
        code="p2-agency", path="p2-agency/", name_vi="Bộ", kind="ministry", valid_from=FIRST
    )
    unit = Unit.objects.create(code="p2-unit", name_vi="Vụ", organisation=agency, valid_from=FIRST)
    post = Post.objects.create(code="p2-head", name_vi="Vụ trưởng", role="unit_head", unit=unit, valid_from=FIRST)
    user = User.objects.create_user("p2.officer", password="!", language="en")
    person = Person.objects.create(full_name="Officer", user=user)
    holding = Holding.objects.create(person=person, post=post, valid_from=FIRST)
    from decreta.organisation.queries.actors import actor_for

    paper = Document.objects.create(type_code="TB", regime="vn-party", body=body, subject="p2", created_at=clock.now())
    version = Version.objects.create(
        document=paper, ordinal=1, content={}, content_hash="0" * 64, created_at=clock.now(), created_by={}
    )
    directive = Directive.objects.create(document=paper, body=body, decided_on=FIRST, created_at=clock.now())
    clause = Clause.objects.create(directive=directive, version=version, anchor="1", start=0, end=5, raw_quote="Giao.")
    return Office(body, agency, unit, user, session_of(user), actor_for(holding), directive, clause)


def _entries(kind: str, thing: Any) -> Callable[[], int]:
    """Every act writes its entry: so many entries, so many effects."""
    return lambda: (
        Entry.objects.filter(kind=kind, about__contains=[str(Ref.to(thing))]).count()
        + Entry.objects.filter(kind=kind, on_kind=Ref.to(thing).kind, on_id=Ref.to(thing).id).count()
    )


def _assignment() -> Assignment:
    here = office()
    task = Task.objects.create(
        directive=here.task_directive,
        clause=here.clause,
        body=here.body,
        ordinal=next(_numbers),
        raw_title="Hoàn thành",
        mode="lead",
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=60)).to_data(),
        is_itemised=True,
        created_at=clock.now(),
    )
    return assignments.assign(
        matter=Ref("directives.task", str(task.pk)),
        role=AssignmentRole.LEAD,
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=60)),
        monitor=here.body,
        organisation=here.agency,
        by=SYSTEM,
    )


def report() -> Case:
    """A progress report: nothing but the key keeps a second one away."""
    held = _assignment()
    path = f"/assignments/{held.pk}/report/"
    fields = {"text": "Đã trình dự thảo.", "percent": "40"}
    return Case("report", path, fields, office().session, _entries("assignments.reported", held), {"percent": "50"})


def ask_extension() -> Case:
    """A request for more time."""
    held = _assignment()
    until = (clock.today() + dt.timedelta(days=90)).strftime("%d/%m/%Y")
    path = f"/assignments/{held.pk}/extension/"
    fields = {"until": until, "reason": "Chờ nghị định."}
    entries = _entries("assignments.extension_asked", held)
    return Case("ask_extension", path, fields, office().session, entries, {"reason": "Khác."})


def hand_down() -> Case:
    """Work handed down to a unit: again and again it would make as many assignments."""
    held = assignments.receive(assignment=_assignment(), by=office().by)
    path = f"/assignments/{held.pk}/hand-down/"
    fields = {"to": f"u:{office().unit.pk}", "on": "", "note": "Chuẩn bị."}
    entries = _entries("assignments.handed_down", held)
    return Case("hand_down", path, fields, office().session, entries, {"note": "Khác."})


def choose_language() -> Case:
    """The language of one's pages; the act after it must not be undone by a late repetition."""
    here = office()
    before = Entry.objects.filter(kind="accounts.language_chosen").count()
    here.user.refresh_from_db()
    to = "ja" if here.user.language != "ja" else "vi"
    count = lambda: Entry.objects.filter(kind="accounts.language_chosen").count() - before  # noqa: E731
    return Case("choose_language", "/accounts/language/", {"language": to}, here.session, count, {"language": "en"})


def revoke_token() -> Case:
    """A token is ended."""
    here = office()
    token = tokens.issue(login=here.user.username, label="p2", days=1, by=SYSTEM)
    row = ApiToken.objects.get(token_hash=hashlib.sha256(token.encode()).digest())
    path = f"/accounts/tokens/{row.pk}/revoke/"
    return Case("revoke_token", path, {}, here.session, _entries("accounts.token_revoked", row))


def cancel_job() -> Case:
    """A long job is cancelled."""
    here = office()
    job = kit.start(kind="notifications.send_mail", title="p2", total=3, arguments={}, by=here.by)
    return Case("cancel_job", f"/kit/jobs/{job.pk}/cancel/", {}, here.session, _entries("kit.job_cancelled", job))


def report_by_machine() -> Case:
    """A progress report by the API: the same words come back, however often it is sent."""
    held, here = _assignment(), office()
    scopes = ("read", "tasks:write")
    token = tokens.issue(login=here.user.username, label="p2 by machine", days=1, scopes=scopes, by=SYSTEM)
    path = f"/api/v1/assignments/{held.pk}/reports"
    entries = _entries("assignments.reported", held)
    return Case("report_by_machine", path, {"text": "Đã trình."}, "", entries, {"text": "Khác."}, token=token)


CASES = (report, ask_extension, hand_down, choose_language, revoke_token, cancel_job, report_by_machine)
