"""Who has something to do: the key under which a form, an address or a figure names him, and his name in statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from decreta.assignments.models import Assignee
from decreta.organisation.models import Body, Holding, Organisation, Unit

#: The columns of an assignment for each kind of assignee, and the letters by which keys begin.
COLUMNS: Final[dict[type[Assignee], str]] = {
    Organisation: "organisation",
    Body: "body",
    Unit: "unit",
    Holding: "holding",
}
LETTERS: Final[dict[type[Assignee], str]] = {Organisation: "o", Body: "b", Unit: "u", Holding: "h"}
_MODELS: Final[dict[str, Any]] = {letter: model for model, letter in LETTERS.items()}
#: What names them besides.
_RELATED: Final = {"u": ("organisation",), "h": ("person", "post__unit__organisation", "post__body")}


def code_of(assignee: Assignee) -> str:
    """What tells him from all others and stays: a code; of an officer, who has none in his post, the key of his holding it."""
    return str(assignee.pk) if isinstance(assignee, Holding) else assignee.code


def code_key(assignee: Assignee) -> str:
    """Him with his kind, as figures and addresses name him: `o:CODE`, `b:CODE`, `u:CODE`, `h:ID`."""
    return f"{LETTERS[type(assignee)]}:{code_of(assignee)}"


def by_code(key: str) -> Assignee | None:
    """Whom such a key means. At most one statement."""
    kind, _sep, code = key.partition(":")
    if kind == "h":
        return by_key(key)
    return _one(kind, code=code) if code else None


def by_key(key: str) -> Assignee | None:
    """Whom a choice of a form means: his kind and his own key (`handing.key_of`). At most one statement."""
    kind, _sep, text = key.partition(":")
    try:
        return _one(kind, pk=UUID(text))
    except ValueError:
        return None


def _one(kind: str, **named: object) -> Assignee | None:
    model = _MODELS.get(kind)
    if model is None:
        return None
    found: Assignee | None = model.objects.select_related(*_RELATED.get(kind, ())).filter(**named).first()
    return found


def in_bulk(keys: Iterable[tuple[str, UUID]]) -> dict[UUID, Assignee]:
    """Whom several such keys mean, by their own. One statement for each kind among them."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, pk in keys:
        by_kind.setdefault(kind, []).append(pk)
    found: dict[UUID, Assignee] = {}
    for kind, pks in by_kind.items():
        found |= _MODELS[kind].objects.select_related(*_RELATED.get(kind, ())).in_bulk(pks)
    return found


def where(assignee: Assignee) -> dict[str, Any]:
    """Him as a condition on assignments, and as the act that assigns takes him."""
    return {COLUMNS[type(assignee)]: assignee}


def place_of(assignee: Assignee) -> Organisation | Body:
    """The organisation or body in which it is done: of a unit and an officer that is their house."""
    match assignee:
        case Unit():
            return assignee.organisation
        case Holding():
            found = assignee.post.unit.organisation if assignee.post.unit is not None else assignee.post.body
            assert found is not None  # the constraint post_in_unit_or_body
            return found
        case _:
            return assignee


def done_in(place: Organisation | Body) -> Q:
    """Assignments of an organisation or body itself, and what was given to its units and officers in its place."""
    if isinstance(place, Body):
        return Q(body=place)
    return Q(organisation=place) | Q(house=place, parent=None)


#: Assignments that are of some place (`done_in`), not what was handed down in it.
OF_A_PLACE: Final = Q(organisation__isnull=False) | Q(body__isnull=False) | Q(house__isnull=False, parent=None)


def letter_of(prefix: str = "") -> Case:
    """In a statement: the letter of his kind. `prefix` leads to the assignment."""
    return Case(
        *(When(**{f"{prefix}{column}__isnull": False}, then=Value(LETTERS[kind])) for kind, column in COLUMNS.items()),
        output_field=CharField(),
    )


def coded(prefix: str = "") -> Coalesce:
    """In a statement: his code (`code_of`)."""
    codes = (f"{prefix}{column}__code" for kind, column in COLUMNS.items() if kind is not Holding)
    return Coalesce(*codes, Cast(f"{prefix}holding_id", CharField()), output_field=CharField())


def named(name: str, prefix: str = "") -> Case:
    """In a statement: his name by a column (`name_vi`, `name_en`, `name_ja`), else in Vietnamese."""
    names = [
        each
        for kind, column in COLUMNS.items()
        if kind is not Holding
        for each in (NullIf(F(f"{prefix}{column}__{name}"), Value("")), F(f"{prefix}{column}__name_vi"))
    ]
    post = Coalesce(NullIf(F(f"{prefix}holding__post__{name}"), Value("")), F(f"{prefix}holding__post__name_vi"))
    officer = Concat(F(f"{prefix}holding__person__full_name"), Value(", "), post, output_field=CharField())
    return Case(When(**{f"{prefix}holding": None}, then=Coalesce(*names)), default=officer, output_field=CharField())
