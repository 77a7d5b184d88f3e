"""The ladder on one page: seen by all, set by who is entitled, wrong input beside its cause; who is told when it fires."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

from django.urls import reverse

from decreta.assignments.domain import receive, set_ladder
from decreta.assignments.enums import Audience, RungKind
from decreta.assignments.jobs import sweep
from decreta.assignments.ladder import BUILT_IN, FULL
from decreta.assignments.models import Assignment, Ladder
from decreta.assignments.queries.ladders import ladder_of
from decreta.audit import sequencer
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.notifications.models import Notice
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.urging.conftest import Browser

OF_BODY, OF_ALL = "/urging/ladder/of/bcdcds/", "/urging/ladder/"


def line(place: int, what: str, days: int, *, side: str = "after", **other: Any) -> dict[str, Any]:
    """What the form sends of one rung."""
    sent = {"what": what, "days": days, "side": side, "unit": "days", "tells": "assignee", **other}
    return {f"r{place}-{name}": value for name, value in sent.items()}


def test_everybody_sees_it_and_only_who_is_entitled_is_offered_to_set_it(office: Office, browser: Browser) -> None:
    for who, offered in (("secretary", True), ("head", True), ("ministry_clerk", False), ("administrator", False)):
        page = browser(who).get(OF_BODY)
        assert page.status_code == 200
        assert (f'href="{OF_BODY}set/"' in page.content.decode()) is offered
        assert browser(who).get(f"{OF_BODY}set/").status_code == (200 if offered else 404)
    assert browser("administrator").get(f"{OF_ALL}set/").status_code == 200
    assert browser("secretary").get(f"{OF_ALL}set/").status_code == 404
    assert "Say that it is nearly due" in browser("member").get(OF_ALL).content.decode()


def test_a_ladder_is_set_on_one_page_and_dropped_again(office: Office, browser: Browser) -> None:
    vy = browser("secretary")
    sent = {"version": 0, "lines": 4}
    sent |= line(0, "near_due", 5, side="before") | line(1, "letter:red", 20, unit="working", tells="staff")
    sent |= line(2, "letter:yellow", 3, unit="working", tells="staff") | {"r3-what": ""}
    assert vy.post(f"{OF_BODY}set/", sent).status_code == 302
    held = ladder_of(office.body.pk)
    assert [(one.kind, one.colour, one.days) for one in held.steps] == [
        ("near_due", "", -5),
        ("letter", "yellow", 3),
        ("letter", "red", 20),
    ]
    page = vy.get(OF_BODY).content.decode()
    assert "20 working days after the lapse" in page and "red letter: last call" in page and "Version 1" in page
    keys = [one.key for one in held.steps]
    form = vy.get(f"{OF_BODY}set/").content.decode()
    assert all(f'value="{key}"' in form for key in keys)
    assert vy.post(f"{OF_BODY}drop/", {"version": 1}).status_code == 302
    assert ladder_of(office.body.pk).steps == BUILT_IN.steps


def test_what_is_wrong_stands_beside_its_rung_and_what_was_typed_stays(office: Office, browser: Browser) -> None:
    sent = {"version": 0, "lines": 3} | line(0, "near_due", 5) | line(1, "escalate", 9) | line(2, "overdue", 999)
    answer = browser("secretary").post(f"{OF_BODY}set/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "1 rung needs correction" in page  # what cannot be read comes first
    answer = browser("secretary").post(f"{OF_BODY}set/", sent | {"r2-days": 2})
    page = answer.content.decode()
    assert answer.status_code == 422 and "2 rungs need correction" in page
    assert re.search(r'id="id_r0-days-wrong"[^>]*>This comes before the lapse', page)
    assert re.search(r'id="id_r1-tells-wrong"[^>]*>An escalation tells leaders', page)
    assert not Ladder.objects.exists()


def test_a_page_that_somebody_else_has_overtaken_is_not_saved(office: Office, browser: Browser) -> None:
    set_ladder(body=office.body, steps=FULL, of_version=0, by=office.actor("head"))
    answer = browser("secretary").post(f"{OF_BODY}set/", {"version": 0, "lines": 1} | line(0, "overdue", 0))
    assert answer.status_code == 422 and "changed the ladder meanwhile" in answer.content.decode()
    for version in ("0", "x", ""):
        browser("secretary").post(f"{OF_BODY}drop/", {"version": version})
    assert ladder_of(office.body.pk).version == 1


def test_each_rung_tells_whom_it_names(office: Office, assignment: Assignment) -> None:
    """The ministry's clerk and officer answer; head and deputy lead the committee; the letter waits on a desk."""
    set_ladder(body=office.body, steps=FULL, of_version=0, by=office.actor("head"))
    assert assignment.current_lapses_at is not None
    at = assignment.current_lapses_at + dt.timedelta(days=60)
    with clock.frozen(at):
        assert sweep(at).total == 5
        sequencer.run()
    told: dict[tuple[str, str], set[str]] = {}
    names = {holding.pk: name for name, holding in office.holdings.items()}
    for one in Notice.objects.filter(kind__in=("directives.rung", "directives.escalated")):
        told.setdefault((one.kind, one.facts["rung"]), set()).add(names[one.holding_id])
    assert told == {
        ("directives.rung", RungKind.OVERDUE): {"ministry_clerk", "ministry_officer"},
        ("directives.escalated", RungKind.ESCALATE): {"head", "deputy"},
    }
    assert {one.tells for one in assignment.rungs.filter(kind=RungKind.LETTER)} == {Audience.STAFF}
    facts = Notice.objects.filter(kind="directives.escalated").first()
    assert facts is not None and facts.facts["assignee"] == office.ministry.name_vi


