"""Steps of the office that these tests share: a letter goes its way, further tasks are assigned, pages are opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client

from decreta.assignments import domain
from decreta.assignments.models import Assignment, ExtensionRequest
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.documents import domain as documents
from decreta.documents.domain import approval
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.files.papers import pdf

DUE, ASKED, LESS = dt.date(2025, 3, 31), dt.date(2025, 4, 30), dt.date(2025, 4, 15)


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def task_due(office: Office) -> Task:
    """A task of the notice for the ministry, due at the end of March."""
    return directed(office, deadline=Deadline.of_day(DUE))


def another(office: Office, like: Task, title: str = "Việc khác", **facts: Any) -> Task:
    """A further task of the same clause."""
    clause = like.clause
    return assign_task(
        directive=facts.pop("directive", like.directive),
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles(title),
        responsible=Responsible(lead=facts.pop("lead", office.ministry)),
        deadline=Deadline.of_day(facts.pop("on", DUE)),
        by=office.actor("secretary"),
    )


def assignment_of(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, parent=None)


def asked(office: Office, task: Task) -> ExtensionRequest:
    """The ministry has received the task and asks for a month more, with a paper that bears it out."""
    by = office.actor("ministry_clerk")
    assignment = domain.receive(assignment=assignment_of(task), by=by)
    proof = domain.EvidenceInput(title="Báo cáo khó khăn", symbol="12/BC-BKHCN", upload=domain.Upload("bc.pdf", pdf()))
    return domain.ask_extension(assignment=assignment, until=ASKED, reason="Chờ nghị định.", evidence=[proof], by=by)


def approved(office: Office, document: Document) -> Document:
    """The draft goes to its signer, who approves it."""
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    return document


def issued(office: Office, document: Document) -> Document:
    """It goes the whole way: approved, numbered, signed, sealed."""
    clerk = office.actor("clerk")
    approved(office, document)
    taken = documents.take_number(document=document, idempotency_key=f"letter-{document.pk}", by=clerk)
    return documents.seal(document=taken.document, pdf=pdf(), by=clerk)


def last_moment(day: dt.date) -> dt.datetime:
    """When a deadline of a day lapses."""
    return clock.start_of_day(day + dt.timedelta(days=1))
