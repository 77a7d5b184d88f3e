"""Who gets what at every address of sittings, asked with GET and with an empty POST."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from decreta.meetings import domain, urls
from decreta.meetings.models import Conclusion, Paper
from tests.access.meetings import PEOPLE, ROWS
from tests.meetings.office import invitation_of, opened, points, secretary


def address(office, sitting, name: str) -> str:
    """The address of that name in the sitting; the point is one that has not begun, the invitation the member's."""
    if name in {"list", "new"}:
        return reverse(f"meetings:{name}")
    things = {
        "points/": points(sitting)[1],
        "papers/": Paper.objects.get(item__sitting=sitting),
        "invitations/": invitation_of(sitting, office, "member"),
        "conclusions/": Conclusion.objects.get(item__sitting=sitting),
    }
    route = next(str(one.pattern) for one in urls.urlpatterns if one.name == name)
    thing = next((found for start, found in things.items() if route.startswith(start)), sitting)
    return reverse(f"meetings:{name}", args=[thing.pk])


def answered(client, office, method: str, url: str, who: str) -> int:
    """The status of one request, whose effect is taken back."""
    client.logout()
    if who != "anonymous":
        client.force_login(office.holdings[who].person.user)
    with transaction.atomic():
        answer = getattr(client, method)(url)
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer.status_code


def test_every_address_has_its_rows():
    named = {f"meetings:{one.name}" for one in urls.urlpatterns}
    assert {name for name, _method in ROWS} == named
    assert {(name, method) for name in named for method in ("get", "post")} == set(ROWS)


@pytest.mark.parametrize("name", [one.name for one in urls.urlpatterns])
def test_the_address_answers_each_as_it_should(office, client, name):
    sitting = opened(office)
    domain.write_conclusion(item=points(sitting)[0], text="Một.", by=secretary(office))
    url = address(office, sitting, name)
    for method in ("get", "post"):
        found = tuple(answered(client, office, method, url, who) for who in PEOPLE)
        assert found == ROWS[f"meetings:{name}", method], method
