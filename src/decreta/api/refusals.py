"""Why a request is not answered: what a refusal is called, its status, and what is wrong in words.

Everything below ends as a problem detail (RFC 9457); `problems.py` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.errors import DecretaError

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """A kind of refusal: its status and what it is called."""

    status: int
    title: Words


KINDS: dict[str, Kind] = {
    "malformed": Kind(400, _("The request cannot be read")),
    "unauthenticated": Kind(401, _("A valid token is needed")),
    "not-allowed": Kind(403, _("This post may not do this")),
    "insufficient-scope": Kind(403, _("The token may not do this")),
    "no-second-factor": Kind(403, _("The account has no second factor")),
    "post-ended": Kind(403, _("The post of this token is no longer held")),
    "not-found": Kind(404, _("Not found")),
    "method-not-allowed": Kind(405, _("This address does not know this method")),
    "not-acceptable": Kind(406, _("The answer cannot be given in this form")),
    "not-now": Kind(409, _("This cannot be done now")),
    "stale": Kind(409, _("Somebody else changed it in the meantime")),
    "changed": Kind(412, _("It has changed since it was read")),
    "too-large": Kind(413, _("The request is too large")),
    "unsupported-media-type": Kind(415, _("The request is in a form that is not understood here")),
    "range-not-satisfiable": Kind(416, _("The file has no such part")),
    "invalid": Kind(422, _("The request has mistakes")),
    "idempotency-key-reused": Kind(422, _("This idempotency key was used for another request")),
    "too-many-requests": Kind(429, _("Too many requests")),
    "server-error": Kind(500, _("The server failed")),
    "paper-not-made": Kind(503, _("The paper could not be made yet")),
}


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: a pointer into the body, or the name of a parameter, and what is wrong there."""

    detail: Words
    pointer: str | None = None
    parameter: str | None = None
    code: str = ""

    def as_data(self) -> dict[str, str]:
        """The form in the answer."""
        found = {"detail": str(self.detail)}
        if self.pointer is not None:
            found["pointer"] = self.pointer
        if self.parameter is not None:
            found["parameter"] = self.parameter
        if self.code:
            found["code"] = self.code
        return found


class Refusal(DecretaError):
    """A request is not answered, for a reason of the API's own. Nothing was changed."""

    def __init__(
        self,
        kind: str,
        detail: Words = "",
        *,
        mistakes: Sequence[Mistake] = (),
        headers: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind, self.detail, self.mistakes, self.headers = kind, detail, list(mistakes), dict(headers or {})
