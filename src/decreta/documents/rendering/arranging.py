"""The lines of a text as its family of layouts shows them: what the form demands is put where the drafter left it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from decreta.documents.rendering.blocks import QUOTES, Block, roles
from decreta.documents.rendering.inline import spans

# Who is to be honoured with 殿 instead of 御中, by the last character of a title.
_POSTS = ("長", "官", "臣", "事", "員")
_HONOURED = ("様", "殿", "御中", "各位")


def lines_of(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as the layouts read them. Cells of a table's row stand apart."""
    return [
        {
            "label": block.label,
            "text": _said(block, role),
            "role": role,
            "cells": _cells(block) if role == "row" else [],
        }
        for block, role in zip(blocks, roles(list(blocks)), strict=True)
    ]


def with_enactment(lines: list[dict[str, Any]], *, enacts: str, enacting: str, resolves: str) -> list[dict[str, Any]]:
    """A decision names the authority that decides and says that it does; what was written so already is not said twice.

    `enacts` tells where the authority stands: above the `bases`, or in the line of the `resolution`.
    """
    found = [one["role"] for one in lines]
    if not resolves or not {"article", "basis"} & set(found):
        return lines
    made = [dict(one) for one in lines]
    if found[0] == "text" and lines[0]["text"].isupper() and not lines[0]["label"]:
        made[0]["role"], enacting = "enacting", ""
    if "resolution" not in found:
        first = found.index("article") if "article" in found else len(found)
        made.insert(first, _line("resolution", resolves))
    if enacting and enacts == "bases":
        made.insert(0, _line("enacting", enacting.upper()))
    elif enacting:
        said = next(one for one in made if one["role"] == "resolution")
        if said["text"] == resolves:
            said["text"] = f"{enacting.upper()} {resolves}"
    return made


def with_end(lines: list[dict[str, Any]], end: str) -> list[dict[str, Any]]:
    """The text with the mark at which it ends, where the form has one other than its full stop (`./.`)."""
    if len(end) < 2 or not lines or lines[-1]["role"] == "row" or lines[-1]["text"].endswith(end):
        return lines
    last = lines[-1]
    return [*lines[:-1], {**last, "text": last["text"].rstrip().rstrip(".") + end}]


def with_spans(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines with their words, and those of their cells, parted by how they are marked: the last thing done to them."""
    return [
        {
            **one,
            "spans": [span.as_data() for span in spans(one["text"])],
            "cells": [[span.as_data() for span in spans(cell)] for cell in one["cells"]],
        }
        for one in lines
    ]


def honoured(name: str) -> str:
    """An addressee as a Japanese letter names him: offices with 御中, holders of a post with 殿, unless it is written."""
    if name.endswith(_HONOURED):
        return name
    return f"{name}　{'殿' if name.endswith(_POSTS) else '御中'}"


def _line(role: str, text: str) -> dict[str, Any]:
    return {"label": "", "text": text, "role": role, "cells": []}


def _said(block: Block, role: str) -> str:
    return block.text.removeprefix(QUOTES).lstrip() if role == "quote" else block.text


def _cells(block: Block) -> list[str]:
    return [cell.strip() for cell in block.text.strip("|").split("|")]
