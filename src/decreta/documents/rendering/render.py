"""Papers in their official form, as tagged PDF/A-2a, by Typst. Offline, with our own fonts, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from decreta.core.errors import DecretaError
from decreta.core.rulesets import Form, RuleSet
from decreta.documents.rendering.blocks import Block, BlockKind, heads_something
from decreta.documents.rendering.characters import FONTS, unprintable
from decreta.documents.rendering.paper import Box, BoxKind, Paper, Rendered

LAYOUTS = Path(__file__).resolve().parent.parent / "layouts"
PDF_STANDARD = "a-2a"
_POINTS_PER_MM = 72 / 25.4
_A4_HEIGHT_PT = 297 * _POINTS_PER_MM
_ARCHIVE_LINE = "Lưu"
_AS_ABOVE = "Như trên"


class PaperError(DecretaError):
    """A paper cannot be made."""


class UnprintableError(PaperError):
    """The text holds characters that no font of papers has; `characters` names them."""

    def __init__(self, characters: Sequence[str]) -> None:
        self.characters = tuple(characters)
        super().__init__("no font of papers has: " + ", ".join(f"{c} (U+{ord(c):04X})" for c in characters))


def render_paper(paper: Paper, *, rules: RuleSet) -> Rendered:
    """Print a paper in the form of its rules.

    Raises UnknownType, UnprintableError when a character has no letter in our fonts, PaperError when the fonts
    were not built or Typst refuses.
    """
    data = _data(paper, rules)
    text = json.dumps(data, ensure_ascii=False)
    if missing := unprintable(text):
        raise UnprintableError(missing)
    compiler = typst.Compiler(
        input=str(LAYOUTS / f"{_layout(rules)}.typ"),
        root=str(LAYOUTS),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": text},
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[PDF_STANDARD], timestamp=int(paper.made_at.timestamp()))
        place = json.loads(compiler.query("<signature-place>", field="value", one=True))
    except typst.TypstError as error:
        raise PaperError(str(error)) from error
    if warnings:
        raise PaperError("; ".join(str(warning) for warning in warnings))
    return Rendered(pdf=pdf, boxes=_boxes(place, rules), page_count=int(place["pages"]))


def _layout(rules: RuleSet) -> str:
    return rules.regime if (LAYOUTS / f"{rules.regime}.typ").exists() else "generic"


def _data(paper: Paper, rules: RuleSet) -> dict[str, Any]:
    rule = rules.type(paper.type_code)
    language = paper.language
    grounds, body = _divided(paper.blocks, rule.form)
    addressees, recipients = _addressed(paper, rule.form)
    addressed = "addressed_submission" if rule.form is Form.SUBMISSION else "addressed"
    type_name = rule.name(language if _writes(rules, language) else "vi")
    return {
        "language": language,
        "title": " ".join(part for part in (paper.symbol, f"{type_name}: {paper.subject}") if part),
        "keywords": [part for part in (paper.symbol, type_name) if part],
        "form": rule.form.value,
        "type-name": type_name,
        "subject": paper.subject,
        "superior": paper.superior,
        "issuer": paper.issuer,
        "symbol": paper.symbol or _blank_symbol(paper, rules),
        "draft": rules.word("draft", language).format(ordinal=paper.draft_ordinal) if paper.is_draft else "",
        "dateline": rules.dateline(paper.place, paper.issued_on, language) if paper.issued_on else "",
        "marks": _marks(paper, rules),
        "grounds": grounds,
        "blocks": body,
        "addressees": addressees,
        "recipients": [name.rstrip(" ;.") for name in recipients],
        "signer": {
            "prefix": paper.signer.prefix,
            "authority": paper.signer.authority,
            "position": paper.signer.position,
            "name": paper.signer.name,
        },
        "words": {
            "national": rules.word("national"),
            "motto": rules.word("motto"),
            "number": rules.word("number", language) or rules.number.label,
            "addressed": rules.word(addressed, language),
            "recipients": rules.word("recipients", language),
        },
        "figures": {name: figure.value for name, figure in rules.layout.items()},
    }


def _writes(rules: RuleSet, language: str) -> bool:
    return language in rules.words


def _blank_symbol(paper: Paper, rules: RuleSet) -> str:
    """The symbol of a draft, with room where the number will stand."""
    if not paper.organ_symbol:
        return ""
    return rules.symbol(paper.type_code, 0, organ=paper.organ_symbol).replace("00", "\u00a0" * 5, 1)


def _marks(paper: Paper, rules: RuleSet) -> list[dict[str, Any]]:
    found = [rules.secrecy.get(paper.secrecy), rules.urgency.get(paper.urgency)]
    return [{"text": level.mark, "width_mm": level.width_mm, "height_mm": level.height_mm} for level in found if level]


def _divided(blocks: Sequence[Block], form: Form) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Grounds and body: in a decision, what stands before the first article are its grounds."""
    rows = [_row(list(blocks), index) for index in range(len(blocks))]
    if form is not Form.DECISION:
        return [], rows
    first = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.ARTICLE), 0)
    return rows[:first], rows[first:]


def _row(blocks: list[Block], index: int) -> dict[str, Any]:
    block = blocks[index]
    heads = heads_something(blocks, index)
    # Level 1 is the paper's own title; a part comes above the numbers in it.
    depth = 2 if block.kind is BlockKind.PART else 2 + (block.level if _has_parts(blocks) else block.level - 1)
    return {"kind": block.kind.value, "label": block.label, "text": block.text, "heads": heads, "depth": min(depth, 6)}


def _has_parts(blocks: list[Block]) -> bool:
    return any(block.kind is BlockKind.PART for block in blocks)


def _addressed(paper: Paper, form: Form) -> tuple[list[str], list[str]]:
    """Who a paper is addressed to, and the list at its foot."""
    if paper.addressees or form not in (Form.LETTER, Form.INVITATION):
        return list(paper.addressees), list(paper.recipients)
    foot = [name for name in paper.recipients if name.startswith((_ARCHIVE_LINE, _AS_ABOVE))]
    addressees = [name for name in paper.recipients if name not in foot]
    if paper.language == "vi" and foot and not foot[0].startswith(_AS_ABOVE):
        foot.insert(0, _AS_ABOVE)
    return addressees, foot


def _boxes(place: dict[str, Any], rules: RuleSet) -> tuple[Box, Box]:
    """The person's place where the form leaves room, the seal's at its left, over a third of it and level with its middle."""
    width, height, seal = (rules.figure(name) * _POINTS_PER_MM for name in ("signature_width_mm", "signature_height_mm", "seal_mm"))
    left, top = (float(place[axis].removesuffix("pt")) for axis in ("x", "y"))
    top = _A4_HEIGHT_PT - top
    right_of_seal = left + width * rules.figure("seal_overlap")
    middle = top - height / 2
    page = int(place["page"])
    return (
        Box(BoxKind.PERSON, page, left, top - height, left + width, top),
        Box(BoxKind.ORGAN, page, right_of_seal - seal, middle - seal / 2, right_of_seal, middle + seal / 2),
    )
