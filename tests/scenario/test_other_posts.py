"""Posts act: whoever may act on a task in another post of his is told which."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from decreta.assignments.models import Assignment
from decreta.organisation.queries.actors import actor_of_seat, seats_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]
TOLD = "in another post of yours"


def page_in(login: str, *, may: bool, task_id: object) -> str:
    """The page of a task as the person sees it in a post that may (not) answer for agencies."""
    user = get_user_model().objects.get(username=login)
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    seat = next(one for one in seats_of(user) if actor_of_seat(one).can("answer_assignments") is may)
    client.post(reverse("organisation:switch"), {"post": seat.key})
    return client.get(reverse("directives:task", args=[task_id])).content.decode()


@pytest.fixture
def open_task():
    """A task of the Central Office that is received and not yet reported done."""
    found = Assignment.objects.filter(
        matter_kind="directives.task", organisation__code="vptw", role="lead", done_reported_at=None, closed_at=None
    )
    return found.order_by("pk")[0].matter_id


def test_the_page_names_the_post_in_which_the_agency_answers(open_task):
    assert TOLD in page_in("giang", may=False, task_id=open_task)


def test_in_that_post_the_page_offers_the_act_and_names_no_other(open_task):
    page = page_in("giang", may=True, task_id=open_task)
    assert TOLD not in page
    assert "/receive/" in page or "/report/" in page


def test_whoever_may_act_in_no_post_is_told_of_none(open_task):
    assert TOLD not in page_in("minhhoa", may=False, task_id=open_task)
