"""From the content of a document to the official paper: tagged PDF/A by Typst, with the places of its signatures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

import typst

from decreta.core.rulesets import RuleSet
from decreta.core.rulesets.model import Form, TypeRule
from decreta.documents.rendering.arranging import honoured, lines_of, with_enactment, with_end, with_spans
from decreta.documents.rendering.blocks import Block
from decreta.documents.rendering.particulars import Particulars
from decreta.documents.rendering.squares import squares
from decreta.signing.places import ORGAN_FIELD, PERSON_FIELD, Place, initials_field, organ_field, person_field

_AREA = Path(__file__).resolve().parent.parent
FONTS = _AREA / "fonts"
LAYOUTS = _AREA / "layouts"
_LAYOUT = LAYOUTS / "paper.typ"
_PAGE_HEIGHT = 841.89
_MM = 72 / 25.4
# The hand is 50 × 20 mm in the middle; the seal, 33 mm across, covers a third of it at its left (Decree 30/2020, Annex I).
_HAND_MM, _SEAL_MM, _ROOM_MM = (50.0, 20.0), 33.0, 31.0
# Initials stand at the end of the text, each beside the other.
_INITIALS_MM = (16.0, 7.0)


class Signing(Protocol):
    """What is printed of somebody who signs besides the signer."""

    @property
    def name(self) -> str: ...
    @property
    def authority(self) -> str: ...
    @property
    def position(self) -> str: ...
    @property
    def is_initials(self) -> bool: ...


@dataclass(frozen=True)
class Paper:
    """Everything that is printed. `symbol` is empty for a draft, which carries its mark and no date."""

    type_code: str
    subject: str
    blocks: Sequence[Block]
    issuer: str
    superior: str
    place: str
    day: dt.date
    symbol: str
    authority: str
    position: str
    signer: str
    recipients: Sequence[str]
    #: To whom it is written, where its family names them above the text.
    addressees: Sequence[str] = ()
    language: str = "vi"
    draft_ordinal: int = 0
    # What stands in a draft where the symbol will stand: `…-TB/BCĐ`.
    blank_symbol: str = "…"
    #: Who decides: `BỘ TRƯỞNG BỘ NỘI VỤ`.
    enacting: str = ""
    urgency: int = 0
    secrecy: int = 0
    particulars: Particulars = field(default_factory=Particulars)
    #: Who signs besides the signer, in the order of their blocks.
    more: Sequence[Signing] = ()
    #: Where the paper answers for itself; it stands on it as a QR.
    address: str = ""


@dataclass(frozen=True)
class Rendered:
    """The paper and the places reserved for the signatures: by the name of their field."""

    pdf: bytes
    places: dict[str, Place]


@cache
def fonts() -> typst.Fonts:
    """Our own fonts, read once; the system's and Typst's are left out, so that every machine makes the same paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def render(paper: Paper, *, rules: RuleSet) -> Rendered:
    """Render a paper by the rules of its regime. Needs no network and no fonts of the system."""
    inputs = {"data": json.dumps(inputs_of(paper, rules), ensure_ascii=False)}
    made = typst.compile(str(_LAYOUT), format="pdf", sys_inputs=inputs, font_paths=fonts(), pdf_standards="a-2a")
    assert isinstance(made, bytes)
    found = typst.query(str(_LAYOUT), "<signature>", field="value", sys_inputs=inputs, font_paths=fonts())
    return Rendered(made, places_of(json.loads(found)))


def inputs_of(paper: Paper, rules: RuleSet) -> dict[str, Any]:
    """What the layouts read of a paper and its rules."""
    rule, language, own = rules.type(paper.type_code), paper.language, paper.particulars
    word = partial(_word, rules, rule, language)
    about = word("about")
    label = rules.number.label or word("number")
    day = paper.day if paper.symbol else None
    return {
        "title": f"{rule.printed(language)} {paper.subject}".strip(),
        "lang": language,
        "figures": {"motto_pt": 13, "asterisk_pt": 14} | {name: figure.value for name, figure in rules.layout.items()},
        "regime": rules.regime,
        "form": rule.form.value,
        "national": word("national"),
        "motto": word("motto"),
        "superior": paper.superior,
        "issuer": paper.issuer,
        "draft": "" if paper.symbol else word("draft").format(ordinal=paper.draft_ordinal),
        "numberline": f"{label} {paper.symbol or paper.blank_symbol}".strip(),
        "dateline": rules.dateline(paper.place, day, language, year=paper.day.year),
        "date": [paper.day.year, paper.day.month, paper.day.day],
        "type": rule.printed(language),
        "subject": paper.subject,
        "about": paper.subject if paper.subject.startswith(about) else about + paper.subject,
        "addressed": _addressed(paper, rule, word),
        "addressees": list(map(honoured, paper.addressees)) if language == "ja" else list(paper.addressees),
        "blocks": _arranged(paper, rule, word),
        "recipients_label": word("recipients"),
        "recipients": list(paper.recipients),
        "authority": [line for line in paper.authority.split("\n") if line],
        "position": paper.position,
        "signer": paper.signer,
        "stamps": _stamps(paper, rules),
        "drafter": f"{own.drafter_mark}.({own.copies})" if own.drafter_mark and own.copies else own.drafter_mark,
        "contacts": [line for line in own.contacts.split("\n") if line],
        "first": word("first") if "second_signer" in rule.form.fields else "",
        "second": word("second") if "second_signer" in rule.form.fields else "",
        "second_signer": own.second_signer,
        "confirmation": word("confirmation"),
        "more": [
            {
                "authority": [line for line in one.authority.split("\n") if line],
                "position": one.position,
                "name": one.name,
            }
            for one in paper.more
            if not one.is_initials
        ],
        "qr": squares(paper.address) if paper.address else [],
        "address": paper.address,
        "initials": sum(one.is_initials for one in paper.more),
        "annexes": _annexes(paper, rules, rule, word),
    }


