"""Who is let in: a valid token with the scope, in a post that is held; nobody else, and never by a session."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.cache import cache
from django.test import Client

from decreta.accounts import limits
from decreta.accounts.domain import tokens
from decreta.accounts.models import ApiToken
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid
from tests.api.machine import SYSTEM, Machine
from tests.documents.office import drafted


@pytest.fixture(autouse=True)
def _nobody_was_counted():
    cache.clear()
    limits._counts.clear()


def problem_of(answer):
    assert answer["Content-Type"] == "application/problem+json; charset=utf-8"
    return json.loads(answer.content)


def test_a_token_acts_in_its_post(office, secretary) -> None:
    found = secretary.get("/me")
    assert (found["login"], found["post"]["code"], found["person"]) == ("secretary", "secretary", "Lý Thu Hà")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer dcr_wrong"}, {"Authorization": "Basic c2VjcmV0"}])
def test_who_has_no_valid_token_is_told_so(office, header) -> None:
    answer = Client().get("/api/v1/me", headers=header)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="decreta"')
    assert problem_of(answer)["type"].endswith("#problem-unauthenticated")


def test_a_session_opens_nothing(office) -> None:
    browser = Client()
    browser.force_login(office.holdings["secretary"].person.user)
    assert browser.get("/api/v1/me").status_code == 401


def test_a_token_that_has_ended_opens_nothing(office, secretary) -> None:
    ApiToken.objects.update(expires_at=clock.real_now() - dt.timedelta(seconds=1))
    assert secretary.send("GET", "/me").status_code == 401


def test_a_post_that_is_no_longer_held_ends_the_tokens_power(office, secretary) -> None:
    holding = office.holdings["secretary"]
    holding.valid_to = clock.today()
    holding.save()
    answer = secretary.send("GET", "/me")
    assert (answer.status_code, problem_of(answer)["type"].rpartition("-")[2]) == (403, "ended")


def test_who_must_have_a_second_factor_and_has_none_gets_no_further_by_token(office, secretary) -> None:
    user = office.holdings["secretary"].person.user
    user.needs_second_factor = True
    user.save()
    assert problem_of(secretary.send("GET", "/me"))["type"].endswith("no-second-factor")


def test_a_scope_that_is_missing_is_named(office) -> None:
    reader = Machine("secretary", office.holdings["secretary"].pk, scopes=("read",))
    answer = reader.send("POST", "/documents", {})
    assert answer.status_code == 403
    assert 'scope="documents:write"' in answer["WWW-Authenticate"]


def test_signing_asks_for_a_scope_of_its_own(office) -> None:
    document = drafted(office)
    head = Machine("head", office.holdings["head"].pk, scopes=("read", "documents:write"))
    answer = head.send("POST", f"/documents/{document.pk}/approve", {"content_hash": "x"})
    assert answer.status_code == 403 and 'scope="sign"' in answer["WWW-Authenticate"]


def test_who_holds_several_posts_says_in_which_a_token_acts(office) -> None:
    from decreta.organisation.domain import structure

    person = office.holdings["secretary"].person
    structure.appoint(person=person, post=office.posts["officer"], valid_from=dt.date(2024, 1, 1), by=SYSTEM)
    with pytest.raises(Invalid, match="Choose the post"):
        tokens.issue(login="secretary", label="x", days=1, by=SYSTEM)
    with pytest.raises(Invalid, match="does not hold"):
        tokens.issue(login="secretary", label="x", days=1, holding_id=office.holdings["head"].pk, by=SYSTEM)


def test_a_token_has_its_minute(office, secretary, settings) -> None:
    settings.DECRETA_API_PER_MINUTE = 3
    statuses = [secretary.send("GET", "/me").status_code for _ in range(3)]
    answer = secretary.send("GET", "/me")
    assert statuses == [200, 200, 200] and answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60


def test_what_other_processes_have_counted_counts_too(office, secretary, settings) -> None:
    settings.DECRETA_API_PER_MINUTE = 10
    token = ApiToken.objects.get()
    minute = int(clock.real_now().timestamp()) // 60
    tokens.add_requests(token=token, number=10, minute=minute)
    assert secretary.send("GET", "/me").status_code == 429
    assert ApiToken.objects.get().last_used_at is not None


def test_attempts_from_one_address_are_answered_only_so_often_and_keep_no_valid_token_out(
    office, secretary, settings
) -> None:
    settings.DECRETA_API_REFUSALS_PER_MINUTE = 2
    wrong = {"Authorization": "Bearer dcr_wrong"}
    statuses = [Client().get("/api/v1/me", headers=wrong).status_code for _ in range(4)]
    assert statuses == [401, 401, 429, 429]
    assert Entry.objects.filter(kind="accounts.sign_in_refused", facts__step="token").count() == 2
    assert secretary.send("GET", "/me").status_code == 200
