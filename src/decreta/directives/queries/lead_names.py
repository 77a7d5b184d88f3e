"""Who leads, in statements that count: his code, his name in the reader's language, and the tables where both stand."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language

#: The tables of those who lead and how a statement calls them, by the letter of their kind.
TABLES: Final = {
    "o": ("organisation_organisation", "organisation"),
    "b": ("organisation_body", "body"),
    "g": ("organisation_group", "team"),
}
#: The code of who leads; empty where nobody does.
CODE: Final = "COALESCE(organisation.code, body.code, team.code, '')"
_NAME = """COALESCE(NULLIF(organisation.{name}, ''), organisation.name_vi, NULLIF(body.{name}, ''), body.name_vi,
        NULLIF(team.{name}, ''), team.name_vi, '')"""


def lead_name() -> str:
    """The name of who leads in the reader's language, else as it is in Vietnamese."""
    return _NAME.format(name={"en": "name_en", "ja": "name_ja"}.get((get_language() or "vi")[:2], "name_vi"))


def joined(on: str) -> str:
    """The joins of who leads. `on` says when a row (`{one}`) of a kind (`{kind}`) is he."""
    return "\n".join(
        f"LEFT JOIN {table} AS {one} ON {on.format(kind=kind, one=one)}" for kind, (table, one) in TABLES.items()
    )
