"""What answers are made of has one name each: the description of the API knows shapes by their names alone."""

from __future__ import annotations

import ast
from collections import Counter

from tests.architecture.source import trees


def test_no_two_shapes_of_answers_share_a_name() -> None:
    shapes = Counter(
        node.name
        for module, tree in trees().items()
        if module.startswith("decreta.api.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "TypedDict" in [ast.unparse(base) for base in node.bases]
    )
    assert len(shapes) > 40
    assert [name for name, number in shapes.items() if number > 1] == []