def test_the_receipt_clock_is_set_on_its_page_and_what_is_not_received_in_time_is_marked_counted_and_told(
    office: Office, browser: Browser
) -> None:
    url, secretary, ministry = "/urging/receipt/of/bcdcds/", browser("secretary"), browser("ministry_clerk")
    assert "No receipt clock runs." in secretary.get(OF_BODY).content.decode()
    for amount, status in ((40, 422), (2, 302), (3, 422)):  # too long; good; somebody has seen an older version
        assert secretary.post(url, {"of_version": 0, "amount": amount, "unit": "working_day"}).status_code == status
    assert "within 2 working days" in secretary.get(OF_BODY).content.decode()
    made = directed(office, deadline=Deadline.of_day(dt.date(2025, 4, 30)))
    page = reverse("directives:task", args=[made.pk])
    assert "to be received by" in ministry.get(page).content.decode()
    with clock.frozen(clock.now() + dt.timedelta(days=3)):
        assert sweep().not_received == 2
        assert "not received in time" in ministry.get(page).content.decode()
        assert "not received in time" in ministry.get("/").content.decode()
        shown = secretary.get(reverse("directives:supervision"), {"body": "bcdcds"}).content.decode()
        rows = unescape(next(one for one in re.findall(r'href="([^"]*)"', shown) if "receipt=missed" in one))
        assert made.raw_title in secretary.get(rows).content.decode()
        assert made.raw_title not in secretary.get(rows.replace("missed", "late")).content.decode()
        sequencer.run()
        told = Notice.objects.filter(facts__rung="not_received").values_list("kind", "holding_id")
        names = {holding.pk: name for name, holding in office.holdings.items()}
        assert {(kind, names[holding]) for kind, holding in told} == {
            ("directives.rung", "ministry_clerk"),
            ("directives.rung", "ministry_officer"),
            ("directives.escalated", "secretary"),
        }
        receive(assignment=Assignment.objects.get(matter_id=made.pk), by=office.actor("ministry_clerk"))
        assert "received late" in secretary.get(page).content.decode()
        before = clock.today() - dt.timedelta(days=1)
        asked = {"body": "bcdcds", "than": before.isoformat()}
        shown = secretary.get(reverse("directives:supervision"), asked).content.decode()
        addresses = [unescape(one) for one in re.findall(r'href="([^"]*receipt=[^"]*)"', shown)]
        assert {tuple(re.findall(r"receipt=(\w+)|as_of=(\S+)", one)) for one in addresses} == {
            (("late", ""),),
            (("waiting", ""), ("", before.isoformat())),
        }
        assert all(made.raw_title in secretary.get(one).content.decode() for one in addresses)
        past = secretary.get(reverse("directives:supervision"), {"body": "bcdcds", "as_of": before.isoformat()})
        assert "receipt=waiting" in past.content.decode() and "receipt=late" not in past.content.decode()
