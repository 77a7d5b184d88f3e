"""Rules ask the actor, never the web: what decides and what saves knows no request, what reads knows no session."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import trees

DECIDING = frozenset({"domain", "rules", "policies", "models", "states", "events", "enums"})
READING = frozenset({"queries", "search_index"})
WEB = ("django.http", "django.contrib.sessions", "django.contrib.messages", "django.shortcuts")


def modules_of(layers: frozenset[str]) -> list[str]:
    return sorted(name for name in trees() if len(name.split(".")) > 2 and name.split(".")[2] in layers)


def sessions_read(tree: ast.Module) -> list[int]:
    """Lines that read the session of a request."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "session"]


def web_known(tree: ast.Module) -> list[int]:
    """Lines that import what belongs to the web."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [node.lineno for node in imports if (node.module or "").startswith(WEB)]


@pytest.mark.parametrize("module", modules_of(DECIDING))
def test_what_decides_and_saves_knows_nothing_of_the_web(module: str) -> None:
    assert web_known(trees()[module]) == []


@pytest.mark.parametrize("module", modules_of(DECIDING | READING))
def test_no_rule_and_no_query_reads_a_session(module: str) -> None:
    assert sessions_read(trees()[module]) == []


def test_the_web_is_recognised() -> None:
    tree = ast.parse("from django.http import HttpRequest\ndef may(request): return request.session['post']")
    assert web_known(tree) == [1]
    assert sessions_read(tree) == [2]
