"""What a signer approves, as one hash: the content without the number and date that issuing adds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from decreta.documents.rendering.blocks import Block, as_data, from_data, parse_blocks, print_blocks

# Given by issuing, after the approval; an approval that covered them could never stand.
GIVEN_BY_ISSUING = frozenset({"number", "symbol", "date", "issued_on"})


def canonical_json(content: Mapping[str, Any]) -> bytes:
    """The content as bytes that are the same whenever the content is: sorted keys, no spaces, UTF-8.

    Raises ValueError when it holds what issuing adds, or what JSON cannot say exactly.
    """
    if added := GIVEN_BY_ISSUING & content.keys():
        raise ValueError(f"given by issuing, never approved: {', '.join(sorted(added))}")
    try:
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8")
    except (TypeError, UnicodeEncodeError) as error:
        raise ValueError("the content holds something that cannot be kept exactly") from error


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical content, in hex: what approvals, opinions and signatures bind to."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def parse_text(text: str) -> dict[str, Any]:
    """The part of a content that the draft's plain text makes: `{"blocks": [{kind, level, label, text, anchor}]}`."""
    return {"blocks": as_data(parse_blocks(text))}


def blocks_of(content: Mapping[str, Any]) -> list[Block]:
    """The blocks of a stored content."""
    return from_data(content.get("blocks", ()))


def to_text(content: Mapping[str, Any] | Iterable[Block]) -> str:
    """The plain text of a stored content (or of blocks), as it is edited."""
    return print_blocks(blocks_of(content) if isinstance(content, Mapping) else content)
