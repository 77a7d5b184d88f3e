"""The form of an office for minutes: which fields it may ask for, and what an edition says of each.

Everything comes from the edition, as its reader reads it: what was approved and nothing besides. Computed words stand in
the fields of their parts; where the clerk wrote his own in their place, they stand whole in the first of these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import pgettext_lazy

from decreta.documents.rendering.inline import plain
from decreta.minutes.queries import computing as parts
from decreta.minutes.queries.texts import Kept
from decreta.writing.purposes import Purpose, Whole

NAME: Final = "minutes"
TYPE: Final = "BB"
POINTS: Final = "points"
#: The parts of a passage, in the order of the paper.
_OPENING: Final = (parts.BEGAN, parts.VENUE, parts.PRESIDENCY, parts.RECORDED, parts.LATE)
_ATTENDANCE: Final = (
    *(parts.COUNTED, parts.CHAIRED, parts.MEMBERS, parts.ABSENT),
    *(parts.SUBSTITUTES, parts.SECRETARIES, parts.GUESTS, parts.CHANGES),
)
_OUTCOME: Final = (parts.MOTIONS, parts.RESULTS, parts.CONCLUSIONS)
_COURSE, _DISCUSSION, _WHOLE_OUTCOME = "course", "discussion", "outcome"

PURPOSE: Final = Purpose(
    name=NAME,
    label=pgettext_lazy("record", "Minutes"),
    type_code=TYPE,
    trial="minutes:try_form",
    fields={
        "national": pgettext_lazy("field of minutes", "first line of the title block, at the right"),
        "motto": pgettext_lazy("field of minutes", "second line of the title block, at the right"),
        "superior": pgettext_lazy("field of minutes", "the organ above the body"),
        "issuer": pgettext_lazy("field of minutes", "the body"),
        "number": pgettext_lazy("field of minutes", "place of number and symbol"),
        "dateline": pgettext_lazy("field of minutes", "place and date, the day left open"),
        "draft": pgettext_lazy("field of minutes", "which draft it is"),
        "title": pgettext_lazy("field of minutes", "kind of paper"),
        "subject": pgettext_lazy("field of minutes", "the sitting, of an excerpt with its point"),
        "note": pgettext_lazy("field of minutes", "that a translation is one"),
        parts.OPENING: pgettext_lazy("field of minutes", "opening, whole (a list)"),
        parts.BEGAN: pgettext_lazy("field of minutes", "time (a list)"),
        parts.VENUE: pgettext_lazy("field of minutes", "place of the sitting (a list)"),
        parts.PRESIDENCY: pgettext_lazy("field of minutes", "who presided, from when until when (a list)"),
        parts.RECORDED: pgettext_lazy("field of minutes", "who wrote the minutes (a list)"),
        parts.LATE: pgettext_lazy("field of minutes", "periods that were not kept (a list)"),
        parts.ATTENDANCE: pgettext_lazy("field of minutes", "attendance, whole (a list)"),
        parts.COUNTED: pgettext_lazy("field of minutes", "how many took part (a list)"),
        parts.CHAIRED: pgettext_lazy("field of minutes", "chair present (a list)"),
        parts.MEMBERS: pgettext_lazy("field of minutes", "members present (a list)"),
        parts.ABSENT: pgettext_lazy("field of minutes", "absent, with the reason (a list)"),
        parts.SUBSTITUTES: pgettext_lazy("field of minutes", "substitutes (a list)"),
        parts.SECRETARIES: pgettext_lazy("field of minutes", "secretariat present (a list)"),
        parts.GUESTS: pgettext_lazy("field of minutes", "guests (a list)"),
        parts.CHANGES: pgettext_lazy("field of minutes", "other changes of attendance (a list)"),
        POINTS: pgettext_lazy("field of minutes", "points (a list with parts)"),
        parts.OTHER: pgettext_lazy("field of minutes", "other matters (a list)"),
        parts.CLOSING: pgettext_lazy("field of minutes", "closing (a list)"),
        "secretary_title": pgettext_lazy("field of minutes", "title above the signature at the left"),
        "secretary": pgettext_lazy("field of minutes", "who signs at the left"),
        "chair_title": pgettext_lazy("field of minutes", "title above the signature at the right"),
        "authority": pgettext_lazy("field of minutes", "in whose name the chair signs (a list)"),
        "position": pgettext_lazy("field of minutes", "position of the chair"),
        "signer": pgettext_lazy("field of minutes", "who signs at the right"),
    },
    rows={
        POINTS: {
            "number": pgettext_lazy("field of minutes", "number of the point"),
            "title": pgettext_lazy("field of minutes", "title of the point"),
            _COURSE: pgettext_lazy("field of minutes", "what happened, with times and speakers (a list)"),
            _DISCUSSION: pgettext_lazy("field of minutes", "discussion, as the clerk wrote it (a list)"),
            _WHOLE_OUTCOME: pgettext_lazy("field of minutes", "what came of it, whole (a list)"),
            parts.MOTIONS: pgettext_lazy("field of minutes", "motions (a list)"),
            parts.RESULTS: pgettext_lazy("field of minutes", "results with their arithmetic (a list)"),
            parts.CONCLUSIONS: pgettext_lazy("field of minutes", "conclusions (a list)"),
        }
    },
    lists=frozenset(
        {
            *(parts.OPENING, *_OPENING, parts.ATTENDANCE, *_ATTENDANCE, parts.OTHER, parts.CLOSING, "authority"),
            *(f"{POINTS}.{one}" for one in (_COURSE, _DISCUSSION, _WHOLE_OUTCOME, *_OUTCOME)),
        }
    ),
    # A form places what was approved; it leaves nothing of it out.
    needs=(
        Whole("subject"),
        Whole(parts.OPENING, _OPENING),
        Whole(parts.ATTENDANCE, _ATTENDANCE),
        Whole(f"{POINTS}.number"),
        Whole(f"{POINTS}.title"),
        Whole(f"{POINTS}.{_COURSE}"),
        Whole(f"{POINTS}.{_DISCUSSION}"),
        Whole(f"{POINTS}.{_WHOLE_OUTCOME}", tuple(f"{POINTS}.{one}" for one in _OUTCOME)),
        Whole(parts.OTHER),
        Whole(parts.CLOSING),
        Whole("secretary"),
        Whole("signer"),
        # A condition on it would hide that the paper is a translation: where it has no place, the opening tells it.
        Whole("note", if_asked=True),
    ),
)


def values_of(
    paper: Mapping[str, Any], passages: Sequence[Kept], *, note: str, asked: Collection[str]
) -> dict[str, Any]:
    """The value of every field. `paper` is what the official layout prints of it (`papers.inputs_of`).

    A form that has no place for the note of a translation says it as the first line of the opening: it is never left out.
    """
    by_key = {one.key: one for one in passages}
    values: dict[str, Any] = {
        "national": paper["national"],
        "motto": paper["motto"],
        "superior": paper["superior"],
        "issuer": paper["issuer"],
        "number": paper["numberline"],
        "dateline": paper["dateline"],
        "draft": paper["draft"],
        "title": paper["type"],
        "subject": paper["subject"],
        "note": note,
        "secretary_title": paper["second"],
        "secretary": paper["second_signer"],
        "chair_title": paper["first"],
        "authority": paper["authority"],
        "position": paper["position"],
        "signer": paper["signer"],
        **_spread(by_key.get(parts.OPENING), parts.OPENING, _OPENING, asked),
        **_spread(by_key.get(parts.ATTENDANCE), parts.ATTENDANCE, _ATTENDANCE, asked),
        POINTS: _points(passages, {one.removeprefix(f"{POINTS}.") for one in asked if one.startswith(f"{POINTS}.")}),
        parts.OTHER: [line for one in passages if _is_other(one) for line in _plain(one.lines)],
        parts.CLOSING: _plain(by_key[parts.CLOSING].lines) if parts.CLOSING in by_key else [],
    }
    if note and "note" not in asked:
        opened = parts.OPENING if parts.OPENING in asked else _OPENING[0]
        values[opened] = [note, *values[opened]]
    return values


def _is_other(passage: Kept) -> bool:
    """Whether a passage is of no point and no frame: other matters, and what was written under a point that is gone."""
    return passage.point is None and passage.key not in {parts.OPENING, parts.ATTENDANCE, parts.CLOSING}


def _points(passages: Iterable[Kept], asked: Collection[str]) -> list[dict[str, Any]]:
    """A row for each point, in the order of the paper; headings of the agenda are points without anything below."""
    rows: dict[str, dict[str, Any]] = {}
    for one in passages:
        if one.point is None:
            continue
        row = rows.setdefault(one.point, dict.fromkeys(PURPOSE.rows[POINTS], ()))
        kind = one.key.partition(":")[0]
        if one.headed:
            row["number"], _dot, row["title"] = one.headed.partition(". ")
        if kind == parts.COURSE:
            row[_COURSE] = _plain(one.lines)
        elif kind == parts.PROSE:
            row[_DISCUSSION] = _plain(one.lines)
        elif kind == parts.OUTCOME:
            row |= _spread(one, _WHOLE_OUTCOME, _OUTCOME, asked)
    return list(rows.values())


def _spread(passage: Kept | None, whole: str, names: Sequence[str], asked: Collection[str]) -> dict[str, list[str]]:
    """A passage as a whole and by its parts.

    The clerk's own words have no parts: a form that does not ask for the whole has them in the first, once.
    """
    found: dict[str, list[str]] = {name: [] for name in (whole, *names)}
    if passage is None:
        return found
    found[whole] = _plain(passage.lines)
    if passage.parts:
        found |= {name: _plain(passage.parts.get(name, ())) for name in names}
    elif whole not in asked:
        found[names[0]] = found[whole]
    return found


def _plain(lines: Iterable[str]) -> list[str]:
    """Lines without the marks of the plain grammar: what is bold in a form is the form's matter."""
    return [plain(line) for line in lines]
