"""Where the signatures of a paper stand. Known to whoever draws a paper; it does not load what signs."""

from __future__ import annotations

from dataclasses import dataclass

PERSON_FIELD, ORGAN_FIELD = "Person", "Organ"
#: Where organs that copy a paper sign above it, one after the other: the copy of a copy bears two.
COPY_FIELDS = ("Copy", "Copy2", "Copy3", "Copy4")
#: How many may sign besides the signer, and how many put their initials.
MOST_OTHERS, MOST_INITIALS = 8, 4


def person_field(number: int) -> str:
    """The field of somebody who signs besides the signer, counted from 0."""
    return f"{PERSON_FIELD}{number + 2}"


def organ_field(number: int) -> str:
    """The field of his organisation's seal."""
    return f"{ORGAN_FIELD}{number + 2}"


def initials_field(number: int) -> str:
    """The field of initials at the end of the text, counted from 0."""
    return f"Initials{number + 1}"


RESERVED_FIELDS = frozenset(
    {
        *(PERSON_FIELD, ORGAN_FIELD, *COPY_FIELDS),
        *(name(number) for name in (person_field, organ_field) for number in range(MOST_OTHERS)),
        *(initials_field(number) for number in range(MOST_INITIALS)),
    }
)


@dataclass(frozen=True)
class Place:
    """Where a signature stands: page from 0, and its box in points from the page's lower left corner."""

    page: int
    box: tuple[float, float, float, float]
