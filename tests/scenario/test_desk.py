"""The desk of the scenario: what stands on it, and taking the matters one by one."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.directives.models import Task
from decreta.ui import walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]


def signed_in(login: str) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(get_user_model().objects.get(username=login))
    return client


def stops(client: Client) -> list[list[str]]:
    return client.session["walk"]["stops"]


def test_figures_stand_beside_the_queue_with_their_denominator():
    page = signed_in("vy").get("/desk/beside/").content.decode()
    assert "of 13 tasks done in time" in page
    assert "Denominator: the 13 tasks whose baseline deadline lies in" in page


def test_a_member_of_no_body_has_no_figures():
    assert "done in time</span>" not in signed_in("phong").get("/desk/beside/").content.decode()


def test_every_post_has_its_tab_with_a_count():
    client = signed_in("vy")
    page = client.get("/").content.decode()
    tabs = page[page.index('<nav class="tabs"') : page.index("</nav>", page.index('<nav class="tabs"'))]
    assert tabs.count("<a ") == 1 + len(client.get("/").wsgi_request.seats)


def test_one_begins_at_the_first_matter_and_goes_on_to_the_next():
    client = signed_in("vy")
    first = client.post("/walk/", {"how": "begin"})
    way = stops(client)
    assert len(way) > 2
    assert first["Location"] == way[0][2]
    page = client.get(way[0][2]).content.decode()
    assert f"Matter 1 of {len(way)}" in page
    assert client.post("/walk/", {"how": "next"})["Location"] == way[1][2]
    assert f"Matter 2 of {len(way)}" in client.get(way[1][2]).content.decode()


def test_an_act_that_settles_the_matter_in_hand_opens_the_next():
    client = signed_in("vy")
    client.post("/walk/", {"how": "begin"})
    way = stops(client)
    place = next(number for number, stop in enumerate(way) if stop[0] == "Receive task")
    for _step in range(place):
        client.post("/walk/", {"how": "next"})
    page = client.get(way[place][2]).content.decode()
    receive = page[page.rindex('href="', 0, page.index("/receive/")) + 6 : page.index("/receive/")] + "/receive/"
    assert "Then opens:" in client.get(receive).content.decode()
    answer = client.post(receive, {"idempotency_key": "00000000-0000-4000-8000-000000000001"})
    assert answer["Location"] == way[place + 1][2]


def test_after_the_last_matter_the_desk_opens_and_the_walk_is_over():
    client = signed_in("vy")
    client.post("/walk/", {"how": "begin"})
    number = len(stops(client))
    for _step in range(number - 1):
        client.post("/walk/", {"how": "next"})
    assert client.post("/walk/", {"how": "next"})["Location"] == "/"
    assert "walk" not in client.session


def test_stopping_leads_to_the_desk():
    client = signed_in("vy")
    client.post("/walk/", {"how": "begin"})
    assert client.post("/walk/", {"how": "stop"})["Location"] == "/"
    assert "walk" not in client.session


def test_where_one_walks_costs_no_statement():
    client = signed_in("vy")
    client.get("/organisation/calendar/")
    with CaptureQueriesContext(connection) as without:
        client.get("/organisation/calendar/")
    client.post("/walk/", {"how": "begin"})
    with CaptureQueriesContext(connection) as walking:
        client.get("/organisation/calendar/")
    assert len(walking) == len(without)


def test_a_walk_is_kept_short():
    client = signed_in("vy")
    client.post("/walk/", {"how": "begin"})
    assert len(stops(client)) <= walk.LONGEST


def test_a_desk_on_which_much_waits_asks_no_oftener_than_one_on_which_little_does():
    client = signed_in("vy")
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/").content.decode()
    assert page.count('<div class="when">') > 5
    assert len(asked) <= 12, [one["sql"][:300] for one in asked]


def test_the_page_of_any_task_asks_eighteen_times_at_most_and_of_most_tasks_eleven():
    client, asked = signed_in("vy"), {}
    for task in Task.objects.order_by("pk"):
        address = reverse("directives:task", args=[task.pk])
        if client.get(address).status_code == 200:
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked[str(task)] = len(queries)
    assert len(asked) > 10
    assert max(asked.values()) <= 18, asked
    assert sorted(asked.values())[len(asked) * 4 // 5] <= 11
