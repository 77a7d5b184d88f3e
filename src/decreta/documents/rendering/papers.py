"""From the content of a document to the official paper: tagged PDF/A by Typst, with the places of its signatures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import typst

from decreta.core.rulesets import RuleSet
from decreta.core.rulesets.model import Form
from decreta.documents.rendering.blocks import Block, roles
from decreta.signing.signing import ORGAN_FIELD, PERSON_FIELD, Place

_AREA = Path(__file__).resolve().parent.parent
FONTS = _AREA / "fonts"
_LAYOUT = _AREA / "layouts" / "paper.typ"
_PAGE_HEIGHT = 841.89
_ADDRESSED = frozenset({Form.LETTER, Form.INVITATION, Form.SUBMISSION})
_MM = 72 / 25.4
# The hand is 50 × 20 mm in the middle; the seal, 33 mm across, covers a third of it at its left (Decree 30/2020, Annex I).
_HAND_MM, _SEAL_MM, _ROOM_MM = (50.0, 20.0), 33.0, 31.0


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
    addressees: Sequence[str] = ()
    language: str = "vi"
    draft_ordinal: int = 0
    # What stands in a draft where the symbol will stand: `…-TB/BCĐ`.
    blank_symbol: str = "…"


@dataclass(frozen=True)
class Rendered:
    """The paper and the places reserved for the signatures of person and organ."""

    pdf: bytes
    places: dict[str, Place]


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts, read once; the system's and Typst's are left out, so that every machine makes the same paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def render(paper: Paper, *, rules: RuleSet) -> Rendered:
    """Render a paper by the rules of its regime. Needs no network and no fonts of the system."""
    inputs = {"data": json.dumps(_inputs(paper, rules), ensure_ascii=False)}
    made = typst.compile(str(_LAYOUT), format="pdf", sys_inputs=inputs, font_paths=_fonts(), pdf_standards="a-2a")
    assert isinstance(made, bytes)
    found = typst.query(str(_LAYOUT), "<signature>", field="value", one=True, sys_inputs=inputs, font_paths=_fonts())
    return Rendered(made, _places(json.loads(found), rules))


def _inputs(paper: Paper, rules: RuleSet) -> dict[str, Any]:
    rule, language = rules.type(paper.type_code), paper.language
    word = partial(rules.word, language=language)
    is_letter = rule.form is Form.LETTER
    about = word("about")
    label = rules.number.label or word("number")
    return {
        "title": f"{rule.printed(language)} {paper.subject}".strip(),
        "lang": language,
        "figures": {"motto_pt": 13, "asterisk_pt": 14} | {name: figure.value for name, figure in rules.layout.items()},
        "regime": rules.regime,
        "is_letter": is_letter,
        "national": word("national"),
        "motto": word("motto"),
        "superior": paper.superior,
        "issuer": paper.issuer,
        "draft": "" if paper.symbol else word("draft").format(ordinal=paper.draft_ordinal),
        "numberline": f"{label} {paper.symbol or paper.blank_symbol}".strip(),
        "dateline": rules.dateline(paper.place, paper.day if paper.symbol else None, language, year=paper.day.year),
        "date": [paper.day.year, paper.day.month, paper.day.day],
        "type": rule.printed(language),
        "subject": paper.subject,
        "about": paper.subject if paper.subject.startswith(about) else about + paper.subject,
        "addressed": word("addressed_submission" if rule.form is Form.SUBMISSION else "addressed"),
        "addressees": list(paper.addressees) if rule.form in _ADDRESSED else [],
        "blocks": [
            {"label": block.label, "text": block.text, "role": role}
            for block, role in zip(paper.blocks, roles(list(paper.blocks)), strict=True)
        ],
        "recipients_label": word("recipients"),
        "recipients": list(paper.recipients),
        "authority": paper.authority,
        "position": paper.position,
        "signer": paper.signer,
    }


def _places(at: dict[str, float], rules: RuleSet) -> dict[str, Place]:
    """Boxes of the two signatures from where the layout left room for them."""
    page = int(at["page"]) - 1
    width = 210 - rules.figure("margin_left_mm") - rules.figure("margin_right_mm")
    left = (rules.figure("margin_left_mm") + 0.45 * width) * _MM
    middle = left + 0.55 * width * _MM / 2
    centre = _PAGE_HEIGHT - at["y"] - _ROOM_MM / 2 * _MM
    wide, high = _HAND_MM[0] * _MM, _HAND_MM[1] * _MM
    hand = (middle - wide / 2, centre - high / 2, middle + wide / 2, centre + high / 2)
    side = _SEAL_MM * _MM
    right_of_seal = hand[0] + wide / 3
    seal = (right_of_seal - side, centre - side / 2, right_of_seal, centre + side / 2)
    return {PERSON_FIELD: Place(page, hand), ORGAN_FIELD: Place(page, seal)}
