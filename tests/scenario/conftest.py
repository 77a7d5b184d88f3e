"""The loaded scenario, once for the tests of this folder, in a database of its own; every test rolls back what it did."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import override_settings

from tests.dropping import drop

if TYPE_CHECKING:
    from tests.access import stage


@pytest.fixture(scope="session")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a database into which the demonstration was loaded, once for all tests."""
    from decreta.web.demo.loading import load

    empty = connection.settings_dict["NAME"]
    name = f"{empty}_scenario"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()
        _create(name, template=empty)
        try:
            with _standing_on(name), override_settings(DECRETA_DEMO=True):
                load()
            yield name
        finally:
            _drop(name)


@pytest.fixture(scope="module")
def scenario(loaded: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The demonstration as it stands on 31 March 2025, 09:00, for the tests of one module; others see nothing of it."""
    from decreta.core import clock
    from decreta.web.demo.loading import STARTS_AT

    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        _standing_on(loaded),
        override_settings(DECRETA_DEMO=True),
        clock.frozen(STARTS_AT),
    ):
        yield


@pytest.fixture(scope="session")
def staged(
    loaded: str, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, stage.Things, dict[str, object]]]:
    """What stands behind every address, built once: the database in which it is, the things, and what is set for them."""
    from decreta.core import clock
    from decreta.web.demo.loading import STARTS_AT
    from tests.access import stage
    from tests.access.stage_machine import add_things

    name = f"{loaded}_staged"
    usual = {
        "DECRETA_DEMO": True,
        "MEDIA_ROOT": tmp_path_factory.mktemp("media"),
        "DECRETA_API_PER_MINUTE": 100_000,
        "DECRETA_API_REFUSALS_PER_MINUTE": 100_000,
    }
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()
        _create(name, template=loaded)
        try:
            with _standing_on(name), override_settings(**usual), clock.frozen(STARTS_AT):
                things = add_things(stage.build())
            yield name, things, usual
        finally:
            _drop(name)


@pytest.fixture(scope="module")
def things(
    scenario: None, staged: tuple[str, stage.Things, dict[str, object]], django_db_blocker: pytest.FixtureRequest
) -> Iterator[stage.Things]:
    """What stands behind every address, for the tests of one module, each of which takes back what it did."""
    name, found, usual = staged
    with django_db_blocker.unblock(), _standing_on(name), override_settings(**usual):  # type: ignore[attr-defined]
        yield found


@contextlib.contextmanager
def _standing_on(name: str) -> Iterator[None]:
    """The connection on another database, until the end."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _create(name: str, *, template: str) -> None:
    with connection._nodb_cursor() as cursor:
        drop(cursor.execute, name)
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        drop(cursor.execute, name)
