"""A program with a token: what it sends, and what it is answered."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decreta.accounts.domain import tokens
from decreta.accounts.scopes import Scope
from decreta.core.actor import Actor

SYSTEM = Actor.system("tests")
BASE = "/api/v1"


class Refused(AssertionError):
    """The answer is a refusal; `problem` says why."""

    def __init__(self, method: str, path: str, answer: Any) -> None:
        self.status = answer.status_code
        self.problem = json.loads(answer.content) if answer.content else {}
        super().__init__(f"{method} {path}: {answer.status_code} {self.problem}")


class Machine:
    """Asks with the token of a user in one post."""

    def __init__(
        self,
        login: str,
        holding_id: UUID | None = None,
        *,
        scopes: tuple[str, ...] = tuple(Scope.values),
        lang: str = "en",
    ) -> None:
        self.token = tokens.issue(login=login, label="machine", days=1, scopes=scopes, holding_id=holding_id, by=SYSTEM)
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": lang}

    def send(
        self, method: str, path: str, data: Any = None, *, files: dict[str, Any] | None = None, **headers: str
    ) -> Any:
        """The bare answer. `data` goes as JSON, with files as a part beside them."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked: dict[str, Any] = {"headers": self.headers | named}
        if files is not None:
            parts: dict[str, Any] = {"json": json.dumps(data)}
            parts |= {name: SimpleUploadedFile(f"{name}.pdf", content) for name, content in files.items()}
            return getattr(self.client, method.lower())(BASE + path, parts, **asked)
        if data is not None:
            asked |= {"data": json.dumps(data), "content_type": "application/json"}
        return self.client.generic(method, BASE + path, **asked)

    def asked(self, method: str, path: str, data: Any = None, **more: Any) -> Any:
        """What is answered to a request that is not refused."""
        answer = self.send(method, path, data, **more)
        if answer.status_code >= 400:
            raise Refused(method, path, answer)
        return json.loads(answer.content) if answer.content else None

    def get(self, path: str, **more: Any) -> Any:
        return self.asked("GET", path, **more)

    def post(self, path: str, data: Any = None, **more: Any) -> Any:
        return self.asked("POST", path, data, **more)

    def patch(self, path: str, data: Any = None, **more: Any) -> Any:
        return self.asked("PATCH", path, data, **more)

    def delete(self, path: str, **more: Any) -> Any:
        return self.asked("DELETE", path, **more)

    def every(self, path: str) -> list[Any]:
        """Every row of a list, page by page."""
        found: list[Any] = []
        following: str | None = path + ("&" if "?" in path else "?") + "limit=200"
        while following:
            page = self.get(following.removeprefix(BASE))
            found += page["items"]
            following = page["next"]
        return found
