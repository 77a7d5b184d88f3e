"""Long work: seen while it runs, cancelled between two steps, done once however often it is begun."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow
from decreta.kit import domain
from decreta.kit.models import LongJob
from tests import registered

pytestmark = pytest.mark.django_db
KIND = registered.LONG_JOB


@pytest.fixture
def user():
    return User.objects.create_user("lan.dq", password="a long password")


@pytest.fixture
def by(user):
    return Actor(user_id=user.pk, name="lan.dq")


@pytest.fixture
def job(by):
    return domain.start(kind=KIND, title="canary import", total=3, arguments={"rows": [1, 2, 3]}, by=by)


def work(job_id, *, until: int = 3, done: list[int] | None = None) -> None:
    """Work as an area's job does it, until a step where the process is killed."""
    with domain.running(job_id) as job:
        if job is None:
            return
        for n in range(job.done, job.total):
            if n == until:
                raise KeyboardInterrupt
            with transaction.atomic():
                domain.progress(job, n + 1)
                if done is not None:
                    done.append(n)


def test_started_job_waits_in_the_queue(job):
    assert ProcrastinateJob.objects.get(task_name=KIND).args == {"job_id": str(job.pk)}
    assert (job.state, job.done, job.total) == ("waiting", 0, 3)
    assert "canary" not in str(Entry.objects.get(kind="kit.job_started").facts)


def test_job_that_ran_through_is_done(job):
    work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 3)
    assert job.finished_at is not None


def test_job_goes_on_after_a_crash_and_does_no_step_twice(job):
    done: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        work(job.pk, until=2, done=done)
    work(job.pk, done=done)
    work(job.pk, done=done)
    assert done == [0, 1, 2]


def test_cancelled_job_does_no_further_step(job, by):
    done: list[int] = []
    with domain.running(job.pk) as running:
        domain.progress(running, 1)
        domain.cancel(job=job, by=by)
        domain.progress(running, 2)
        done.append(2)
    job.refresh_from_db()
    assert (job.state, job.done, done) == ("cancelled", 1, [])
    assert domain.cancel(job=job, by=by) is None


def test_failed_job_says_no_more_than_the_kind_of_error(job):
    with pytest.raises(ValueError, match="canary"), domain.running(job.pk):
        raise ValueError("canary text")
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "ValueError")


def test_job_that_has_ended_is_not_cancelled(job, by):
    work(job.pk)
    with pytest.raises(NotNow):
        domain.cancel(job=job, by=by)


def test_another_persons_job_is_not_cancelled(job):
    with pytest.raises(NotAllowed):
        domain.cancel(job=job, by=Actor(user_id=0))


def test_nobody_starts_a_job_for_nobody():
    with pytest.raises(NotAllowed):
        domain.start(kind=KIND, title="x", total=1, arguments={}, by=Actor.system("test"))


def test_page_shows_progress_and_asks_for_more(client, user, job):
    client.force_login(user)
    LongJob.objects.update(state="running", done=2)
    page = client.get(f"/kit/jobs/{job.pk}/").content.decode()
    assert 'max="3" value="2"' in page
    assert f'hx-get="/kit/jobs/{job.pk}/progress/"' in page
    assert '<noscript><meta http-equiv="refresh"' in page


def test_page_of_a_job_that_is_over_asks_no_more(client, user, job):
    client.force_login(user)
    work(job.pk)
    page = client.get(f"/kit/jobs/{job.pk}/progress/").content.decode()
    assert "hx-get" not in page
    assert "<html" not in page


def test_job_is_cancelled_from_its_page_once(client, user, job):
    client.force_login(user)
    for _ in range(3):
        answer = client.post(f"/kit/jobs/{job.pk}/cancel/", {"idempotency_key": "k"})
        assert (answer.status_code, answer["Location"]) == (302, f"/kit/jobs/{job.pk}/")
    assert Entry.objects.filter(kind="kit.job_cancelled").count() == 1


def test_another_persons_job_does_not_exist(job):
    other = Client()
    other.force_login(User.objects.create_user("other", password="a long password"))
    for address, method in (("", other.get), ("progress/", other.get), ("cancel/", other.post)):
        assert method(f"/kit/jobs/{job.pk}/{address}").status_code == 404
