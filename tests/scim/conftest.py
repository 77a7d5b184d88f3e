"""A directory in front of a small office. The conformance suite commits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest
from django.test import Client

from decreta.accounts.domain import tokens
from decreta.organisation.models import Holding
from tests import flushing
from tests.documents import office as offices

flushing.allow()


@pytest.fixture
def office() -> offices.Office:
    return offices.build(with_users=True)


@pytest.fixture
def token_of(office: offices.Office) -> Callable[..., str]:
    """A token in a post of the office."""

    def token_of(name: str = "administrator", scopes: Iterable[str] = ("scim",)) -> str:
        holding = Holding.objects.get(pk=office.holdings[name].pk)
        login = holding.person.user.username
        return tokens.issue(login=login, label="x", days=1, scopes=scopes, holding_id=holding.pk, by=offices.SYSTEM)

    return token_of


@pytest.fixture
def directory(token_of):
    """`directory(method, path, content)`: what is answered, as status and content. `directory.answer` is the whole of it."""
    token = token_of()

    def directory(method, path, content=None, **headers):
        sent = "" if content is None else content if isinstance(content, str) else json.dumps(content)
        answer = Client(headers={"Authorization": f"Bearer {token}"} | headers).generic(
            method, f"/scim/v2/{path}", sent, content_type="application/scim+json"
        )
        directory.answer = answer
        return answer.status_code, json.loads(answer.content) if answer.content else None

    return directory
