"""What organisations and bodies were called on a day, and who bears a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from decreta.core.texts import fold
from decreta.organisation.enums import NameKind
from decreta.organisation.models import Body, Organisation, OtherName
from decreta.organisation.queries.finding import matching


def names_on(of: Organisation | Body, day: dt.date) -> dict[str, str]:
    """Name by language, and symbol (under ""), as they were on a day. One statement."""
    names = {"vi": of.name_vi, "en": of.name_en, "ja": of.name_ja, "": of.symbol}
    former = of.other_names.filter(kind__in=[NameKind.FORMER_NAME, NameKind.FORMER_SYMBOL], valid_to__gt=day)
    # The latest first, so that the one that was in use on the day is written last.
    for one in former.order_by("-valid_to"):
        names["" if one.kind == NameKind.FORMER_SYMBOL else one.language] = one.text
    return names


def name_on(of: Organisation | Body, day: dt.date, language: str) -> str:
    """The name in a language on a day, else the original of that day."""
    names = names_on(of, day)
    return names.get(language[:2]) or names["vi"]


def organisations_called(text: str, *, on: dt.date | None = None) -> list[Organisation]:
    """Organisations that bear exactly this name, symbol, code or another of their names, however it is typed.

    Those whose present name it is come first, then former names and abbreviations; with a day only what is valid then.
    """
    wanted = fold(text)
    if not wanted:
        return []
    rows = Organisation.objects.valid_on(on) if on else Organisation.objects.all()
    listed = rows.order_by("path")
    present = [one for one in listed if wanted in {fold(each) for each in _present(one) if each}]
    also = OtherName.objects.filter(text_key=wanted, organisation__isnull=False).values("organisation")
    others = listed.filter(pk__in=also).exclude(pk__in=[one.pk for one in present])
    return [*present, *others]


def known_by(words: str) -> Q:
    """The condition that an organisation or body bears another name that contains the words."""
    return Q(other_names__text_key__contains=fold(words))


def called(found: QuerySet[Any], names: Sequence[str], words: str) -> QuerySet[Any]:
    """Those of organisations or bodies that bear the words in a present or another name."""
    present, other = matching(found, names, words), found.filter(known_by(words))
    return found.filter(Q(pk__in=present.values("pk")) | Q(pk__in=other.values("pk")))


def _present(one: Organisation) -> tuple[str, ...]:
    return one.name_vi, one.name_en, one.name_ja, one.symbol, one.code
