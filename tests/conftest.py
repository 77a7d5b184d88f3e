"""What every test stands on: an embedded PostgreSQL of the checkout's own, and settings that name it.

`DECRETA_TEST_DATABASE_URL` names another server (a role that may create databases); `DECRETA_TEST_SUFFIX` gives a
test database of one's own, so that two suites can run side by side. Django is set up here, because the address of
the database is known only once the cluster runs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import exercised

ROOT = Path(__file__).resolve().parent.parent
CLUSTER = ROOT / ".decreta-test"
OWN_VARIABLES = frozenset({"DECRETA_TEST_SUFFIX", "DECRETA_PICTURES", "DECRETA_TEST_DATABASE_URL"})

_stack = contextlib.ExitStack()
# A deadline per example measures the machine, not the software; what is slow is measured in bench/.
hypothesis_settings.register_profile("decreta", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("decreta")


def _set_up() -> None:
    """Start the database and Django once per process (each worker of pytest-xdist is one)."""
    for name in [name for name in os.environ if name.startswith("DECRETA_") and name not in OWN_VARIABLES]:
        del os.environ[name]  # what the developer runs otherwise must not leak into a test
    data = CLUSTER / "runs" / str(os.getpid())
    data.mkdir(parents=True)
    _stack.callback(shutil.rmtree, data, ignore_errors=True)
    url = os.environ.get("DECRETA_TEST_DATABASE_URL")
    if not url:
        from decreta.command.postgres import owner

        url = _stack.enter_context(owner(CLUSTER, is_durable=False))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATA": str(data),
        "DECRETA_DATABASE_URL": url,
        "DECRETA_TESTING": "yes",
        "DECRETA_LOG_LEVEL": "WARNING",
    }
    from django.conf import settings

    suffix = os.environ.get("DECRETA_TEST_SUFFIX", "")
    settings.DATABASES["default"]["TEST"] = {"NAME": "_".join(part for part in ("test_decreta", suffix) if part)}
    exercised.watch()
    django.setup()


_set_up()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What looks back on the whole run comes last."""
    exercised.note_what_runs(config, items)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the database back; it stops when no other suite uses it."""
    _stack.close()


@pytest.fixture(autouse=True)
def _plain_language():
    """Every test starts in English, whatever the one before has activated."""
    from django.utils import translation

    with translation.override("en"):
        yield
