"""Tasks from papers that no body of this installation issued: the house's own, and those that came from outside."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from pydantic import ValidationError

from decreta.api.forms.tasks import TaskForm
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
from decreta.directives.models import Directive, Task
from decreta.documents.domain import audience
from decreta.documents.domain.taking_over import Sentence, take_over
from decreta.documents.models import Document
from tests.changes.stories import browser
from tests.documents import office as offices
from tests.documents.arrivals import SENDER, registered
from tests.documents.office import Office
from tests.kit.importing.conftest import faults, judged, run, tasks
from tests.kit.importing.conftest import task as row

pytestmark = pytest.mark.django_db

SYMBOL, SENTENCE = "57/CV-NSB", "Văn phòng Trung ương Đảng chủ trì rà soát, báo cáo trước ngày 30/4/2025."
FURTHER = "Bộ Khoa học và Công nghệ phối hợp."


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def received(office: Office, **facts: Any) -> Document:
    """A letter in the incoming register of the agency, which the committee's secretary reads."""
    document = registered(office, **({"symbol": SYMBOL} | facts)).document
    audience.open_to(document=document, body=office.body, reason="directing", by=offices.SYSTEM)
    return document


def of_the_house(office: Office) -> Document:
    """A letter of the agency itself."""
    document = take_over(
        issuer=office.agency,
        symbol="12-CV/VPTW",
        type_code="CV",
        subject="Giao nhiệm vụ",
        issued_on=dt.date(2025, 3, 12),
        sentences=[Sentence("1", SENTENCE)],
        by=offices.SYSTEM,
    )
    audience.open_to(document=document, body=office.body, reason="directing", by=offices.SYSTEM)
    return document


