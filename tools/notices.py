"""The notices of what others have written and the built front end carries: scripts, fonts, icons, decoders.

They are served beside what they are about (`/static/decreta/notices.txt`) and travel in the wheel. What the front end
only needs while it is built (compilers, the axe checker) is not carried, hence not named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

# Built into what a package of ours names, without being named by us.
_WITHIN = ("@popperjs/core",)
_HEAD = """\
Decreta is licensed under the European Union Public Licence 1.2 (EUPL-1.2). It carries works of others, built into its
scripts, styles and fonts; each stands below with its own licence. Python packages are not carried: they are installed
beside it and bring their licences themselves.
"""


def write(root: Path, to: Path) -> None:
    """Write the notices of every package that is carried. Raises LookupError for one without a licence."""
    to.write_text("\n".join([_HEAD, *(_notice(root / "node_modules" / name) for name in carried(root))]), "utf-8")


def carried(root: Path) -> list[str]:
    """The names of the packages that reach a browser or a paper."""
    named = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return sorted({*named, *_WITHIN})


def _notice(package: Path) -> str:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    texts = list(_licences(package))
    if not texts:
        raise LookupError(f"{about['name']} has no licence that could be carried")
    head = f"{about['name']} {about['version']} ({about.get('license', 'see below')})"
    return "\n\n".join([f"{'=' * 100}\n{head}\n{'=' * 100}", *texts]) + "\n"


def _licences(package: Path) -> Iterator[str]:
    """Licence files of a package, those in its folders too, each once."""
    seen = set()
    for path in sorted(package.rglob("LICEN[CS]E*")):
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        if path.is_file() and text not in seen:
            seen.add(text)
            yield f"--- {path.relative_to(package).as_posix()}\n\n{text}"
