"""What every test stands on: an embedded PostgreSQL of the checkout's own, and settings that name it.

`DECRETA_TEST_DATABASE_URL` names another server (a role that may create databases), `DECRETA_TEST_LISTEN_URL` the same
past a transaction pooler; `DECRETA_TEST_SUFFIX` gives a
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

from tests import exercised, sharing

ROOT = Path(__file__).resolve().parent.parent
CLUSTER = ROOT / ".decreta-test"
OWN_VARIABLES = frozenset(
    {"DECRETA_TEST_SUFFIX", "DECRETA_PICTURES", "DECRETA_TEST_DATABASE_URL", "DECRETA_TEST_LISTEN_URL"}
)

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
        "DECRETA_DATABASE_POOLER": "pgbouncer" if "DECRETA_TEST_LISTEN_URL" in os.environ else "none",
        "DECRETA_DATABASE_LISTEN_URL": os.environ.get("DECRETA_TEST_LISTEN_URL", ""),
    }
    from django.conf import settings

    suffix = os.environ.get("DECRETA_TEST_SUFFIX", "")
    own = settings.DATABASES["default"].setdefault("TEST", {})
    own["NAME"] = "_".join(part for part in ("test_decreta", suffix) if part)
    exercised.watch()
    django.setup()


_set_up()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is long comes first."""
    items.sort(key=sharing.rank)


def pytest_collection_finish() -> None:
    """The program and the tests are loaded: as in a server, the garbage collector need not look through them."""
    from decreta.core.memory import keep_what_is_loaded

    keep_what_is_loaded()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """What shares its preparation stays together."""
    return sharing.scheduler(config, log)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A whole run fails when an act was left untried."""
    exercised.hand_over(session.config)
    if exercised.untried(session.config) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which acts no test tried."""
    if left := exercised.untried(config):
        terminalreporter.section("acts that no test made write an entry", red=True)
        terminalreporter.write_line("\n".join(left))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Each process sets Django up for itself, as this one did.

    Where the settings are named in the environment, pytest-django sets it up before this file is read: then no act is
    watched, and every process writes into the directory of this one.
    """
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """One of several processes has ended."""
    exercised.take_over(node)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the database back; it stops when no other suite uses it."""
    _stack.close()


@pytest.fixture(autouse=True)
def _plain_language():
    """Every test starts in English, whatever the one before has activated."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _steady_memory(monkeypatch: pytest.MonkeyPatch):
    """What a process remembers for seconds is forgotten before a test, and kept through it.

    Else the statements of a page would depend on how fast the machine is, and a day off on the test before.
    """
    from decreta.assignments.queries import ladders
    from decreta.core import clock
    from decreta.organisation.queries import calendars

    for module in (clock, calendars, ladders):
        module.forget()
        monkeypatch.setattr(module, "_CACHE_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def _closed_answers():
    """No test leaves an answer open."""
    from tests import answers

    with answers.closed():
        yield
