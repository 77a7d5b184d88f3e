"""Guards of the templates: nothing that a strict content security policy refuses, nothing that speaks one language.

python tools/templates.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

STYLE_ATTRIBUTE = "style attribute: use a class, or SVG attributes for a bar"
# Each with the sentence that a reader of the failure needs.
FAULTS = (
    (re.compile(r"<style\b", re.IGNORECASE), "inline style sheet: put it into frontend/src"),
    (re.compile(r"\sstyle\s*=\s*[\"']", re.IGNORECASE), STYLE_ATTRIBUTE),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "inline event handler: write an island"),
    (re.compile(r"\s(?:data-)?hx-on\b"), "hx-on evaluates text as a program: write an island"),
    (re.compile(r"\s(?:data-)?hx-(?:vals|vars|headers)\s*=\s*[\"']js:"), "js: evaluates text as a program"),
    (re.compile(r"javascript:", re.IGNORECASE), "javascript: address"),
    (
        re.compile(r"<form\b(?=[^>]*method=[\"']post)(?![^>]*\bnovalidate\b)", re.IGNORECASE),
        "form without novalidate: the browser would stop at the first fault, in its own language",
    ),
    (re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"), "text taken as HTML: build it with format_html"),
)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
DATA_SCRIPT = re.compile(r"type\s*=\s*[\"']application/json[\"']")


def faults_of(source: str) -> Iterator[tuple[int, str]]:
    """The faults of one template, with the line of each."""
    # Comments are written for us and may speak of anything.
    source = re.sub(
        r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", lambda m: "\n" * m[0].count("\n"), source, flags=re.DOTALL
    )
    for pattern, sentence in FAULTS:
        for match in pattern.finditer(source):
            yield source.count("\n", 0, match.start()) + 1, sentence
    for match in SCRIPT.finditer(source):
        if "src=" not in match[1] and not DATA_SCRIPT.search(match[1]):
            yield source.count("\n", 0, match.start()) + 1, "inline script: write an island"


def main() -> int:
    """Print every fault with its place."""
    count = 0
    for path in sorted((ROOT / "src").glob("decreta/*/templates/**/*")):
        if path.suffix not in (".html", ".txt", ".svg"):
            continue
        for line, sentence in faults_of(path.read_text(encoding="utf-8")):
            # A mail is no page: no policy reads it, and readers of mail know style attributes only.
            if path.parent.name == "mail" and sentence == STYLE_ATTRIBUTE:
                continue
            print(f"{path.relative_to(ROOT)}:{line}: {sentence}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
