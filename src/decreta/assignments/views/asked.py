"""A request for more time as whoever examines or decides it reads it: reason, day, evidence, opinions."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.assignments.models import Examination, ExtensionRequest, RequestEvidence


@dataclass(frozen=True)
class Asked:
    """The request with what was brought and found on it."""

    request: ExtensionRequest
    who: str
    evidence: list[RequestEvidence]
    examinations: list[Examination]


def asked_words(request: ExtensionRequest) -> Asked:
    """Two statements."""
    who = " · ".join(filter(None, (str(request.by.get("name") or ""), str(request.by.get("post") or ""))))
    return Asked(request, who, list(request.evidence.select_related("file")), list(request.examinations.all()))
