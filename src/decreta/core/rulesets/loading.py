"""Reading the data files, once per process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml
from django.utils.translation import gettext_lazy as _

from decreta.core.errors import DecretaError, Invalid
from decreta.core.rulesets.model import (
    AuthorityPrefix,
    Figure,
    Form,
    Level,
    Mark,
    NumberPattern,
    RuleSet,
    SeriesRule,
    SeriesScope,
    StandsFor,
    TypeRule,
    UnknownType,
)

__all__ = ["UnknownRegime", "UnknownType", "load", "regimes", "versions"]

_K = TypeVar("_K")
_V = TypeVar("_V")
_FOLDER = Path(__file__).resolve().parent
_LANGUAGES = ("vi", "en", "ja")


class UnknownRegime(Invalid):
    """There are no rules of this name, or none that are valid on this day."""


class BrokenRulesError(DecretaError):
    """A data file of the rules contradicts itself; the file and the place are named."""


def load(regime: str, on: dt.date) -> RuleSet:
    """The rules of a regime that are valid on a day. Raises UnknownRegime."""
    for rules in versions(regime):
        if rules.valid_from <= on and (rules.valid_to is None or on <= rules.valid_to):
            return rules
    raise UnknownRegime.of(
        _("No version of the rules “%(regime)s” is valid on %(day)s.") % {"regime": regime, "day": f"{on:%d/%m/%Y}"}
    )


def regimes() -> tuple[str, ...]:
    """The names of all regimes there are rules for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def versions(regime: str) -> tuple[RuleSet, ...]:
    """All versions of a regime's rules, oldest first. Raises UnknownRegime, or BrokenRulesError for a data file with gaps."""
    if regime not in regimes():
        raise UnknownRegime.of(_("There are no rules “%(regime)s”.") % {"regime": regime})
    path = _FOLDER / f"{regime}.yaml"
    with path.open(encoding="utf-8") as file:
        data = yaml.safe_load(file)
    try:
        found = tuple(_rule_set(data["regime"], row) for row in data["versions"])
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenRulesError(f"{path.name}: {error!r}") from error
    _check_order(path.name, found)
    return found


def _check_order(name: str, found: tuple[RuleSet, ...]) -> None:
    for earlier, later in pairwise(found):
        if earlier.valid_to is None or earlier.valid_to + dt.timedelta(days=1) != later.valid_from:
            raise BrokenRulesError(f"{name}: {later.version} does not begin on the day after {earlier.version} ends")


def _rule_set(regime: str, row: Mapping[str, Any]) -> RuleSet:
    common = row["common"]
    words = common["words"]
    return RuleSet(
        id=f"{regime}/{row['version']}",
        regime=regime,
        version=row["version"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        note=row["note"],
        disputed_dates=tuple(row.get("disputed_valid_from", ()) or row.get("disputed_valid_to", ())),
        types=_frozen({code: _type_rule(code, entry) for code, entry in row["types"].items()}),
        number=NumberPattern(**common["number"]),
        series=SeriesRule(**{**common["series"], "scope": SeriesScope(common["series"]["scope"])}),
        authority_prefixes=_frozen(
            {text: _prefix(text, entry) for text, entry in common["authority_prefixes"].items()}
        ),
        deputies_name_head=common["deputies_name_head"],
        copies=_frozen(
            {code: _type_rule(code, {"form": "named", **entry}) for code, entry in common["copies"].items()}
        ),
        circulation=_frozen(
            {code: Mark(code, one["mark"], _names(one)) for code, one in common["circulation"].items()}
        ),
        secrecy=_frozen({level: _level(level, entry) for level, entry in common["secrecy"].items()}),
        urgency=_frozen({level: _level(level, entry) for level, entry in common["urgency"].items()}),
        layout=_frozen({name: _figure(entry) for name, entry in row["layout"].items()}),
        checks=tuple(common["checks"]),
        registers=_frozen({name: tuple(columns) for name, columns in common["registers"].items()}),
        words=_frozen(words if "vi" in words else {"vi": words}),
    )


def _type_rule(code: str, entry: Mapping[str, Any]) -> TypeRule:
    return TypeRule(
        code=code,
        abbreviation=entry["abbreviation"],
        form=Form(entry["form"]),
        names=_names(entry),
        is_administrative=entry.get("is_administrative", False),
        note=entry.get("note", ""),
        words=_frozen(entry.get("words", {})),
        outline=entry.get("outline", ""),
    )


def _prefix(text: str, entry: Mapping[str, Any]) -> AuthorityPrefix:
    stands_for = frozenset(map(StandsFor, entry["stands_for"]))
    return AuthorityPrefix(text, _names(entry), entry.get("note", ""), stands_for)


def _level(level: int, entry: Mapping[str, Any]) -> Level:
    return Level(level, entry["mark"], _names(entry), entry.get("width_mm"), entry.get("height_mm"))


def _figure(entry: Mapping[str, Any]) -> Figure:
    value = float(entry["value"])
    low, high = entry.get("range", (value, value))
    if not low <= value <= high:
        raise ValueError(f"{value} is outside of what {entry['source']} allows")
    return Figure(value, float(low), float(high), entry["source"], entry.get("disputed", ""))


def _names(entry: Mapping[str, Any]) -> Mapping[str, str]:
    return _frozen({language: entry[language] for language in _LANGUAGES})


def _frozen(found: dict[_K, _V]) -> Mapping[_K, _V]:
    return MappingProxyType(found)
