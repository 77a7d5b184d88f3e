"""Answers that come in pieces are closed after the test that asked for them, as a server closes them.

The test client leaves this to whoever read the answer to its end. A test that looks only at the status would leave a
file open, and the warning would fall on whichever test runs when the collector comes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.test import Client


@contextlib.contextmanager
def closed() -> Iterator[None]:
    """Close what the clients of these tests were given in pieces."""
    plain, given = Client.request, list[HttpResponseBase]()

    def asked(client: Client, **request: Any) -> Any:
        answer = plain(client, **request)
        if answer.streaming:
            given.append(answer)
        return answer

    Client.request = asked  # type: ignore[method-assign]
    try:
        yield
    finally:
        Client.request = plain  # type: ignore[method-assign]
        # The connection stays the test's own, whatever ends.
        request_finished.disconnect(close_old_connections)
        for answer in given:
            answer.close()
        request_finished.connect(close_old_connections)
