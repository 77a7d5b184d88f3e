"""What may stand between braces: fields, choices, lists that are given. Nothing is called, imported, defined, climbed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

#: Everything that a template may be made of; what is not named here is refused.
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test, nodes.Getattr, nodes.Concat),
)
_FILTERS: Final = frozenset({"upper", "lower", "capitalize", "join", "default", "length", "first", "last", "trim", "e"})
_TESTS: Final = frozenset({"defined", "undefined", "none"})
_OF_LOOP: Final = frozenset({"index", "index0", "first", "last", "length", "revindex"})
#: Changes of a field that leave all of it on the paper.
_KEEPING: Final = frozenset({"upper", "lower", "capitalize", "default", "trim", "e"})
#: How many lists may stand in each other.
_DEEPEST: Final = 2
#: Names that the engine itself knows and a template must not use.
_ENGINE: Final = frozenset({"self", "super", "caller", "varargs", "kwargs"})


class NotAllowedHere(Exception):
    """Something that a template must not contain; `code` says of which kind, `word` what it was."""

    def __init__(self, code: str, word: str = "") -> None:
        self.code, self.word = code, word
        super().__init__(code, word)


class Strict(ImmutableSandboxedEnvironment):
    """The engine with nothing in it but what is allowed; it remembers which fields were asked for.

    `parts` are those of the rows of a list: `points` may have `title`. No other list has rows with parts. A field that is
    asked for may still stay off the paper (in a condition, or by its length alone): `shown` are those that are printed,
    `bare` those that are printed by themselves, not line by line.
    """

    def __init__(self, parts: Mapping[str, Collection[str]] | None = None) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.fields: set[str] = set()
        self.shown: set[str] = set()
        self.bare: set[str] = set()
        self._parts = {name: frozenset(own) for name, own in (parts or {}).items()}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except TemplateSyntaxError as error:
            raise NotAllowedHere("syntax", str(error.message)[:120]) from error
        self._judge(tree, 0, {})
        self._print(tree, {}, {})
        return tree

    def _print(self, node: nodes.Node, own: Mapping[str, str], lines: Mapping[str, str]) -> None:
        """Note what is printed at or below a node that was judged. `lines` are the names of rows without parts, each with its list."""
        if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            of = self._called(node.iter, own)
            rows = self._rows_of(node.iter, own)
            own = {**own, node.target.name: rows, "loop": ""}
            lines = {**lines, node.target.name: "" if rows else of}
        for child in node.iter_child_nodes(exclude=("iter", "target", "test")):
            if isinstance(node, nodes.Output):
                self._printed(child, own, lines)
            else:
                self._print(child, own, lines)

    def _printed(self, node: nodes.Node, own: Mapping[str, str], lines: Mapping[str, str]) -> None:
        if isinstance(node, nodes.Filter) and isinstance(node.node, nodes.Node):
            name = self._called(node.node, own)
            if node.name == "join" and name:
                self.shown.add(name)
            elif node.name in _KEEPING:
                self._printed(node.node, own, lines)
        elif isinstance(node, nodes.CondExpr | nodes.Concat):
            for child in node.iter_child_nodes(exclude=("test",)):
                self._printed(child, own, lines)
        elif isinstance(node, nodes.Name) and lines.get(node.name):
            self.shown.add(lines[node.name])
        elif name := self._called(node, own):
            self.shown.add(name)
            self.bare.add(name)

    @staticmethod
    def _called(node: nodes.Node, own: Mapping[str, str]) -> str:
        """A field by its name, a part of a row as `points.title`; nothing for the rest, and for names of rows."""
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            rows = own.get(node.node.name, "")
            return f"{rows}.{node.attr}" if rows else ""
        return node.name if isinstance(node, nodes.Name) and node.name not in own else ""

    def _judge(self, node: nodes.Node, depth: int, own: Mapping[str, str]) -> None:
        """Judge what stands at or below a node. `own` are the names of the lists around it, each with its list."""
        if not isinstance(node, _ALLOWED):
            raise NotAllowedHere("statement", type(node).__name__)
        if isinstance(node, nodes.For):
            depth += 1
            if depth > _DEEPEST or node.recursive:
                raise NotAllowedHere("too_deep")
            if not isinstance(node.target, nodes.Name) or not self._is_list(node.iter, own):
                raise NotAllowedHere("statement", "for")
            self._judge(node.iter, depth, own)
            own = {**own, node.target.name: self._rows_of(node.iter, own), "loop": ""}
        elif isinstance(node, nodes.Name):
            self._name(node, own)
        elif isinstance(node, nodes.Getattr):
            self._attribute(node, own)
        elif (isinstance(node, nodes.Filter) and (node.name not in _FILTERS or node.dyn_args or node.dyn_kwargs)) or (
            isinstance(node, nodes.Test) and node.name not in _TESTS
        ):
            raise NotAllowedHere("filter", node.name)
        for child in node.iter_child_nodes(exclude=("iter", "target") if isinstance(node, nodes.For) else ()):
            self._judge(child, depth, own)

    def _is_list(self, node: nodes.Node, own: Mapping[str, str]) -> bool:
        """Whether something may be gone through: a field, or a part of the row that one stands at."""
        if isinstance(node, nodes.Getattr):
            return isinstance(node.node, nodes.Name) and bool(own.get(node.node.name))
        return isinstance(node, nodes.Name)

    def _rows_of(self, node: nodes.Node, own: Mapping[str, str]) -> str:
        """The list whose rows have parts, where it is one."""
        is_known = isinstance(node, nodes.Name) and node.name not in own and node.name in self._parts
        return node.name if isinstance(node, nodes.Name) and is_known else ""

    def _name(self, node: nodes.Name, own: Mapping[str, str]) -> None:
        if node.ctx != "load" or node.name.startswith("_") or node.name in _ENGINE:
            raise NotAllowedHere("name", node.name)
        if node.name not in own:
            self.fields.add(node.name)

    def _attribute(self, node: nodes.Getattr, own: Mapping[str, str]) -> None:
        of = node.node.name if isinstance(node.node, nodes.Name) else ""
        if rows := own.get(of):
            if node.attr not in self._parts[rows]:
                raise NotAllowedHere("part", f"{rows}.{node.attr}")
            self.fields.add(f"{rows}.{node.attr}")
        elif of != "loop" or "loop" not in own or node.attr not in _OF_LOOP:
            raise NotAllowedHere("attribute", node.attr)


def is_nothing(value: Any) -> bool:
    """Whether a field has no value."""
    return value in ("", None, [], ())
