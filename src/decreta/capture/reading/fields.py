"""All fields of one paper. Pure: words and names of types go in, what was found comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from decreta.capture.reading import plain, vietnamese
from decreta.capture.reading.found import Found, by_field
from decreta.capture.reading.lines import Line, sheet_of
from decreta.core import rulesets
from decreta.core.rulesets import RuleSet
from decreta.core.texts import fold


@dataclass
class Read:
    """What a paper says: the regime whose form it has, the lines of its issuer, and what was found for each field."""

    regime: str = ""
    issuer: list[Line] = field(default_factory=list)
    fields: dict[str, Found] = field(default_factory=dict)
    text: str = ""


def read(pages: Sequence[Mapping[str, Any]], *, on: dt.date) -> Read:
    """Read a paper of some pages. `on` chooses the rules by which names of types are known."""
    sheets = [sheet_of(number, dict(page)) for number, page in enumerate(pages)]
    written = [sheet for sheet in sheets if sheet.lines]
    if not written:
        return Read()
    first = written[0]
    result = Read(text="\n".join(line.text for sheet in sheets for line in sheet.lines))
    result.regime = vietnamese.regime_of(first)
    if not result.regime:
        return _plain(result, written, on)
    rules = rulesets.load(result.regime, on)
    titles = _titles(rules, "vi")
    head = vietnamese.head_of(first, titles)
    result.issuer = head.issuer
    symbol = vietnamese.symbol(head)
    many = [
        symbol,
        vietnamese.issued_on(head, first),
        vietnamese.level(head, first, "urgency", {number: one.mark for number, one in rules.urgency.items()}),
        vietnamese.level(head, first, "secrecy", {number: one.mark for number, one in rules.secrecy.items()}),
        _type(rules, vietnamese.title(first, head, titles), symbol, head),
        vietnamese.subject(first, head),
        vietnamese.signed_by(written),
        vietnamese.due_on(written),
    ]
    result.fields = by_field([one for one in many if one is not None])
    if "type_code" not in result.fields and "subject" in result.fields and not head.about:
        result.fields["subject"] = result.fields["subject"].doubted()
    return result


def _type(rules: RuleSet, title: tuple[str, Line] | None, symbol: Found | None, head: vietnamese.Head) -> Found | None:
    """The type of the title, or a letter's; sure when the abbreviation in the symbol says the same."""
    from decreta.capture.reading.found import found

    told = abbreviation(symbol.value) if symbol else ""
    alike = [code for code, rule in rules.types.items() if told and fold(rule.abbreviation) == fold(told)]
    if title is not None:
        code, line = title
        return found("type_code", code, line, doubtful=bool(told) and code not in alike)
    if head.about and head.number is not None:
        letter = found("type_code", "CV", head.about[0])
        return letter.doubted(when=bool(alike) and "CV" not in alike)
    if len(alike) == 1 and symbol is not None:
        return Found("type_code", alike[0], symbol.page, symbol.box, is_doubtful=True)
    return None


def abbreviation(symbol: str) -> str:
    """The type's abbreviation in a symbol: `06-TB/BCĐ`, `15/QĐ-BNV` and `12-TB/SC` have one, `742/BKHCN-CNS` has none to be sure of."""
    match = re.match(r"^\d+\w?[-/](?P<type>[^\W\d_]+)[-/]", symbol)
    return match["type"] if match else ""


def _titles(rules: RuleSet, language: str) -> dict[str, str]:
    return {code: fold(rule.printed(language)) for code, rule in rules.types.items()}


def _plain(result: Read, sheets: list[Any], on: dt.date) -> Read:
    rules = rulesets.load("generic", on)
    first = sheets[0]
    language = "ja" if plain.is_japanese(first) else "en"
    printed = {code: rule.printed(language) for code, rule in rules.types.items()}
    kind, subject = plain.titled(first, _titles(rules, language), printed)
    symbol = plain.symbol(first)
    told = abbreviation(symbol.value) if symbol else ""
    if kind is None and symbol is not None:
        code = next(
            (code for code, rule in rules.types.items() if told and fold(rule.abbreviation) == fold(told)), "CV"
        )
        kind = Found("type_code", code, symbol.page, symbol.box, is_doubtful=not told)
    result.issuer = plain.issuer_lines(first)
    result.regime = "generic"
    many = [symbol, plain.issued_on(first), kind, subject, plain.signed_by(sheets)]
    marks = {number: one.mark for number, one in rules.urgency.items()}
    marks_ja = {number: one.names["ja"] for number, one in rules.urgency.items()}
    empty = vietnamese.Head(ends=min(14, len(first.lines)))
    many += [
        vietnamese.level(empty, first, "urgency", marks),
        vietnamese.level(empty, first, "urgency", marks_ja),
        vietnamese.level(empty, first, "secrecy", {n: one.mark for n, one in rules.secrecy.items()}),
    ]
    result.fields = by_field([one for one in many if one is not None])
    return result