def ordered(office: Office, directive: Directive, sentence: str = SENTENCE, place: str = "2.1") -> Task:
    return assign_task(
        directive=directive,
        span=Span(place, 0, 0, sentence),
        titles=Titles("Rà soát"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.of_day(dt.date(2025, 4, 30)),
        by=office.actor("secretary"),
    )


def test_a_paper_from_outside_is_taken_up_from_its_page_under_a_body_that_supervises(office: Office) -> None:
    document, secretary = received(office), browser(office, "secretary")
    url = reverse("directives:take_up", args=[document.pk])
    assert url in secretary.get(reverse("documents:document", args=[document.pk])).content.decode()
    form = secretary.get(url).content.decode()
    assert SENDER in form and office.body.name_vi in form
    said = {"decided_on": "14/03/2025", "received_on": "18/03/2025", "clock_start": "received"}
    assert secretary.post(url, said).status_code == 422
    assert secretary.post(url, said | {"body": str(office.body.pk)}).status_code == 302
    directive = Directive.objects.get(document=document)
    assert directive.body == office.body and directive.is_received and not directive.is_of_its_body
    page = secretary.get(reverse("directives:directive", args=[directive.pk])).content.decode()
    assert SENDER in page and "came from outside" in page
    # Its page leads on to the tasks from now on.
    page = secretary.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert url not in page and reverse("directives:directive", args=[directive.pk]) in page
    assert browser(office, "head").get(url).status_code == 404


def test_sentences_of_a_received_paper_are_quoted_and_kept_beside_its_file(office: Office) -> None:
    document, by = received(office), office.actor("secretary")
    directive = take_up(document=document, body=office.body, decided_on=dt.date(2025, 3, 14), by=by)
    first, second = ordered(office, directive), ordered(office, directive, FURTHER)
    assert (first.clause.anchor, first.clause.raw_quote) == ("2.1", SENTENCE)
    # Two sentences of one paragraph: each has its own place in it.
    assert second.clause.anchor == "2.1" and second.clause.start == len(SENTENCE) + 1
    again = ordered(office, directive).clause
    assert (again.anchor, again.start, again.end) == (first.clause.anchor, first.clause.start, first.clause.end)
    assert [one.monitor for one in Assignment.objects.filter(matter_id=first.pk)] == [office.body]
    assert Entry.objects.filter(kind="documents.extract_extended").count() == 2
    assert document.versions.count() == 3
    document.refresh_from_db()
    assert document.paper_id is None and document.purpose == ""


def test_a_place_longer_than_the_records_keep_is_refused_by_every_door(office: Office) -> None:
    document, by = received(office), office.actor("secretary")
    directive = take_up(document=document, body=office.body, decided_on=dt.date(2025, 3, 14), by=by)
    with pytest.raises(Invalid) as refused:
        ordered(office, directive, place="Mục " + "1" * 40)
    assert [one.field for one in refused.value.problems] == ["anchor"]
    assert not Task.objects.exists() and document.versions.count() == 1
    with pytest.raises(ValidationError, match="anchor"):
        TaskForm.model_validate({"quote": SENTENCE, "anchor": "1" * 41, "titles": {"vi": "Rà soát"}, "deadline": {}})
    ordered(office, directive, place="1" * 40)


def test_a_paper_of_the_house_is_supervised_by_a_body_that_the_house_stands_for(office: Office) -> None:
    document, by = of_the_house(office), office.actor("secretary")
    day = dt.date(2025, 3, 12)
    with pytest.raises(Invalid):
        take_up(document=document, decided_on=day, by=by)
    with pytest.raises(NotAllowed):
        take_up(document=document, body=office.body, decided_on=day, by=office.actor("ministry_clerk"))
    directive = take_up(document=document, body=office.body, decided_on=day, by=by)
    task = assign_task(
        directive=directive,
        span=Span("1", 0, len(SENTENCE), SENTENCE),
        titles=Titles("Rà soát"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.of_day(dt.date(2025, 4, 30)),
        by=by,
    )
    assert task.body == office.body and Entry.objects.get(kind="directives.take_up").facts["body"] == "BCĐCĐS"
    # What was issued here has its whole text: nothing is added to it by assigning.
    with pytest.raises(Invalid):
        ordered(office, directive, "Câu không có trong văn bản.")


def test_a_paper_that_nobody_can_cite_or_that_another_house_holds_is_not_taken_up(office: Office) -> None:
    by, day = office.actor("secretary"), dt.date(2025, 3, 14)
    with pytest.raises(NotNow):
        take_up(document=received(office, symbol=""), body=office.body, decided_on=day, by=by)
    other = take_over(
        issuer=office.ministry,
        symbol="12/BKHCN-VP",
        type_code="CV",
        subject="Việc của Bộ",
        issued_on=dt.date(2025, 3, 12),
        sentences=[Sentence("1", SENTENCE)],
        by=offices.SYSTEM,
    )
    with pytest.raises(NotAllowed):
        take_up(document=other, body=office.body, decided_on=dt.date(2025, 3, 12), by=by)


def test_a_list_brings_the_tasks_of_a_received_paper(office: Office) -> None:
    by = office.actor("secretary")
    document = received(office)
    content = tasks(row("1", symbol=SYMBOL, title="Rà soát"), row("2", symbol=SYMBOL, title="Báo cáo"))
    run(judged(content, by=by), by=by)
    directive = Directive.objects.get(document=document)
    assert directive.body == office.body and directive.decided_on == document.issued_on
    assert sorted(one.raw_title for one in directive.tasks.all()) == ["Báo cáo", "Rà soát"]
    assert Document.objects.filter(symbol=SYMBOL).count() == 1


def test_a_row_whose_paper_is_in_no_register_says_so(office: Office) -> None:
    by = office.actor("secretary")
    headings, cells = ["Đơn vị ban hành"], row("1", symbol="99/QĐ-TTg")
    from tests.kit.importing.conftest import HEADINGS
    from tests.kit.importing.sheets import workbook

    batch = judged(workbook((*HEADINGS, *headings), [*cells, "Thủ tướng Chính phủ"]), by=by)
    assert faults(batch)["issuer"] == "register_first"
