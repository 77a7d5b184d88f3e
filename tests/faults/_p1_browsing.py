"""What one writer of P1 does in the browser: issue documents through the web's door, retrying with the same key."""

from __future__ import annotations

import datetime as dt
import http.client
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlencode

_TOKEN = "p" * 32
_NAME = re.compile(r"filename\*?=(?:utf-8'')?\"?([^\";]+)", re.IGNORECASE)


class NotAnsweredError(Exception):
    """No answer, or none that says that it is done: the same is sent again with the same key."""


class Browser:
    """Issues one document after another and tells every answer before it goes on."""

    def __init__(self, port: int, session: str, day: dt.date, tell: Callable[..., Any]) -> None:
        self._port = port
        self._cookie = f"sessionid={session}; csrftoken={_TOKEN}; language=en"
        self._day = day.isoformat()
        self._tell = tell

    def do(self, item: dict[str, str]) -> None:
        """Issue a document; it is done when its paper can be had. Raises NotAnsweredError."""
        document = item["document"]
        self._tell(document=document, step="begun")
        form = {"csrfmiddlewaretoken": _TOKEN, "idempotency_key": item["key"], "issued_on": self._day}
        status, _headers, page = self._ask("POST", f"/documents/{document}/issue/", urlencode(form))
        if status >= 500:
            raise NotAnsweredError(status)
        if status != 302:
            self._tell(document=document, step="refused", status=status, said=_said(page))
        status, headers, _paper = self._ask("GET", f"/documents/{document}/paper.pdf")
        if status != 200:
            raise NotAnsweredError(status)
        found = _NAME.search(headers.get("Content-Disposition", ""))
        self._tell(document=document, step="done", kind="issue", paper=unquote(found[1]) if found else "")

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, Any, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {"Cookie": self._cookie}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            page = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise NotAnsweredError(str(error)) from error
        else:
            return response.status, response.headers, page
        finally:
            connection.close()


def _said(page: bytes) -> str:
    """The words of a page without its frame, for whoever looks into a refusal."""
    text = page.decode("utf-8", "replace")
    main = re.search(r"<main.*?</main>", text, re.DOTALL)
    words = " ".join(re.sub(r"<[^>]*>", " ", main[0] if main else text).split())
    return words[:600]
