"""What a hall's screen carries opens the hall's page of its sitting; at every other address it is as good as nothing."""

from __future__ import annotations

import pytest

from decreta.meetings import screens
from decreta.meetings.queries.screens import token_of
from tests.access import stage
from tests.access.tables import rows
from tests.access.trying import as_nobody, signed_in, tried

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]

#: What answers it otherwise than a visitor who carries nothing, and what it is given there.
ITS_OWN = {"GET meetings:in_hall"}


def test_no_other_address_answers_a_screen_otherwise_than_a_stranger(things: stage.Things) -> None:
    from decreta.meetings.models import HallScreen, Sitting

    screen = HallScreen.objects.get(pk=things["meetings:end_screen"]["pk"])
    assert screen.sitting == Sitting.objects.get(pk=things["meetings:hall"]["pk"])
    machine = signed_in("anonymous")
    machine.cookies[screens.COOKIE] = token_of(screen.pk)
    otherwise = set()
    for name, method in rows():
        found, plain = as_nobody(name, method, things)
        as_screen, shown = tried(machine, name, method, things)
        where = [one.headers.get("Location") for one in (plain, shown)]
        if found != as_screen or where[0] != where[1]:
            otherwise.add(f"{method} {name}")
        elif as_screen.status == 200 and not shown.streaming and f"{method} {name}" not in ITS_OWN:
            # A calendar tells it to whoever knows its secret address, with a screen's key and without.
            told = [str(screen.sitting_id) in one.content.decode(errors="ignore") for one in (plain, shown)]
            assert told[0] == told[1], name
    assert otherwise <= ITS_OWN
    _cell, hall = tried(machine, "meetings:in_hall", "GET", things)
    assert str(screen.sitting_id) in hall.content.decode()
