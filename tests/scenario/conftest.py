"""The loaded scenario, once for the tests of this folder, in a database of its own; every test rolls back what it did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import override_settings


@pytest.fixture(scope="package")
def scenario(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The demonstration as it stands on 31 March 2025, 09:00."""
    from decreta.core import clock
    from decreta.web.demo.loading import STARTS_AT, load

    empty = connection.settings_dict["NAME"]
    loaded = f"{empty}_scenario"
    with django_db_blocker.unblock(), override_settings(DECRETA_DEMO=True):  # type: ignore[attr-defined]
        connection.close()
        _create(loaded, template=empty)
        connection.settings_dict["NAME"] = loaded
        try:
            load()
            with clock.frozen(STARTS_AT):
                yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = empty
            _drop(loaded)


def _create(name: str, *, template: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
