"""The matrix as a page for people: printed from the rows that the tests try, by `tools/diagrams.py`."""

from __future__ import annotations

from tests.access.people import PEOPLE
from tests.access.tables import Area, Cell, Row, areas

INTRODUCTION = (
    "Printed from `tests/access/` by `./run fix`; `tests/scenario/test_access.py` tries every cell in the loaded "
    "scenario. An address without rows fails the tests."
)
SIGNS = {
    "●": "is shown",
    "✎": "is done; an entry is written in the log",
    "…": "the form comes back: it asks for what is missing, or says why not",
    "↩": "leads on, or back to a page that says why not; nothing is written in the log",
    "→": "leads to the gate, or to where a second factor is enrolled",
    "✕": "is refused, with the reason",
    "·": "is not found",
    "–": "cannot be asked for in this way",
}


def sign(cell: Cell, who: str) -> str:
    """One cell in one sign."""
    if cell.has_acted:
        return "✎"
    if cell.status == 302:
        return "→" if who in {"anonymous", "unenrolled"} else "↩"
    if cell.status in {201, 204, 409}:
        return "↩" if cell.status != 409 else "…"
    return {200: "●", 401: "→", 403: "✕", 404: "·", 405: "–", 422: "…", 501: "–"}[cell.status]


def page() -> str:
    """The whole page."""
    lines = [
        "# Who gets what at which address",
        "",
        INTRODUCTION,
        "",
        "The columns are people, each in one post, in their relation to the things the addresses are tried on:",
        "",
        "| | |",
        "|---|---|",
        *(f"| {who} | {person.who} |" for who, person in PEOPLE.items()),
        "",
        "What they get:",
        "",
        "| | |",
        "|---|---|",
        *(f"| {mark} | {meaning} |" for mark, meaning in SIGNS.items()),
    ]
    for area in areas():
        lines += ["", f"## {area.name}", "", area.about, "", *table(area)]
    return "\n".join([*lines, ""])


def table(area: Area) -> list[str]:
    """The rows of an area. A method that nobody can use is left out."""
    shown = [row for row in area.rows if {sign(cell, who) for who, cell in row.cells.items()} - {"→", "–"}]
    return [
        f"| Address | | {' | '.join(PEOPLE)} |",
        f"|---|---|{'---|' * len(PEOPLE)}",
        *(line(row) for row in shown),
    ]


def line(row: Row) -> str:
    return f"| `{row.name}` | {row.method} | {' | '.join(sign(row.cells[who], who) for who in PEOPLE)} |"
