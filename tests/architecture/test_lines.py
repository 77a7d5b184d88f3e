"""What people typed is parted into lines by the line key alone (`core.texts.lines_of`): other signs stay as they came."""

from __future__ import annotations

import ast

from tests.architecture.source import trees

#: What reads a text that nobody typed, and whose it is.
READS_OTHERS = {
    "kit.spreadsheets.encodings": "a file that is brought",
    "operation.baseline": "our own script",
    "web.demo.papers": "the papers of the demonstration",
    "web.demo.word_templates": "the same",
    "meetings.queries.changes": "the text of a page, to compare it",
    "seeing.maps": "our own map",
    "capture.workbench.tesseract": "what another program says",
    "documents.queries.excerpts": "lines of a text that was read",
    "command": "files of ours, and what other programs say",
}


def test_no_form_parts_lines_at_signs_that_unicode_calls_line_separators():
    found = set()
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "splitlines":
                found.add(module.removeprefix("decreta."))
    unknown = {one for one in found if not any(one == known or one.startswith(f"{known}.") for known in READS_OTHERS)}
    assert unknown == set(), "use core.texts.lines_of"
