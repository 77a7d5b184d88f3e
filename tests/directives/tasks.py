"""A task of an issued notice, for the tests of tasks."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
from decreta.directives.models import Task
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.documents import domain as documents
from tests.documents import office as offices
from tests.documents.office import Office
from tests.files.papers import pdf

QUOTE = "Bộ Khoa học và Công nghệ chủ trì hoàn thiện dự thảo"
TITLE, OUTPUT = "Hoàn thiện dự thảo kín", "Bản dự thảo kín"


def directed(
    office: Office, *, secrecy: int = 0, deadline: Deadline | None = None, key: str = "words-of-tasks"
) -> Task:
    """A task of an issued notice for the ministry, due today or by a deadline; another notice for each `key`."""
    clerk, secretary = office.actor("clerk"), office.actor("secretary")
    made = offices.approved(office, secrecy=secrecy)
    taken = documents.take_number(document=made, idempotency_key=key, by=clerk)
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=clerk)
    directive = take_up(document=sealed, decided_on=dt.date(2025, 3, 10), by=secretary)
    place = find_quote(issued_version(sealed), QUOTE)
    assert place is not None
    return assign_task(
        directive=directive,
        span=Span(*place, QUOTE),
        titles=Titles(TITLE),
        responsible=Responsible(lead=office.ministry),
        deadline=deadline or Deadline.of_day(clock.today()),
        deliverables=[Titles(OUTPUT)],
        by=secretary,
    )
