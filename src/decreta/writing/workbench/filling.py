"""A Word file opened, judged, filled. Each function is the work of one process: `(content, order)` to `(said, made)`."""

from __future__ import annotations

import io
from typing import Any

from decreta.writing.workbench import container
from decreta.writing.workbench.language import NotAllowedHere, Strict
from decreta.writing.workbench.lines import BEGINS, ENDS, element_of, text_of


def look(content: bytes, order: Any) -> tuple[dict[str, Any], bytes]:
    """Which fields a template asks for, prints, and prints bare; or the codes of everything that is wrong with it.

    The order names the parts that rows of lists have: `{"parts": {"points": ["title", …]}}`.
    """
    if found := container.problems_of(content):
        return {"problems": [[code, ""] for code in found]}, b""
    try:
        engine, _text, _made = _filled(content, {}, order.get("parts", {}))
    except NotAllowedHere as error:
        return {"problems": [[error.code, error.word]]}, b""
    except Exception:  # noqa: BLE001 - whatever a broken file does to the library, it is a broken file
        return {"problems": [["unreadable", ""]]}, b""
    own = {"text_begins", "text_ends"}
    return {
        "fields": sorted(engine.fields - own),
        "shown": sorted(engine.shown - own),
        "bare": sorted(engine.bare - own),
    }, b""


def fill(content: bytes, order: Any) -> tuple[dict[str, Any], bytes]:
    """The filled file, and its text as a draft is written. The template was looked at before, and is looked at again.

    The order has the `values` of fields, and `parts` as for `look`.
    """
    if container.problems_of(content):
        return {"problems": [["unreadable", ""]]}, b""
    try:
        _engine, text, made = _filled(content, order["values"], order.get("parts", {}))
    except NotAllowedHere as error:
        return {"problems": [[error.code, error.word]]}, b""
    return {"text": text}, made


def _filled(content: bytes, values: dict[str, Any], parts: dict[str, list[str]]) -> tuple[Strict, str, bytes]:
    from docxtpl import DocxTemplate

    engine = Strict(parts)
    template = DocxTemplate(io.BytesIO(content))
    template.render({**values, "text_begins": BEGINS, "text_ends": ENDS}, engine, autoescape=True)
    text = text_of(template.docx)
    _without_marks(template.docx)
    made = io.BytesIO()
    template.save(made)
    return engine, text, made.getvalue()


def _without_marks(word: Any) -> None:
    for paragraph in [one for one in word.paragraphs if one.text.strip() in {BEGINS, ENDS}]:
        element = element_of(paragraph)
        element.getparent().remove(element)
