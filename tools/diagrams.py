"""Pages of the developers' documentation that are printed from the code: state diagrams, acts, who gets what where.

python tools/diagrams.py            write docs/develop/states/*.md, docs/develop/acts/*.md and docs/develop/access.md
python tools/diagrams.py --check    fail when a page does not say what the code says
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# From where which act leads where: the one form of these tables (`decreta.core.workflow`).
Transitions = Mapping[Any, Mapping[str, Any]]
ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "develop"


def pages() -> dict[Path, str]:
    """Every page by its place."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    import django
    from django.conf import settings

    django.setup()
    found = {}
    for area in sorted(settings.DECRETA_AREAS):
        if importlib.util.find_spec(f"decreta.{area}.states") is not None:
            states = importlib.import_module(f"decreta.{area}.states")
            found[DOCS / "states" / f"{area}.md"] = states_page(area, states)
    found |= acts_pages(settings.DECRETA_AREAS)
    found[DOCS / "access.md"] = importlib.import_module("tests.access.page").page()
    return found


def states_page(area: str, states: Any) -> str:
    """The tables of an area's `states.py` as diagrams, one for each table of transitions."""
    parts = [f"# States: {area}", "", f"Printed from `src/decreta/{area}/states.py` by `./run fix`.", ""]
    summary = (inspect.getdoc(states) or "").split("\n\n")[0].replace("\n", " ")
    parts += [summary, ""]
    for name in sorted(name for name in vars(states) if name.endswith("TRANSITIONS")):
        owners = getattr(states, name.replace("TRANSITIONS", "OWNERS"))
        parts += diagram(getattr(states, name), owners)
    return "\n".join(parts).rstrip() + "\n"


def diagram(transitions: Transitions, owners: Mapping[Any, tuple[str, ...]]) -> list[str]:
    """One table as a Mermaid diagram and its owners beneath."""
    edges = defaultdict(list)
    for source, acts in transitions.items():
        for act, target in acts.items():
            edges[source.value, target.value].append(act)
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {source} --> {target}: {', '.join(acts)}" for (source, target), acts in edges.items()]
    lines += [f"    {state.value} --> [*]" for state, who in owners.items() if not who]
    lines += ["```", "", "| State | Whose turn it is |", "|---|---|"]
    lines += [f"| {state.value} | {' or '.join(who) or 'nobody: an end'} |" for state, who in owners.items()]
    return [*lines, ""]


def acts_pages(areas: tuple[str, ...]) -> dict[Path, str]:
    """A page per area with every act: its name, its function, what it does for the office."""
    for area in areas:
        if importlib.util.find_spec(f"decreta.{area}.domain") is not None:
            domain = importlib.import_module(f"decreta.{area}.domain")
            for module in pkgutil.walk_packages(getattr(domain, "__path__", ()), f"{domain.__name__}."):
                importlib.import_module(module.name)
    acts = importlib.import_module("decreta.audit.acts").ACTS
    rows = defaultdict(list)
    for name, act in sorted(acts.items()):
        function = inspect.unwrap(act.function)
        sentence = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
        rows[name.split(".")[0]].append(f"| `{name}` | `{function.__module__}.{function.__name__}` | {sentence} |")
    return {DOCS / "acts" / f"{area}.md": "\n".join([*head(area), *lines, ""]) for area, lines in rows.items()}


def head(area: str) -> list[str]:
    """The beginning of a page of acts."""
    title = f"# Acts: {area}"
    return [
        title,
        "",
        "Printed from the code by `./run fix`.",
        "",
        "| Act | Function | What it does |",
        "|---|---|---|",
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or tell which are stale."""
    wanted = pages()
    present = {path for folder in ("states", "acts") for path in (DOCS / folder).glob("*.md")}
    present = {path for path in present if path.name != "README.md"}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stale += sorted(present - wanted.keys())
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} does not say what the code says: ./run fix")
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
