"""Who must remove an obstacle is named by typing: the form is no longer for a country than for an office."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.obstacles.choosing import OwnerField
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.owners import key_of, owners_like
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.organisation.models import Post
from tests.directives.test_events import another_body
from tests.documents.office import SINCE, SYSTEM, Office
from tests.obstacles.conftest import Browser, raised
from tests.organisation.country import crowd

LEADER = "Trưởng Ban, Ban Chỉ đạo chuyển đổi số trong các cơ quan Đảng"


def another_head() -> Post:
    """A second committee, whose head bears the same title."""
    return structure.create_post(
        code="head-2", names={"vi": "Trưởng Ban"}, role=Role.HEAD, valid_from=SINCE, by=SYSTEM, body=another_body()
    )


def test_posts_and_units_within_reach_are_offered_before_the_places(office: Office) -> None:
    head, chief = office.actor("head"), office.actor("chief")
    offered = [one.value for one in owners_like("ban chi dao", head, on=clock.today())]
    assert offered == [
        f"Phó {LEADER} [deputy]",
        f"{LEADER} [head]",
        f"Thư ký, {office.body.name_vi} [secretary]",
        office.body.name_vi,
    ]
    # The units of one's own house, and nobody else's.
    assert [one.value for one in owners_like("tong hop", chief, on=clock.today())] == [
        f"{office.posts['chief'].name_vi}, {office.agency.name_vi} [chief]",
        f"{office.unit.name_vi}, {office.agency.name_vi} [{office.unit.code}]",
    ]
    assert owners_like("tong hop", head, on=clock.today()) == [] == owners_like(" ", chief, on=clock.today())


def test_whoever_is_typed_is_meant_alone_or_those_near_are_said(office: Office) -> None:
    post, field = another_head(), OwnerField(office.actor("chief"), required=False)
    meant: list[tuple[str, Any]] = [
        (f"{LEADER} [head]", office.posts["head"]),
        (LEADER, office.posts["head"]),
        ("Thư ký", office.posts["secretary"]),
        (office.unit.name_vi, office.unit),
        (f"{post.name_vi}, Ban Chỉ đạo cải cách hành chính [head-2]", post),
        ("VPTW", office.agency),
        ("Bộ Khoa học và Công nghệ", office.ministry),
        (f"b:{office.body.pk}", office.body),
    ]
    assert [field.clean(text) for text, _owner in meant] == [key_of(owner) for _text, owner in meant]
    assert field.clean("") == ""
    for unclear in ("Trưởng Ban", "Bộ Không Có", f"{LEADER} [head-2]"):
        with pytest.raises(ValidationError):
            field.clean(unclear)


def test_it_is_raised_from_both_forms_against_who_was_typed(
    office: Office, assignment: Assignment, browser: Browser
) -> None:
    page, until = browser("ministry_clerk"), (clock.today() + dt.timedelta(days=3)).strftime("%d/%m/%Y")
    asked = {"kind": "money", "wanted": "Cấp kinh phí.", "answer_on": until}
    report = {"text": "Đang làm.", "obstacle": "Thiếu kinh phí.", "owner": "VPTW"}
    assert page.post(f"/assignments/{assignment.pk}/report/", asked | report).status_code == 302
    wrong = page.post(f"/obstacles/of/{assignment.pk}/", asked | {"text": "Chưa rõ.", "owner": "Bộ Không Có"})
    assert wrong.status_code == 422 and "“Bộ Không Có” is not" in wrong.content.decode()
    assert (
        page.post(f"/obstacles/of/{assignment.pk}/", asked | {"text": "Chưa rõ.", "owner": LEADER}).status_code == 302
    )
    assert {one.owner for one in Obstacle.objects.all()} == {office.agency, office.posts["head"]}


def test_no_form_grows_with_the_country(office: Office, assignment: Assignment, browser: Browser) -> None:
    made = raised(office, assignment)
    pages = [
        (browser("ministry_clerk"), f"/assignments/{assignment.pk}/report/"),
        (browser("ministry_clerk"), f"/obstacles/of/{assignment.pk}/"),
        (browser("chief"), f"/obstacles/{made.pk}/pass-on/"),
        (browser("head"), f"/obstacles/{made.pk}/decide/"),
        (browser("secretary"), reverse("changes:end", args=[assignment.matter_id]) + "?kind=split"),
    ]
    before = [len(page.get(address).content) for page, address in pages]
    crowd(300)
    after = [len(page.get(address).content) for page, address in pages]
    assert all(abs(late - early) < 200 for early, late in zip(before, after, strict=True)), (before, after)


def test_the_fragment_says_what_each_is(office: Office, browser: Browser) -> None:
    page = browser("chief")
    text = page.get(reverse("obstacles:owners"), {"q": "tổng hợp"}).content.decode()
    assert text.count('role="option"') == 2 and office.agency.name in text
    assert page.get(reverse("obstacles:owners")).content.strip() == b""
