"""What somebody may mean who types a part of a name: organisations and bodies, each so that it is meant alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.db.models.functions import Length

from decreta.core.actor import Actor
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.finding import matching

SHOWN = 12
#: So many bodies are offered in a list of choices; of more one is named by typing.
MOST_BODIES: Final = 80
_NAMES = ("name_vi", "name_en", "name_ja", "symbol")


@dataclass(frozen=True)
class Choice:
    """One of them: its name, what tells it from others of the name, and the text by which a form knows it again."""

    name: str
    lang: str
    beside: str
    value: str


def places_like(words: str, actor: Actor, *, on: dt.date) -> list[Choice]:
    """Bodies, then organisations from the highest down, in whose names every word begins a word; at most twelve. Three statements.

    A name that several bear comes with the code, as `with_code` writes it.
    """
    if not words.strip():
        return []
    bodies = list(matching(Body.objects.valid_on(on), _NAMES, words).order_by("name_vi", "pk")[:SHOWN])
    seen = Organisation.objects.visible_to(actor).valid_on(on).select_related("parent")
    found = matching(seen, _NAMES, words).order_by(Length("path"), "name_vi", "pk")[: SHOWN - len(bodies)]
    organisations = list(found) if len(bodies) < SHOWN else []
    names = {one.name_vi for one in organisations}
    same = Counter(Organisation.objects.valid_on(on).filter(name_vi__in=names).values_list("name_vi", flat=True))
    same.update(one.name_vi for one in bodies)
    return [
        *(_choice(one, one.superior_name, alone=same[one.name_vi] < 2) for one in bodies),
        *(
            _choice(one, one.parent.name if one.parent is not None else "", alone=same[one.name_vi] < 2)
            for one in organisations
        ),
    ]


def _choice(one: Body | Organisation, under: str, *, alone: bool) -> Choice:
    beside = " · ".join(filter(None, (one.symbol, under)))
    return Choice(one.name, one.name_lang, beside, one.name_vi if alone else with_code(one.name_vi, one.code))


def with_code(name: str, code: str) -> str:
    """A name that several bear, with the code of the one that is meant."""
    return f"{name} [{code}]"


def code_in(text: str) -> str:
    """The code in such a text; empty where there is none."""
    head, sep, tail = text.strip().rpartition("[")
    return tail[:-1].strip() if sep and head and tail.endswith("]") else ""


def body_asked(text: str) -> Body | None:
    """The body that an address names: by its code, or as its reader has typed it."""
    text = text.replace("\x00", "").strip()
    if not text:
        return None
    found = Body.objects.filter(code=code_in(text) or text).first()
    if found is not None:
        return found
    typed = Q(symbol__iexact=text) | Q(name_vi__iexact=text) | Q(name_en__iexact=text) | Q(name_ja__iexact=text)
    return Body.objects.filter(typed).order_by("code").first()
