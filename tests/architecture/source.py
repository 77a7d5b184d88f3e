"""Our own source as syntax trees: which function saves, and which function it calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parent.parent.parent / "src"
# Always a write, whatever they are called on.
_BULK = frozenset({"bulk_create", "bulk_update", "get_or_create", "update_or_create"})
_STATEMENTS = ("INSERT", "UPDATE", "DELETE", "COPY", "TRUNCATE", "ALTER", "DROP", "CREATE")
# A statement whose first part writes, and whose second does with what that gives back.
_WRITES_FIRST = re.compile(r"WITH \w+ AS \(\s*(?:INSERT INTO|UPDATE|DELETE FROM)\b")
# What these write is the memory of a request, not what it did: who calls them does not save by that.
_OF_REQUESTS = ("decreta.accounts.idempotency.", "decreta.accounts.limits.")
# Relations of many to many: what is put into them is written at once.
_RELATIONS = frozenset({"serves", "readers"})


@dataclass
class Function:
    """A function at the top of a module (with what is nested in it), or a method."""

    name: str
    module: str
    line: int
    is_act: bool
    writes: list[str] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)

    @property
    def area(self) -> str:
        """The area that it belongs to."""
        return self.module.split(".")[1]

    @property
    def is_public(self) -> bool:
        return not self.name.rpartition(".")[2].startswith("_")

    @property
    def is_in_domain(self) -> bool:
        """Whether it stands in the only layer that saves."""
        return self.module.split(".")[2:3] == ["domain"]

    @property
    def path(self) -> str:
        """Where it is, without the name of the package."""
        return f"{self.module.partition('.')[2]}.{self.name}"


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of ours by its dotted name, but for migrations."""
    found = {}
    for path in sorted((SRC / "decreta").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(SRC).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def functions() -> dict[str, Function]:
    """Every function by its full name."""
    found = {}
    for module, tree in trees().items():
        names = _names_of(module, tree)
        constants = _constants(tree)
        for name, node in _defined(tree.body):
            one = Function(name, module, node.lineno, _is_act(node))
            for call in [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]:
                if written := _write_of(call, constants):
                    one.writes.append(f"{written} in line {call.lineno}")
                if called := _target_of(call.func, names):
                    one.calls.add(called)
            found[f"{module}.{name}"] = one
    return found


@cache
def saving() -> frozenset[str]:
    """Functions that save and are no acts: by themselves, or by calling one that does."""
    every = functions()
    found = {name for name, one in every.items() if one.writes and not one.is_act}
    while True:
        handed_on = {name for name in found if not name.startswith(_OF_REQUESTS)}
        more = {name for name, one in every.items() if not one.is_act and name not in found and one.calls & handed_on}
        if not more:
            return frozenset(found)
        found |= more


def _defined(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield within + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _defined(node.body, f"{node.name}.")


def _is_act(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    calls = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
    return any((getattr(one, "attr", "") or getattr(one, "id", "")) == "act" for one in calls)


def _write_of(call: ast.Call, constants: dict[str, str]) -> str:
    """What a call writes, by its form; empty when it writes nothing."""
    function = call.func
    if not isinstance(function, ast.Attribute):
        return ""
    name, words = function.attr, {one.arg for one in call.keywords}
    if name in _BULK:
        return name
    if name == "save" and not call.args and words <= {"update_fields", "force_insert", "force_update", "using"}:
        return name
    # Dictionaries are updated and caches emptied with arguments by position, rows are not.
    if (name in {"create", "update"} and words and not call.args) or (name == "delete" and not call.args and not words):
        return name
    if name in {"add", "set", "remove", "clear"} and getattr(function.value, "attr", "") in _RELATIONS:
        return name
    if name in {"execute", "executemany", "copy"} and call.args:
        text = _text_of(call.args[0], constants).lstrip().upper()
        return text.split(maxsplit=1)[0] if text.startswith(_STATEMENTS) or _WRITES_FIRST.match(text) else ""
    return ""


def _text_of(node: ast.expr, constants: dict[str, str]) -> str:
    """The beginning of a text, where it is written or named."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value)
    return constants.get(getattr(node, "id", ""), "")


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: _text_of(node.value, {})
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _names_of(module: str, tree: ast.Module) -> dict[str, str]:
    """What the names of a module stand for: its own functions, and what it imports from us."""
    names = {name: f"{module}.{name}" for name, _node in _defined(tree.body) if "." not in name}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("decreta"):
            for one in node.names:
                names[one.asname or one.name] = _home_of(f"{node.module}.{one.name}")
    return names


def _home_of(name: str) -> str:
    """Where a name is defined that a package hands on (`documents.domain.issue`)."""
    package, _, short = name.rpartition(".")
    tree = trees().get(package)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom) and any((one.asname or one.name) == short for one in node.names):
            return f"{node.module}.{short}"
    return name


def _target_of(function: ast.expr, names: dict[str, str]) -> str:
    if isinstance(function, ast.Name):
        return names.get(function.id, "")
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        home = names.get(function.value.id, "")
        return _home_of(f"{home}.{function.attr}") if home else ""
    return ""
