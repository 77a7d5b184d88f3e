"""One request of one person, and what came of it. Its effect is taken back."""

from __future__ import annotations

import copy
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import stage, stage_machine, stage_words
from tests.access.people import PEOPLE
from tests.access.tables import METHODS, Cell
from tests.undoing import taken_back

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def every_address() -> dict[str, URLPattern]:
    """The addresses of the application by their full name."""
    found: dict[str, URLPattern] = {}

    def walk(resolver: URLResolver, namespace: str) -> None:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                walk(one, f"{one.namespace}:" if one.namespace else namespace)
            else:
                assert one.name, f"{one.pattern} has no name"
                found[f"{namespace}{one.name}"] = one

    walk(get_resolver(), "")
    return found


def methods_of(name: str) -> tuple[str, ...]:
    """The methods with which an address is decided: of the API's each has its own."""
    return stage_machine.methods_of(name) if stage_machine.is_machine(name) else METHODS


class Visitor(Client):
    """A browser, and beside it a program with a token of the same person in the same post."""

    token = ""


def signed_in(who: str) -> Visitor:
    """A browser of a person in the post that the matrix names."""
    from decreta.accounts.models import User
    from decreta.organisation.middleware import SESSION_KEY
    from decreta.web.demo.people import holding

    client, person = Visitor(), PEOPLE[who]
    client.token = stage_machine.token_of(who)
    if person.login:
        client.force_login(User.objects.get(username=person.login), backend=_BACKEND)
        session = client.session
        session[SESSION_KEY] = str(holding(person.login, person.post).pk)
        session.save()
    return client


def url_of(name: str, things: stage.Things) -> str:
    """The address with the thing that stands behind it."""
    return reverse(name, kwargs=things.get(name, {}), query=stage_words.query_of(name))


def tried(client: Visitor, name: str, method: str, things: stage.Things) -> tuple[Cell, Any]:
    """What is answered, whether an entry was written, and the answer itself."""
    from decreta.audit.models import Entry

    cookies = copy.deepcopy(client.cookies)
    with taken_back():
        newest = Entry.objects.order_by("-pk").values_list("pk", flat=True)  # their keys grow with time
        before = newest.first() if method != "GET" else None
        if stage_machine.is_machine(name):
            answer = stage_machine.send(Client(), client.token, name, method, things)
        elif method == "POST":
            answer = client.post(url_of(name, things), stage_words.data_of(name, things))
        else:
            answer = client.generic(method, url_of(name, things))
        if answer.streaming:
            b"".join(answer.streaming_content)
        has_acted = method != "GET" and newest.first() != before
    client.cookies = cookies  # signing out, for one, takes the session's away
    return Cell(answer.status_code, has_acted), answer


_as_nobody: dict[tuple[int, str, str], tuple[Cell, Any]] = {}


def as_nobody(name: str, method: str, things: stage.Things) -> tuple[Cell, Any]:
    """The same for a visitor who is not signed in: tried once in a run, whichever test asks first."""
    key = (id(things), name, method)
    if key not in _as_nobody:
        _as_nobody[key] = tried(signed_in("anonymous"), name, method, things)
    return _as_nobody[key]
