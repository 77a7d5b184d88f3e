"""The scenario entered by machine, step by step with tokens, is the scenario loaded through the acts: figures and log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.scenario.conftest import _create, _drop, _standing_on

#: Signing in and issuing tokens is how one enters, not what is entered.
ENTRANCE = ("accounts.token_issued",)
#: What has no door for programs: a dashboard is composed by somebody who has it before him.
BY_HAND = ("seeing.dashboard_saved",)


def acts() -> list[tuple[str, str, str, str]]:
    """The log in the order of time: which act, by whom, in which post, when it happened.

    Within one moment (one act may give a task to sixty agencies) the order is that in which the database names the
    members of a group, and says nothing.
    """
    from decreta.audit.models import Entry

    rows = Entry.objects.exclude(kind__in=ENTRANCE + BY_HAND).order_by("pk").values_list("kind", "actor", "happened_at")
    found = [(at.isoformat(), kind, by["name"], by["post"]) for kind, by, at in rows if by["kind"] == "person"]
    return sorted(found)


def figures() -> dict[str, dict[str, Any]]:
    """The progress reports of both bodies, without a reader's limits."""
    from decreta.directives.queries.progress import report
    from decreta.organisation.models import Body
    from decreta.web.demo.loading import STARTS_AT

    found = {code: report(body=Body.objects.get(code=code), as_of=STARTS_AT.date()) for code in ("bcdcds", "bcdtw")}
    return {
        code: one.as_data() | {"by_directive": [line.as_data() for line in one.by_directive]}
        for code, one in found.items()
    }


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[str]:
    """A database into which the story was told by machine."""
    from decreta.core.actor import Actor
    from decreta.web.demo.structure import load_structure
    from tests.scenario import by_machine, machines

    empty = connection.settings_dict["NAME"]
    name = f"{empty}_by_machine"
    with django_db_blocker.unblock():
        connection.close()
        _create(name, template=empty)
        machines.forget()
        try:
            with _standing_on(name), override_settings(DECRETA_DEMO=True, DECRETA_API_PER_MINUTE=100_000):
                load_structure(Actor.system("demonstration"), "nghi-quyet-2025", lambda weight: None)
                by_machine.story().play(lambda weight: None)
            yield name
        finally:
            machines.forget()
            _drop(name)


@pytest.fixture(scope="module")
def told(loaded: str, entered: str, django_db_blocker: Any) -> dict[str, tuple[Any, Any]]:
    """What the two databases tell: figures and log."""
    found = {}
    with django_db_blocker.unblock(), override_settings(DECRETA_DEMO=True):
        for key, name in (("loaded", loaded), ("entered", entered)):
            with _standing_on(name):
                found[key] = figures(), acts()
    return found


@pytest.mark.slow
@pytest.mark.django_db
def test_the_scenario_entered_by_machine_is_the_scenario(told: dict[str, tuple[Any, Any]]) -> None:
    (demo_figures, demo_acts), (our_figures, our_acts) = told["loaded"], told["entered"]
    second = our_figures["bcdcds"]
    assert (second["declared"], second["itemised"], second["not_itemised"]) == (46, 27, 19)
    assert our_figures == demo_figures
    assert our_acts == demo_acts
