"""The shapes in which states of documents are shown, once for pages and lists."""

from __future__ import annotations

from typing import Final

from decreta.documents.enums import ArrivalState, DocumentState

MARKS: Final = {
    DocumentState.DRAFT: "undated",
    DocumentState.SUBMITTED: "reported",
    DocumentState.APPROVED: "progress",
    DocumentState.ISSUING: "near",
    DocumentState.ISSUED: "intime",
    DocumentState.WITHDRAWN: "closed",
    DocumentState.RECEIVED: "intime",
}

ARRIVAL_MARKS: Final = {
    ArrivalState.REGISTERED: "undated",
    ArrivalState.MARKED: "progress",
    ArrivalState.SETTLED: "intime",
    ArrivalState.RETURNED: "closed",
    ArrivalState.VOID: "closed",
    ArrivalState.CANCELLED: "closed",
}
