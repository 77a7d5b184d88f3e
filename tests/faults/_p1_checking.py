"""What the database says against what the writers of P1 were told."""

from __future__ import annotations

from typing import Any

from django.db import connection

from decreta.documents.models import Document, Number, Series
from decreta.documents.queries.registers import unexplained_gaps


def check(told: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """The figures of the promise."""
    numbers = list(Number.objects.values_list("document_id", "series_id", "number", "state"))
    live = {str(document): (str(series), number, state) for document, series, number, state in numbers}
    documents = {
        str(pk): (state, paper, name)
        for pk, state, paper, name in Document.objects.values_list("pk", "state", "paper_id", "paper__name")
    }
    refused = [steps for steps in told.values() if "refused" in steps]
    return {
        "numbers_taken": len(numbers),
        "complete_issues": sum(1 for steps in told.values() if steps.get("done", {}).get("kind") == "issue"),
        "duplicates": _duplicates(numbers, told),
        "unexplained_gaps": sum(len(unexplained_gaps(series)) for series in Series.objects.all()),
        "acknowledged_and_lost": sum(_is_lost(document, steps, live, documents) for document, steps in told.items()),
        "left_half_issued": sum(1 for state, *_paper in documents.values() if state == "issuing")
        + sum(1 for *_rest, state in numbers if state == "taken"),
        "numbers_without_entry": len(numbers) - _entries(),
        "refused_by_the_web": len(refused),
        "refusals": [f"{steps['refused']['status']} {steps['refused']['said']}" for steps in refused[:5]],
    }


def _duplicates(numbers: list[tuple[Any, ...]], told: dict[str, dict[str, dict[str, Any]]]) -> int:
    """Numbers that stand twice, symbols that stand twice, and numbers that two documents were told."""
    rows = [(series, number) for _document, series, number, _state in numbers]
    answered = [(steps["taken"]["series"], steps["taken"]["number"]) for steps in told.values() if "taken" in steps]
    answered += [("paper", steps["done"]["paper"]) for steps in told.values() if "paper" in steps.get("done", {})]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM documents_document WHERE symbol <> '' GROUP BY body_id, term_id, symbol HAVING count(*) > 1) twice"
        )
        symbols = cursor.fetchone()[0]
    return len(rows) - len(set(rows)) + len(answered) - len(set(answered)) + int(symbols)


def _is_lost(
    document: str,
    steps: dict[str, dict[str, Any]],
    live: dict[str, tuple[str, int, str]],
    documents: dict[str, tuple[str, Any, str | None]],
) -> bool:
    """Whether something that was answered is not so any more."""
    taken = steps.get("taken")
    if taken is not None and live.get(document, ("", 0, ""))[:2] != (taken["series"], taken["number"]):
        return True
    done = steps.get("done")
    if done is None:
        return False
    state, paper, name = documents[document]
    if done.get("paper", name) != name:
        return True
    if done["kind"] == "void":
        return live[document][2] != "void"
    return state != "issued" or paper is None or live[document][2] != "sealed"


def _entries() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE kind = 'documents.number_taken'")
        return int(cursor.fetchone()[0])
