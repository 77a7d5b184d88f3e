"""A row of a list of tasks: names, deadline and words, each with what is wrong in it."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import get_language

from decreta.assignments.models import Assignee
from decreta.core import clock
from decreta.core.days import Order
from decreta.core.deadline_reading import DayUnclearError, read_deadline
from decreta.core.deadlines import Deadline, DeadlineKind, words
from decreta.core.errors import Invalid
from decreta.core.recurrence import Unit, validate
from decreta.directives.domain.recurring import Repeats
from decreta.directives.importing.several import check_apart, read_several
from decreta.directives.queries.houses import houses_for
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.directives.queries.whom import Inside, Whom, written
from decreta.documents.domain.taking_over import EXTRACT
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.kit.importing import Judged, Row
from decreta.organisation.importing.places import directory_of
from decreta.organisation.models import Group, Organisation

_ASKED = ("unreadable_deadline", "no_such_day")


def read_row(row: Row, judged: Judged) -> None:
    """Put what a row means into its values: `_lead`, `_coordinating`, `_deadline`, the words of its sentence."""
    known = _whom_of(row, judged)
    if not read_several(row, judged):
        _read_lead(row, known)
    _read_coordinating(row, known, judged)
    check_apart(row)
    _read_deadline(row, judged.orders.get("deadline"))
    _read_repeats(row)
    if not row.get("quote"):
        row.values["quote"] = row.get("title", "")
    document = row.values.get("_document")
    if document is not None and not row.is_wrong_in("quote", "title"):
        _check_quote(row, document, judged)


def _whom_of(row: Row, judged: Judged) -> Whom:
    """Everybody who can be named in the book of a row: read once for each house."""
    body, document, issuer = (row.values.get(name) for name in ("_body", "_document", "_issuer"))
    if document is not None:
        issuer = document.organisation if document.state != DocumentState.RECEIVED else None
    known: dict[object, Whom] = judged.memo.setdefault("whom", {})
    key = (getattr(body, "pk", None), issuer.pk if isinstance(issuer, Organisation) else None)
    if key not in known:
        day = clock.today()
        inside = Inside.read(houses_for(*key, day), day) if body is not None else Inside()
        known[key] = Whom(directory_of(judged), inside)
    return known[key]


def _read_who(row: Row, column: str, text: str, known: Whom) -> Assignee | Group | None:
    """Whom a text names; None, with the fault noted, when that is not clear."""
    found = known.find(text)
    if found.thing is None:
        code = "unclear_place" if found.is_ambiguous else "unknown_place"
        row.fault(column, code, text=text, names=", ".join(found.offers), offers=found.offers)
    elif found.former:
        row.remark(column, "former_place", text=found.former, name=found.thing.name_vi)
    return found.thing


def _read_lead(row: Row, known: Whom) -> None:
    text = row.get("lead", "")
    row.values["_lead"] = None
    if not text:
        return
    named = [one for one in (part.strip() for part in text.replace(";", "\n").split("\n")) if one]
    if len(named) == 1 and all(known.find(one).thing is not None for one in _parts(text, known)):
        named = _parts(text, known)
    if len(named) > 1:
        clear = [one for one in named if known.find(one).thing is not None]
        row.fault("lead", "two_leads", names=", ".join(named), offers=clear[:3])
        return
    lead = _read_who(row, "lead", named[0], known)
    row.values["_lead"] = lead
    if lead is not None:
        row.values["lead"] = written(lead)


def _read_coordinating(row: Row, known: Whom, judged: Judged) -> None:
    lead = row.values["_lead"]
    found: list[Assignee] = []
    for text in row.get("coordinating", []):
        for part in _parts(text, known):
            place = _read_who(row, "coordinating", part, known)
            if isinstance(place, Group):
                # A group that coordinates is its members, without the one that leads.
                found += [one for one in _members(place, judged) if one != lead]
            elif place is not None and place == lead:
                row.fault("coordinating", "lead_coordinates")
            elif place is not None:
                found.append(place)
    row.values["_coordinating"] = list(dict.fromkeys(found))
    row.values["coordinating"] = sorted(map(written, row.values["_coordinating"]))


def _parts(text: str, known: Whom) -> list[str]:
    """A text as one name, or, where no such name is known, as several with commas between them."""
    if known.find(text).thing is not None or "," not in text:
        return [text]
    return [part.strip() for part in text.split(",") if part.strip()]


def _members(group: Group, judged: Judged) -> list[Organisation]:
    known: dict[object, list[Organisation]] = judged.memo.setdefault("members", {})
    if group.pk not in known:
        rows = group.members.valid_on(clock.today()).select_related("organisation").order_by("pk")
        known[group.pk] = [row.organisation for row in rows]
    return known[group.pk]


def _read_deadline(row: Row, order: Order | None) -> None:
    text = row.cells.get("deadline", "")
    if row.is_wrong_in("deadline"):
        return
    try:
        deadline = read_deadline(text, order=order)
    except DayUnclearError as unclear:
        row.fault("deadline", "unclear_day", text=str(unclear))
        return
    except Invalid as refusal:
        for one in refusal.problems:
            code = one.code if one.code in _ASKED else "refused"
            said = text if code != "refused" else str(one.message)
            row.fault("deadline", code, text=said, offers=_with_year(row, text))
        return
    if row.get("day_off") == "stays":
        deadline = replace(deadline, rolls_to_working_day=False)
    elif "day_off" in row.values:
        # What is left out means the same, so that a list which says it changes nothing.
        row.values["day_off"] = ""
    row.values["_deadline"] = _with_event(row, deadline)
    row.values["deadline"] = words(deadline, get_language() or "vi")


def _read_repeats(row: Row) -> None:
    """How the task recurs, in `_repeats`: only what its deadline allows."""
    unit, deadline = row.get("repeats", ""), row.values.get("_deadline")
    if not unit or deadline is None or row.is_wrong_in("repeats", "deadline"):
        return
    repeats = Repeats(Unit(unit), until=row.get("repeats_until"))
    try:
        validate(repeats.rule(deadline, 1))
    except Invalid as refusal:
        for one in refusal.problems:
            column = "repeats_until" if one.field == "until" else "repeats"
            row.fault(column, "not_recurring" if column == "repeats" else "refused", text=str(one.message))
        return
    row.values["_repeats"] = repeats


def _with_year(row: Row, text: str) -> list[str]:
    """“trong tháng 6” with the year of the paper, where that makes it a deadline: offered, for nobody has said it."""
    issued = row.get("issued_on")
    if issued is None:
        return []
    whole = f"{text.strip()}/{issued.year}"
    try:
        read_deadline(whole)
    except (Invalid, DayUnclearError):
        return []
    return [whole]


def _with_event(row: Row, deadline: Deadline) -> Deadline:
    """A deadline that waits for an event, with the event's own name and its words in other languages."""
    if deadline.kind is not DeadlineKind.EVENT:
        return deadline
    said = dict(deadline.event_words)
    for language in ("en", "ja"):
        if text := row.get(f"event_{language}"):
            said[language] = text
    return replace(deadline, event_key=row.get("event") or deadline.event_key, event_words=tuple(sorted(said.items())))


def _check_quote(row: Row, document: Document, judged: Judged) -> None:
    """The sentence must stand in the text of a paper that was issued here; an extract, and what came, takes in what is new."""
    if document.purpose == EXTRACT or document.state == DocumentState.RECEIVED:
        return
    texts: dict[object, object] = judged.memo.setdefault("texts", {})
    version = texts.setdefault(document.pk, issued_version(document))
    if find_quote(version, row.values["quote"]) is None:  # type: ignore[arg-type]
        column = "quote" if row.cells.get("quote") else "title"
        row.fault(column, "not_in_text", symbol=document.symbol)
