"""Accounts are opened by administrators; tokens are shown once and kept as hashes."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.accounts.demonstration import present_code
from decreta.accounts.domain.accounts import choose_language, close_account, create_account
from decreta.accounts.domain.demonstration import enrol_demo_totp
from decreta.accounts.domain.tokens import authenticate_token, issue, revoke
from decreta.accounts.models import ApiToken, User
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
CLERK = Actor(user_id=999, name="clerk", capabilities=frozenset({"issue_documents"}))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def create(login="lan.dq", password="vững như bàn thạch", language="vi", **more) -> User:
    facts = {"needs_second_factor": False, "by": SYSTEM} | more
    return create_account(login=login, password=password, language=language, **facts)


def fields(refusal) -> set[str | None]:
    return {problem.field for problem in refusal.value.problems}


def test_opened_account_can_sign_in_and_is_in_the_log():
    user = create(needs_second_factor=True)
    assert user.check_password("vững như bàn thạch")
    facts = Entry.objects.get(kind="accounts.created").facts
    assert facts == {"login": "lan.dq", "language": "vi", "needs_second_factor": True}


def test_only_administrators_open_accounts():
    with pytest.raises(NotAllowed):
        create(by=CLERK)
    create(by=Actor(user_id=1, capabilities=frozenset({"administer"})))


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(Invalid) as refusal:
        create(login="có dấu cách", password="short", language="fr")
    assert fields(refusal) == {"login", "password", "language"}


def test_names_that_differ_only_in_case_are_one():
    create()
    with pytest.raises(Invalid) as refusal:
        create(login="LAN.DQ")
    assert fields(refusal) == {"login"}


def test_user_chooses_his_own_language_and_nobody_elses():
    user = create()
    assert choose_language(user=user, language="ja", by=Actor(user_id=user.pk)) is not None
    assert choose_language(user=user, language="ja", by=Actor(user_id=user.pk)) is None
    with pytest.raises(NotAllowed):
        choose_language(user=user, language="vi", by=CLERK)


def test_closed_account_loses_its_tokens():
    create()
    token = issue(login="lan.dq", label="report", days=3, by=SYSTEM)
    close_account(user=User.objects.get(), reason="retired", by=SYSTEM)
    assert authenticate_token(token) is None


def test_token_opens_until_it_is_revoked():
    user = create()
    token = issue(login="lan.dq", label="report", days=3, by=SYSTEM)
    row = authenticate_token(token)
    assert row is not None
    assert row.user == user
    assert revoke(token=row, by=Actor(user_id=user.pk)) is not None
    assert revoke(token=row, by=Actor(user_id=user.pk)) is None
    assert authenticate_token(token) is None


def test_token_ends_by_real_time():
    create()
    token = issue(login="lan.dq", label="report", days=1, by=SYSTEM)
    ApiToken.objects.update(expires_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert authenticate_token(token) is None


def test_token_is_nowhere_kept():
    create()
    token = issue(login="lan.dq", label="report", days=1, by=SYSTEM)
    assert token.encode() not in bytes(ApiToken.objects.get().token_hash)
    assert token not in str(list(Entry.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize("wrong", ["", "dcr_", "other_" + "x" * 43])
def test_foreign_token_opens_nothing(wrong):
    assert authenticate_token(wrong) is None


def test_nobody_issues_tokens_for_others():
    create()
    with pytest.raises(NotAllowed):
        issue(login="lan.dq", label="x", days=1, by=CLERK)
    with pytest.raises(NotAllowed):
        issue(login="unknown", label="x", days=1, by=CLERK)


def test_token_needs_a_purpose_and_an_end():
    create()
    with pytest.raises(Invalid) as refusal:
        issue(login="lan.dq", label=" ", days=0, by=SYSTEM)
    assert fields(refusal) == {"label", "days"}


def test_demonstration_codes_are_off_otherwise(settings):
    user = create()
    settings.DECRETA_DEMO = False
    with pytest.raises(NotAllowed):
        enrol_demo_totp(user=user, secret=SECRET, by=SYSTEM)
    settings.DECRETA_DEMO = True
    enrol_demo_totp(user=user, secret=SECRET, by=SYSTEM)
    assert present_code(user)
    settings.DECRETA_DEMO = False
    assert present_code(user) is None
