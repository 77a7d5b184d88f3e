"""What a stranger or a curious colleague may type into addresses and forms: never a fault of the server, never an effect."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.models import User
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.meetings.models import Paper, Sitting
from decreta.organisation.models import Body, Post
from decreta.organisation.queries.actors import actor_of_seat, seats_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]


def sign_in(client: Client, login: str) -> None:
    """Through the door without its lock: what is tried stands behind it."""
    client.force_login(User.objects.get(username=login), backend="django.contrib.auth.backends.ModelBackend")


def acting(login: str) -> Actor:
    """Somebody of the cast in his first post."""
    return actor_of_seat(seats_of(User.objects.get(username=login))[0])


@pytest.fixture
def vy(client: Client) -> Client:
    sign_in(client, "vy")
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/log/?kind=%00",
        "/search?q=%00",
        "/search/?q=a%00b",
        "/organisation/?q=%00",
        "/organisation/?on=9999-12-31",
        "/organisation/?on=0001-01-01",
        "/organisation/bodies/?on=9999-12-31",
        "/organisation/calendar/?year=%C2%B2",
        "/organisation/calendar/?year=99999999999999999999",
        "/organisation/%00/",
        "/organisation/bodies/%00/",
        "/directives/?as_of=9999-12-31",
        "/directives/?as_of=0001-01-01",
        "/directives/?q=%00",
        "/directives/?body=%00",
        "/directives/?directive=%00",
        "/directives/?directive=x",
        "/directives/?organisation=%00",
        "/directives/?organisation=x",
        "/directives/?agency=x",
        "/directives/?period=%00",
        "/directives/?class=%00",
        "/directives/?page=%C2%B2",
        f"/directives/?page={'9' * 5000}",
        f"/organisation/calendar/?year={'9' * 5000}",
        "/directives/?after=%00",
        "/directives/supervision/?as_of=9999-12-31",
        "/directives/supervision/?as_of=0001-01-01",
        "/directives/supervision/?body=%00",
        "/documents/?q=%00&type=%00&state=%00&body=%00&after=%00",
        "/documents/?after=9999-12-31T23:59:59%2B00:00~00000000-0000-0000-0000-000000000000",
        "/documents/?after=0001-01-01T00:00:00%2B14:00~00000000-0000-0000-0000-000000000000",
        "/meetings/?page=99999999999999999999999",
        "/notifications/?page=%00",
        "/?post=%00",
    ],
)
def test_no_address_is_a_fault(vy: Client, address: str) -> None:
    assert vy.get(address, follow=True).status_code < 500


def test_an_agency_that_is_none_is_not_found(vy: Client) -> None:
    body = Body.objects.get(symbol="BCĐCĐS")
    for key in ("o:x", "b:", "o:%00", "x", ""):
        address = reverse("directives:draft_urging", args=[body.code])
        assert vy.get(address, {"addressee": key}).status_code == 404


def test_a_range_without_end_is_no_fault(vy: Client) -> None:
    paper = Paper.objects.filter(item__sitting__in=Sitting.objects.visible_to(acting("vy"))).first()
    assert paper is not None
    answer = vy.get(reverse("meetings:paper_file", args=[paper.pk]), headers={"range": "bytes=" + "9" * 5000 + "-"})
    assert answer.status_code in {200, 416}
    answer.close()


@pytest.mark.parametrize("until", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_time_is_refused_in_words(client: Client, until: str) -> None:
    sign_in(client, "long")
    client.raise_request_exception = False
    assignment = Assignment.objects.visible_to(acting("long")).exclude(current_lapses_at=None).first()
    assert assignment is not None
    for name, data in (
        ("ask_extension", {"until": until, "reason": "x"}),
        ("recovery", {"recover_on": until, "text": "x"}),
        ("hand_down", {"to": "u:x", "on": until}),
        ("report", {"text": "x", "reported_on": until, "forecast_on": until}),
    ):
        assert client.post(reverse(f"assignments:{name}", args=[assignment.pk]), data).status_code in {302, 404, 422}, (
            name
        )


def test_a_sitting_at_the_end_of_time_is_refused_in_words(vy: Client) -> None:
    body = Body.objects.get(symbol="BCĐCĐS")
    for start, end in (("9999-12-31T23:00", "9999-12-31T23:59"), ("0001-01-01T00:00", "0001-01-01T01:00")):
        data = {
            "body": body.pk,
            "title": "x",
            "starts_at": start,
            "ends_at": end,
            "place": "x",
            "chair_post": Post.objects.filter(body=body, signs=True).values_list("pk", flat=True)[0],
        }
        assert vy.post(reverse("meetings:new"), data).status_code in {302, 422}
