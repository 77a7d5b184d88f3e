"""A rung that tells the organisation above the assignee: its leaders, once; of a task that they do not see no word."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest

from decreta.assignments.domain import hand_down, receive, set_ladder
from decreta.assignments.enums import Audience, RungKind
from decreta.assignments.jobs import SweepResult, sweep
from decreta.assignments.ladder import Step
from decreta.assignments.models import Assignment, Rung
from decreta.audit import sequencer
from decreta.core import clock
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind, Role
from decreta.organisation.models import Holding, Organisation
from tests.documents.office import SINCE, SYSTEM, Office
from tests.urging.conftest import Browser
from tests.urging.test_ladder_pages import OF_BODY, line


def leader_of(organisation: Organisation, code: str, name: str) -> Holding:
    """Somebody who leads an organisation."""
    unit = structure.set_up_unit(
        organisation=organisation, code=f"{code}-ld", names={"vi": "Lãnh đạo"}, valid_from=SINCE, by=SYSTEM
    )
    post = structure.create_post(
        code=f"{code}-head", names={"vi": "Thủ trưởng"}, role=Role.HEAD, valid_from=SINCE, by=SYSTEM, unit=unit
    )
    person = structure.enter_person(full_name=name, user=None, by=SYSTEM)
    return structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)


@pytest.fixture
def above(office: Office) -> Organisation:
    """The organisation above the one that stands above the ministry; in between nobody leads."""
    found = [
        structure.found(
            code=code,
            names={"vi": name},
            symbol=code.upper(),
            kind=OrganisationKind.MINISTRY,
            valid_from=SINCE,
            regime="vn-state",
            place="Hà Nội",
            by=SYSTEM,
        )
        for code, name in (("cp", "Chính phủ"), ("vpcp", "Văn phòng Chính phủ"))
    ]
    Organisation.objects.filter(pk=found[1].pk).update(parent=found[0])
    Organisation.objects.filter(pk=office.ministry.pk).update(parent=found[1])
    return found[0]


def escalates(office: Office, *, roles: tuple[str, ...] = ("lead",)) -> None:
    """The installation tells those above three days after the lapse."""
    step = Step(RungKind.ESCALATE, Audience.UPPER, 3, uuid4(), roles=roles)
    set_ladder(body=None, steps=[step], of_version=0, by=office.actor("administrator"))


def swept(assignment: Assignment) -> list[Notice]:
    """What was told after two sweeps, five days after the lapse."""
    assert assignment.current_lapses_at is not None
    at = assignment.current_lapses_at + dt.timedelta(days=5)
    with clock.frozen(at):
        assert sweep(at) == SweepResult(escalate=1)
        assert sweep(at).total == 0
        sequencer.run()
        sequencer.run()
    return list(Notice.objects.filter(kind__startswith="directives.escalated"))


def test_the_nearest_leaders_above_are_told_once_and_of_a_task_they_do_not_see_no_word(
    office: Office, above: Organisation, assignment: Assignment
) -> None:
    leader = leader_of(above, "cp", "Nguyễn Thị An")
    escalates(office)
    (told,) = swept(assignment)
    assert (told.kind, told.holding_id) == ("directives.escalated_above", leader.pk)
    assert told.facts == {"assignee": office.ministry.name_vi, "body": str(office.body), "rung": "escalate"}
    assert told.url == "/organisation/bkhcn/" and not told.matter
    assert Rung.objects.get().tells == Audience.UPPER


def test_who_leads_above_and_sees_the_task_is_led_to_it(office: Office, assignment: Assignment) -> None:
    """The ministry hands it down to an agency under it: its leader sees what his house handed down."""
    leader, clerk = leader_of(office.ministry, "bkhcn", "Nguyễn Thị An"), office.actor("ministry_clerk")
    below = structure.found(
        code="cuc",
        names={"vi": "Cục Chuyển đổi số"},
        symbol="CCĐS",
        kind=OrganisationKind.MINISTRY,
        parent=office.ministry,
        valid_from=SINCE,
        regime="vn-state",
        place="Hà Nội",
        by=SYSTEM,
    )
    hand_down(assignment=receive(assignment=assignment, by=clerk), organisation=below, by=clerk)
    escalates(office, roles=("sub",))
    (told,) = swept(assignment)
    assert (told.kind, told.holding_id) == ("directives.escalated", leader.pk)
    assert told.facts["assignee"] == below.name_vi and told.facts["title"] and told.matter


def test_where_nobody_leads_above_the_leaders_of_the_monitoring_body_are_told(
    office: Office, assignment: Assignment
) -> None:
    escalates(office)
    assert {one.holding_id for one in swept(assignment)} == {office.holdings[name].pk for name in ("head", "deputy")}


def test_it_is_chosen_on_the_page_of_the_ladder(office: Office, browser: Browser) -> None:
    sent = {"version": 0, "lines": 1} | line(0, "escalate", 4, tells="upper")
    assert browser("secretary").post(f"{OF_BODY}set/", sent).status_code == 302
    assert "the leaders of the organisation above the assignee" in browser("secretary").get(OF_BODY).content.decode()
