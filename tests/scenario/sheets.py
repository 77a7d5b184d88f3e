"""The scenario as spreadsheets, as an office would keep it: made of the files in `examples/scenario`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import translation

from decreta.core.deadlines import Deadline, words
from decreta.kit.importing import importable
from decreta.kit.importing.writing import heading
from decreta.web.demo.source import read
from tests.kit.importing.sheets import workbook


def sheet(kind: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A workbook of a kind with Vietnamese headings, all cells as people write them."""
    found = importable(kind)
    assert found is not None
    with translation.override("vi"):
        head = [heading(column) for column in found.columns]
        lines = [[_cell(row.get(column.key)) for column in found.columns] for row in rows]
    return workbook(head, *lines)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    return "; ".join(value) if isinstance(value, list | tuple) else value


def _named(row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"name_{language}": row["names"].get(language, "") for language in ("vi", "en", "ja")}


def structure() -> list[tuple[str, bytes]]:
    """The sheets of what stood before the first session, in the order in which they are imported."""
    organisations, bodies, people = read("organisations.yaml"), read("bodies.yaml"), read("people.yaml")["people"]
    return [
        (
            "organisation.organisations",
            sheet("organisation.organisations", map(_coded, organisations["organisations"])),
        ),
        ("organisation.units", sheet("organisation.units", map(_coded, organisations["units"]))),
        ("organisation.groups", sheet("organisation.groups", map(_coded, organisations["groups"]))),
        ("organisation.successions", sheet("organisation.successions", organisations["successions"])),
        ("organisation.bodies", sheet("organisation.bodies", map(_body, bodies["bodies"]))),
        ("organisation.posts", sheet("organisation.posts", map(_coded, bodies["posts"]))),
        ("accounts.accounts", sheet("accounts.accounts", map(_account, people))),
        ("organisation.persons", sheet("organisation.persons", (held for one in people for held in _holdings(one)))),
    ]


def _coded(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, **_named(row), "code": row["key"]}


def _body(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {"aliases": row["symbol_aliases"], "authority": row.get("basis")}
    for term in row["terms"][:1]:  # a committee that numbers nothing has none
        told |= {"term": term["name"], "term_from": term["valid_from"]}
    return {**_coded(row), **told}


def _account(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"login": row["login"], "language": row["language"], "second_factor": row["mfa"]}


def _holdings(row: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    who = {"full_name": row["name"], "login": row["login"], "email": f"{row['login']}@demo.invalid"}
    return [{**who, "post": held["post"], "valid_from": held["from"]} for held in row["holds"]]


def tasks(notice: str) -> bytes:
    """The list of tasks of a notice: one row a task, its directive named in each."""
    data = read(f"{notice}.yaml")
    directive = {
        "symbol": data["symbol"],
        "type": data["document_type"],
        "body": data["body"],
        "subject": data["subject"]["vi"],
        "issued_on": data["issued_on"],
        "decided_on": data["decided_on"],
        "declared_total": data["declared"]["total"],
        "clock_start": data["clock_start"],
        "aliases": data["aliases"],
    }
    return sheet("directives.tasks", (directive | _task(row) for row in data["tasks"]))


def _task(row: Mapping[str, Any]) -> dict[str, Any]:
    deadline = Deadline.from_data(row["deadline"])
    said = dict(deadline.event_words)
    deliverables = row.get("deliverables") or []
    return {
        "number": row["key"],
        "place": row["place"],
        "quote": row["quote"],
        "quote_en": row.get("quote_en"),
        "quote_ja": row.get("quote_ja"),
        "title": row["titles"]["vi"],
        "title_en": row["titles"].get("en"),
        "title_ja": row["titles"].get("ja"),
        "lead": row.get("lead") or row.get("each"),
        "coordinating": [*(row.get("coordinating") or ()), *(row.get("coordinating_groups") or ())],
        "deadline": words(deadline, "vi"),
        "event": deadline.event_key,
        "event_en": said.get("en"),
        "event_ja": said.get("ja"),
        "deliverables": [one["vi"] for one in deliverables],
        "deliverables_en": [one.get("en", "") for one in deliverables],
        "deliverables_ja": [one.get("ja", "") for one in deliverables],
    }