def _word(rules: RuleSet, rule: TypeRule, language: str, name: str) -> str:
    """A word of the form: the type's own, else that of all types."""
    return rule.words.get(name) or rules.word(name, language)


def _addressed(paper: Paper, rule: TypeRule, word: Callable[[str], str]) -> str:
    own = word(f"addressed_{rule.form.value}") or word("addressed")
    return own.format(issuer=paper.issuer, enacting=(paper.enacting or paper.issuer).upper())


def _arranged(paper: Paper, rule: TypeRule, word: Callable[[str], str]) -> list[dict[str, Any]]:
    lines = lines_of(paper.blocks)
    if rule.form is Form.DECISION:
        words = {"enacts": word("enacts"), "resolves": word("resolves")}
        lines = with_enactment(lines, enacting=paper.enacting or paper.issuer, **words)
    return with_spans(with_end(lines, word("end")))


def _stamps(paper: Paper, rules: RuleSet) -> list[dict[str, Any]]:
    """The marks below the number: secrecy, urgency, circulation, each with the size of its frame where one is prescribed."""
    levels = [rules.secrecy.get(paper.secrecy), rules.urgency.get(paper.urgency)]
    found = [{"mark": one.mark, "width": one.width_mm, "height": one.height_mm} for one in levels if one is not None]
    mark = rules.circulation.get(paper.particulars.circulation)
    return [*found, *([{"mark": mark.mark, "width": None, "height": None}] if mark else [])]


def _annexes(paper: Paper, rules: RuleSet, rule: TypeRule, word: Callable[[str], str]) -> list[dict[str, Any]]:
    """Each annex with its label, numbered in Roman where there are several, and the paper that it belongs to."""
    annexes, label = paper.particulars.annexes, word("annex")
    date = rules.dateline("", paper.day if paper.symbol else None, paper.language, year=paper.day.year)
    belongs = word("annexed").format(
        type=rule.printed(paper.language),
        symbol=paper.symbol or paper.blank_symbol,
        date=date.removeprefix(", "),
        issuer=paper.issuer,
    )
    return [
        {
            "label": f"{label} {numeral}" if len(annexes) > 1 else label,
            "title": annex.title,
            "belongs": belongs,
            "blocks": with_spans(lines_of(annex.blocks)),
        }
        for annex, numeral in zip(annexes, _roman(len(annexes)), strict=True)
    ]


def _roman(count: int) -> list[str]:
    tens, ones = ("", "X", "XX", "XXX", "XL", "L"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return [tens[number // 10] + ones[number % 10] for number in range(1, count + 1)]


def places_of(rooms: Sequence[dict[str, Any]]) -> dict[str, Place]:
    """Boxes of the signatures from where the layout left room for them: of the signer, of others, of initials."""
    found: dict[str, Place] = {}
    for room in rooms:
        if room["for"] == "initials":
            found[initials_field(room["number"])] = _small(room)
            continue
        hand, seal = _hand_and_seal(room)
        is_signer = room["for"] == "signer"
        found[PERSON_FIELD if is_signer else person_field(room["number"])] = hand
        found[ORGAN_FIELD if is_signer else organ_field(room["number"])] = seal
    return found


def _hand_and_seal(at: dict[str, Any]) -> tuple[Place, Place]:
    page = int(at["page"]) - 1
    middle = at["middle"]
    centre = _PAGE_HEIGHT - at["y"] - _ROOM_MM / 2 * _MM
    wide, high = _HAND_MM[0] * _MM, _HAND_MM[1] * _MM
    hand = (middle - wide / 2, centre - high / 2, middle + wide / 2, centre + high / 2)
    side = _SEAL_MM * _MM
    right_of_seal = hand[0] + wide / 3
    seal = (right_of_seal - side, centre - side / 2, right_of_seal, centre + side / 2)
    return Place(page, hand), Place(page, seal)


def _small(at: dict[str, Any]) -> Place:
    top, wide, high = _PAGE_HEIGHT - at["y"], _INITIALS_MM[0] * _MM, _INITIALS_MM[1] * _MM
    return Place(int(at["page"]) - 1, (at["x"], top - high, at["x"] + wide, top))
