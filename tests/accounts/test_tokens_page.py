"""A user issues a token on his own page: in one post, with scopes; it is shown in the answer and never again."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.domain.tokens import authenticate_token
from decreta.accounts.models import ApiToken
from decreta.accounts.recent import SHOWN_KEY
from tests.documents import office as offices


@pytest.fixture
def secretary(db) -> Client:
    import time

    office = offices.build(with_users=True)
    client = Client()
    client.force_login(office.holdings["secretary"].person.user)
    session = client.session
    session[SHOWN_KEY] = time.time()
    session.save()
    return client


SENT = {"label": "máy báo cáo", "scopes": ["read", "tasks:write"], "days": "90"}


def test_a_token_is_shown_once_and_acts_in_the_one_post_there_is(secretary) -> None:
    answer = secretary.post(reverse("accounts:issue_token"), SENT)
    token = re.search(r'value="(dcr_[\w-]+)"', answer.content.decode())[1]
    row = authenticate_token(token)
    assert (row.scopes, row.holding_id is not None) == (["read", "tasks:write"], True)
    assert answer["Cache-Control"] == "no-store"
    page = secretary.get(reverse("accounts:page")).content.decode()
    assert token not in page and "máy báo cáo" in page and "giao nhiệm vụ, báo cáo và xác nhận" in page


def test_a_token_without_purpose_or_scope_is_refused_with_everything_at_once(secretary) -> None:
    answer = secretary.post(reverse("accounts:issue_token"), {"days": "90"})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"label", "scopes"}
    assert not ApiToken.objects.exists()


def test_a_form_that_is_sent_twice_issues_one_token(secretary) -> None:
    for _ in range(2):
        secretary.post(reverse("accounts:issue_token"), SENT | {"idempotency_key": "k" * 12})
    assert ApiToken.objects.count() == 1
