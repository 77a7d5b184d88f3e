"""Health and figures: said to machines in the middle of the night, hence never wrong and never chatty."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import OperationalError, connection
from prometheus_client.parser import text_string_to_metric_families

from decreta.audit import Ref, record, sequencer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.operation.domain import note_backup, note_drill, note_restore
from decreta.operation.queries import figures, health
from tests.documents import office as offices

SYSTEM = Actor.system("tests")


def sign_of_life(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))", [seconds]
        )


def values(client, **headers) -> dict[str, float]:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    return {
        sample.name + "".join(f" {sample.labels[key]}" for key in sorted(sample.labels)): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def test_a_process_lives_without_its_database(client, monkeypatch):
    """No database is asked: this test has none."""
    assert client.get("/health/live").json() == {"status": "live"}


@pytest.mark.django_db
def test_ready_says_yes_or_no_and_nothing_else(client):
    sign_of_life(5)
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "checks": dict.fromkeys(health.NAMES, True)}
    assert answer["Cache-Control"].startswith("max-age=0")


@pytest.mark.django_db
def test_without_a_worker_pages_are_answered_but_an_alarm_rings(client):
    sign_of_life(3600)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert [name for name, is_well in answer.json()["checks"].items() if not is_well] == ["worker"]
    assert client.get("/health/ready?strict").status_code == 503


@pytest.mark.django_db
def test_an_entry_that_waits_too_long_for_its_place_is_a_fault(client, monkeypatch):
    sign_of_life(5)
    late = clock.real_now() - dt.timedelta(minutes=5)
    monkeypatch.setattr(clock, "real_now", lambda: late)
    record("tests.written", by=SYSTEM, on=Ref("tests.thing", "1"), facts={})
    monkeypatch.undo()
    assert client.get("/health/ready").json()["checks"]["log"] is False
    assert values(client)["decreta_log_lag_seconds"] > 290
    sequencer.run()
    assert client.get("/health/ready").json()["checks"]["log"] is True


@pytest.mark.django_db
def test_a_full_disk_or_a_database_that_is_gone_is_not_ready(client, monkeypatch):
    sign_of_life(5)
    monkeypatch.setattr(figures, "free_bytes", lambda: 1024)
    assert client.get("/health/ready").status_code == 503
    monkeypatch.undo()

    def gone():
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(figures, "read", gone)
    monkeypatch.setattr(connection, "close", lambda: None)
    answer = client.get("/health/ready")
    assert "closed" not in answer.content.decode()
    assert answer.json()["checks"]["worker"] is False
    assert values(client)["decreta_database_up"] == 0


@pytest.mark.django_db
def test_metrics_count_answers_and_acts(client):
    before = values(client)
    client.get("/accounts/login/")
    note_backup(name="decreta-20250331T020000Z", facts={"rows": 3}, by=SYSTEM)
    after = values(client)
    login, act = "decreta_requests_total GET account_login 200", "decreta_acts_total operation.note_backup done"
    assert after[login] - before.get(login, 0) == 1
    assert after[act] - before.get(act, 0) == 1
    assert after["decreta_request_seconds_count account_login"] > 0
    assert 0 <= after["decreta_backup_age_seconds"] < 60
    assert after["decreta_database_bytes"] > 1_000_000
    assert "decreta_drill_age_seconds" not in after


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_metrics_are_this_machines_and_not_what_a_proxy_on_it_brings(client, header):
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 404


@pytest.mark.django_db
def test_with_a_token_metrics_are_its_holders(client, settings):
    settings.DECRETA_METRICS_TOKEN = "a long token"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    assert values(client, Authorization="Bearer a long token", **{"X-Forwarded-For": "10.1.2.3"})


@pytest.mark.django_db
def test_the_page_shows_the_last_backup_and_the_last_drill(client):
    office = offices.build(with_users=True)
    client.force_login(
        office.holdings["administrator"].person.user, backend="django.contrib.auth.backends.ModelBackend"
    )
    client.cookies["language"] = "en"
    empty = client.get("/operation/").content.decode()
    assert "There is no backup" in empty
    note_backup(name="decreta-20250331T020000Z", facts={"rows": 8913, "files": 23}, by=SYSTEM)
    assert "No backup was ever restored as a drill" in client.get("/operation/").content.decode()
    report = {"holds": False, "rows": 8913, "faults": ["table audit_leaf has 2 rows, not 3"], "seconds": 9.5}
    note_drill(name="decreta-20250331T020000Z", report=report, by=SYSTEM)
    note_restore(name="decreta-20250331T020000Z", report={"holds": True, "rows": 8913}, by=SYSTEM)
    page = client.get("/operation/").content.decode()
    assert "table audit_leaf has 2 rows, not 3" in page
    assert "There is no backup" not in page
