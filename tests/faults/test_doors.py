"""P5 goes through every address: whoever adds one says what it is asked for, or why it is left out."""

from __future__ import annotations

from django.apps import apps

from tests.access.trying import every_address
from tests.faults._p5_things import LEFT_OUT, THINGS, asked_for, identifiers, is_left_out


def test_of_every_identifier_in_an_address_it_is_said_what_it_is_of():
    """An address that asks for ids that are none of its own would answer 404 to everybody, and prove nothing."""
    unknown = [
        f"{name}: {key}"
        for name, pattern in every_address().items()
        if not is_left_out(name)
        for key, label in asked_for(name, pattern).items()
        if label is None
    ]
    assert unknown == []


def test_nothing_is_said_of_addresses_that_are_not_there():
    every = every_address()
    used = {(name.partition(":")[0], place) for name, one in every.items() for place in identifiers(one).values()}
    assert {(area, place) for area, places in THINGS.items() for place in places} - used == set()
    assert [start for start in LEFT_OUT if not any(name.startswith(start) for name in every)] == []


def test_what_is_asked_for_is_there():
    for places in THINGS.values():
        for label in places.values():
            assert apps.get_model(label), label


def test_what_is_left_out_says_why():
    assert all(why.strip() for why in LEFT_OUT.values())
