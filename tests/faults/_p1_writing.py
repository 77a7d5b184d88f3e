"""What one writer of P1 does at its desk, through the acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.documents.domain import issuing, registers
from decreta.documents.enums import NumberState
from decreta.documents.models import Document
from tests.files.papers import pdf

CLERK = Actor.system("p1")


class Desk:
    """Does one item after another and tells every answer before it goes on."""

    def __init__(self, tell: Callable[..., Any]) -> None:
        self._tell = tell
        self._plain_paper = pdf()

    def do(self, item: dict[str, str]) -> None:
        """Number a document; then seal it, issue it with a signed paper, or make its number void."""
        document = Document.objects.get(pk=item["document"])
        self._tell(document=item["document"], step="begun")
        number = issuing.take_number(document=document, idempotency_key=item["key"], by=CLERK)
        self._tell(document=item["document"], step="taken", series=str(number.series_id), number=number.number)
        if item["kind"] == "void" and number.state == NumberState.TAKEN:
            try:
                registers.void_number(number=number, reason="P1", by=CLERK)
            except NotNow:
                pass  # an earlier attempt was done although its answer was cut off
        elif item["kind"] == "issue" and number.state == NumberState.TAKEN:
            issuing.issue(document=document, idempotency_key=item["key"], by=CLERK)
        elif number.state == NumberState.TAKEN:
            issuing.seal(document=number.document, pdf=self._plain_paper, by=CLERK)
        self._tell(document=item["document"], step="done", kind=item["kind"])
