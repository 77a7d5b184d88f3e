"""Who leads, in statements that count: his code, his name in the reader's language, and the tables where both stand."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language

#: Officers by their holdings: each by his own name and that of his post, as `Holding.name` has it.
_OFFICERS: Final = """(SELECT holding.id, holding.id::text AS code, person.full_name || ', ' || post.name_vi AS name_vi,
    person.full_name || ', ' || COALESCE(NULLIF(post.name_en, ''), post.name_vi) AS name_en,
    person.full_name || ', ' || COALESCE(NULLIF(post.name_ja, ''), post.name_vi) AS name_ja
    FROM organisation_holding AS holding
    JOIN organisation_person AS person ON person.id = holding.person_id
    JOIN organisation_post AS post ON post.id = holding.post_id)"""
#: Where those who lead stand and how a statement calls them, by the letter of their kind.
TABLES: Final = {
    "o": ("organisation_organisation", "organisation"),
    "b": ("organisation_body", "body"),
    "u": ("organisation_unit", "unit"),
    "h": (_OFFICERS, "officer"),
    "g": ("organisation_group", "team"),
}
_ALIASES: Final = [alias for _table, alias in TABLES.values()]
#: The code of who leads; empty where nobody does.
CODE: Final = f"COALESCE({', '.join(f'{one}.code' for one in _ALIASES)}, '')"
#: Whose an assignment is: the letter of his kind and his key.
WHOSE: Final = """CASE WHEN organisation_id IS NOT NULL THEN 'o:' || organisation_id
        WHEN body_id IS NOT NULL THEN 'b:' || body_id
        WHEN unit_id IS NOT NULL THEN 'u:' || unit_id ELSE 'h:' || holding_id END"""


def lead_name(name: str = "") -> str:
    """The name of who leads in the reader's language, or in that of a column; else as it is in Vietnamese."""
    name = name or {"en": "name_en", "ja": "name_ja"}.get((get_language() or "vi")[:2], "name_vi")
    named = (f"NULLIF({one}.{name}, ''), {one}.name_vi" for one in _ALIASES)
    return f"COALESCE({', '.join(named)}, '')"


def joined(on: str) -> str:
    """The joins of who leads. `on` says when a row (`{one}`) of a kind (`{kind}`) is he."""
    return "\n".join(
        f"LEFT JOIN {table} AS {one} ON {on.format(kind=kind, one=one)}" for kind, (table, one) in TABLES.items()
    )
