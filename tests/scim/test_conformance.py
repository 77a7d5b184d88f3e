"""A client and a conformance suite that are not ours agree with us, over a socket."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_tester import Status, check_server

#: What the suite does not find in order, and why it is as it is.
MEANT = {
    "unexpected value for 'preferredLanguage'": "a language that nobody reads here is answered as the one that is shown",
    "did not remove attribute 'preferredLanguage'": "every account has a language",
    "did not remove attribute 'active'": "every account is open or closed",
    "There is no such resource.": "one search over users and posts together is not offered",
}


def over_loopback(server: str):
    """The client speaks to applications in its process; this one hands on to a server what it is asked for."""
    host = urlsplit(server).netloc

    def application(environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode() + "?" + environ["QUERY_STRING"]
        names = {"HTTP_AUTHORIZATION": "Authorization", "CONTENT_TYPE": "Content-Type", "HTTP_ACCEPT": "Accept"}
        headers = {ours: environ[theirs] for theirs, ours in names.items() if environ.get(theirs)}
        connection = http.client.HTTPConnection(host, timeout=20)
        connection.request(environ["REQUEST_METHOD"], path, environ["wsgi.input"].read(), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        start_response(f"{answer.status} {answer.reason}", answer.getheaders())
        return [content]

    return application


@pytest.mark.django_db(transaction=True)
def test_conformance(live_server, office, token_of):
    client = WSGISCIMClient(
        over_loopback(live_server.url),
        base_url=f"{live_server.url}/scim/v2",
        headers={"Authorization": f"Bearer {token_of()}"},
    )
    # Groups are posts: they are not made here, and the suite makes what it tries.
    found = check_server(client, resource_types=["User"])
    wrong = {f"{one.title}: {one.reason}" for one in found if one.status not in {Status.SUCCESS, Status.SKIPPED}}
    assert sorted(one for one in wrong if not any(meant in one for meant in MEANT)) == []
    assert sum(one.status == Status.SUCCESS for one in found) > 40
