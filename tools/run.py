"""The checkout's tasks: ./run TASK. Needs only the standard library; what a task needs is set up when it is missing.

Set-up steps carry a stamp of their inputs under .stamps/, so that a second call takes no time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
STAMPS = ROOT / ".stamps"

HELP = """\
./run demo [--port N] [--data DIR] [--lang vi|en|ja] [--no-serve]
                        show the whole loop in the browser; the first start sets everything up
./run decreta ...       the command of the application, from this checkout
./run test [ARGS]       the tests (arguments go to pytest)
./run check             every guard that needs no test: style, types, layers, migrations, texts, templates, diagrams
./run fix               repair what check can repair by itself
./run bench NAME [--size full|small]   what operations cost: {bench}
./run load NAME [--help]               load on running processes: {load}
./run faults NAME [--quick]            a promise under faults: {faults}
./run wheel [DIR]       the release: a wheel with everything in it, and the pinned list of what it needs (default: dist)
./run setup             only set up: environment, texts, front end
./run baseline          write the prepared schema anew, after migrations were added or changed
./run lock              pin requirements/*.in anew, with hashes
./run help              this page
"""

# What some tests need of the system, by the program that shows it is there.
SYSTEM_PACKAGES = {
    "chromium": ("chromium",),
    "pdfsig": ("poppler-utils",),
    "certutil": ("libnss3-tools",),
    "xmlsec1": ("xmlsec1",),
    "pgbouncer": ("pgbouncer",),
    "tesseract": ("tesseract-ocr", "tesseract-ocr-vie", "tesseract-ocr-jpn"),
    "doveadm": ("dovecot-imapd",),
}
# Languages of a program, which may be missing where the program is there: how it names them.
LANGUAGES = {"tesseract": (["tesseract", "--list-langs"], {"vie", "jpn"})}

# What pytest answers when it ran to its end and some tests failed, and how many of them may have been an accident.
SOME_FAILED = 1
FAILED_BY_ACCIDENT = 12


def main(arguments: list[str]) -> int:
    """Run one task and give its exit code."""
    task, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    known = TASKS.get(task)
    if known is None:
        print(f"There is no task {task!r}.\n\n{help_text()}", file=sys.stderr)
        return 2
    return known(rest)


def show_help(arguments: list[str]) -> int:
    """Print the tasks."""
    print(help_text(), end="")
    return 0


def help_text() -> str:
    """The tasks, with the names that there are."""
    names = {task: ", ".join(modules_of(package)) for task, package in PACKAGES.items()}
    return HELP.format(**names | {"faults": names["faults"].upper()})


def modules_of(package: str) -> list[str]:
    """The modules of a package that can be run, by name."""
    return sorted(
        path.stem
        for path in (ROOT / package.replace(".", "/")).glob("*.py")
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    )


def setup(arguments: list[str]) -> int:
    """Set up what running the application needs."""
    prepare("base", "build")
    build()
    return 0


def demo(arguments: list[str]) -> int:
    """Load and show the demonstration."""
    setup([])
    become([str(PYTHON), "-m", "decreta", "demo", *arguments])


def decreta(arguments: list[str]) -> int:
    """The application's command."""
    setup([])
    become([str(PYTHON), "-m", "decreta", *arguments])


def test(arguments: list[str]) -> int:
    """The tests; system programs they need are installed when that is possible."""
    prepare("base", "build", "dev")
    build()
    system_programs()
    pytest = [str(PYTHON), "-m", "pytest"]
    # As one whole it runs on every core; a part is quicker in one process, and easier to look into.
    if arguments:
        become([*pytest, *arguments], ROOT)
    code = call([*pytest, "-n", "logical", "--maxprocesses", "4", "--dist", "loadscope"])
    return code if code != SOME_FAILED else again(pytest)


def again(pytest: list[str]) -> int:
    """Run what failed once more, alone: a browser that starved beside three others is no fault of the code.

    What passes only now is named, so that nobody has to look for it; many failures are no accident and stay.
    """
    known = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    failed = sorted(json.loads(known.read_text("utf-8"))) if known.exists() else []
    if not 0 < len(failed) <= FAILED_BY_ACCIDENT:
        return SOME_FAILED
    say(f"{len(failed)} failed beside others and run again, alone:\n  " + "\n  ".join(failed))
    code = call([*pytest, "--last-failed", "--last-failed-no-failures=none"])
    if not code:
        say("Passed alone, but failed beside others:\n  " + "\n  ".join(failed))
    return code


def check(arguments: list[str]) -> int:
    """Every guard; changes nothing."""
    prepare("base", "build", "dev")
    build()
    return call([str(PYTHON), "tools/check.py", *arguments])


def fix(arguments: list[str]) -> int:
    """Repair what can be repaired."""
    prepare("base", "build", "dev")
    build()
    return call([str(PYTHON), "tools/check.py", "--fix", *arguments])


def module_task(package: str) -> Callable[[list[str]], int]:
    """A task that runs a module of a package by name, in capitals or not."""

    def task(arguments: list[str]) -> int:
        available = modules_of(package)
        name = arguments[0].lower() if arguments else "help"
        if name not in available:
            is_asked = name in {"help", "-h", "--help"} and bool(arguments)
            print(f"Name one of: {', '.join(available)}", file=sys.stdout if is_asked else sys.stderr)
            return 0 if is_asked else 2
        prepare("base", "build", "dev")
        build()
        become([str(PYTHON), "-m", f"{package}.{name}", *arguments[1:]], ROOT)

    return task


def wheel(arguments: list[str]) -> int:
    """Build the wheel and lay the pinned requirements beside it. The same commit gives the same bytes."""
    setup([])
    target = Path(arguments[0] if arguments else ROOT / "dist").resolve()
    target.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", moment_of_commit())
    code = call([str(PYTHON), "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)])
    if code == 0:
        newest = max(target.glob("decreta-*.whl"), key=lambda path: path.stat().st_mtime)
        pinned = target / f"{newest.name.split('-py3')[0]}-requirements.txt"
        shutil.copyfile(ROOT / "requirements" / "base.txt", pinned)
        print(newest, pinned, sep="\n")
    return code


def moment_of_commit() -> str:
    """When the present commit was made, in seconds; a fixed moment where there is no history."""
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], check=False, capture_output=True, text=True, cwd=ROOT)
    return asked.stdout.strip() or "1735689600"


def baseline(arguments: list[str]) -> int:
    """Write the schema of an empty installation anew."""
    setup([])
    return call([str(PYTHON), "-m", "tools.baseline", *arguments])


def lock(arguments: list[str]) -> int:
    """Pin anew. Needs the network; the order matters, since dev is constrained by build and build by base."""
    prepare("base", "build", "dev")
    uv = shutil.which("uv") or str(BIN / "uv")
    for name in ("base", "build", "dev"):
        command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"]
        command += ["--no-emit-index-url", "--no-header", *arguments, f"{name}.in", "-o", f"{name}.txt"]
        code = call(command, cwd=ROOT / "requirements")
        if code:
            return code
    return 0


def prepare(*lists: str) -> None:
    """The virtual environment with exactly what the lock files pin; nothing is fetched when it is there."""
    if not PYTHON.exists():
        say("Virtual environment")
        venv.EnvBuilder(with_pip=True, clear=False).create(VENV)
    place_source()
    wanted = {name: digest([ROOT / "requirements" / f"{name}.txt"]) for name in lists}
    missing = [name for name in lists if stamp_of(f"requirements-{name}") != wanted[name]]
    if not missing:
        return
    say(f"Python packages: {', '.join(missing)}")
    # The lists are complete, so nothing is left to resolve; and with hashes pip takes `x[extra]` for unpinned.
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    command += ["--no-deps", "--require-hashes"]
    for name in missing:
        command += ["-r", str(ROOT / "requirements" / f"{name}.txt")]
    require(command)
    for name in missing:
        write_stamp(f"requirements-{name}", wanted[name])


def place_source() -> None:
    """Put src/ on the environment's path: an editable install that needs no build and no network."""
    libraries = next(VENV.glob("lib/python3*/site-packages"), None) or VENV / "Lib" / "site-packages"
    path = libraries / "decreta.pth"
    if not path.exists() or path.read_text(encoding="utf-8").strip() != str(ROOT / "src"):
        path.write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    script = BIN / "decreta"
    content = f"#!{PYTHON}\nfrom decreta.command.main import run\n\nrun()\n"
    if not script.exists() or script.read_text(encoding="utf-8") != content:
        script.write_text(content, encoding="utf-8")
        script.chmod(0o755)


def build() -> None:
    """Compile the texts and build the front end; each skips what has not changed."""
    require([str(PYTHON), "tools/messages.py", "compile"])
    if (ROOT / "tools" / "frontend.py").exists():
        require([str(PYTHON), "tools/frontend.py"])


def system_programs() -> None:
    """Install what the tests need of the system, as root with apt; otherwise those tests skip and say so."""
    missing = [
        package for program, packages in SYSTEM_PACKAGES.items() if not is_there(program) for package in packages
    ]
    if not missing or os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        if missing:
            say(f"Not installed: {', '.join(missing)}; tests that need them are skipped")
        return
    say(f"System packages: {', '.join(missing)}")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if subprocess.run(install, check=False, stderr=subprocess.DEVNULL, **quiet).returncode != 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        if subprocess.run(install, check=False, **quiet).returncode != 0:
            say("They could not be installed; tests that need them are skipped")


def is_there(program: str) -> bool:
    """Whether a program is installed, with the languages that are needed of it."""
    if not shutil.which(program):
        return False
    command, wanted = LANGUAGES.get(program, ([], set()))
    if not command:
        return True
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    return wanted <= set(found.stdout.split())


def digest(paths: Iterable[Path]) -> str:
    """A fingerprint of files, of this Python and of this place."""
    result = hashlib.sha256(f"{sys.version}\0{ROOT}\0".encode())
    for path in paths:
        result.update(path.read_bytes())
    return result.hexdigest()


def stamp_of(name: str) -> str:
    """The stamp as written, empty when there is none. Stamps of an environment that is gone do not count."""
    path = STAMPS / name
    return path.read_text(encoding="ascii") if path.exists() and (VENV / ".decreta").exists() else ""


def write_stamp(name: str, content: str) -> None:
    """Remember that a step was done."""
    STAMPS.mkdir(exist_ok=True)
    (VENV / ".decreta").touch()
    (STAMPS / name).write_text(content, encoding="ascii")


def call(command: list[str], cwd: Path = ROOT) -> int:
    """Run a command and give its exit code."""
    return subprocess.run(command, check=False, cwd=cwd, env=environment()).returncode


def require(command: list[str]) -> None:
    """Run a command that must succeed."""
    code = call(command)
    if code:
        raise SystemExit(code)


def become(command: list[str], cwd: Path | None = None) -> NoReturn:
    """Become the command: signals and exit codes are its own. Without `cwd` it runs where the caller stands."""
    if os.name == "nt":
        raise SystemExit(call(command, cwd or Path.cwd()))
    if cwd is not None:
        os.chdir(cwd)
    os.execve(command[0], command, environment())


def environment() -> dict[str, str]:
    """Our variables, with the environment's programs first."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "VIRTUAL_ENV": str(VENV)}


def say(text: str) -> None:
    """A line about what is being set up."""
    print(f"· {text}", file=sys.stderr, flush=True)


# Tasks that run a module, and where their modules are.
PACKAGES = {"bench": "bench", "load": "tests.load", "faults": "tests.faults"}
TASKS: dict[str, Callable[[list[str]], int]] = {
    "help": show_help,
    "-h": show_help,
    "--help": show_help,
    "setup": setup,
    "demo": demo,
    "decreta": decreta,
    "test": test,
    "check": check,
    "fix": fix,
    **{task: module_task(package) for task, package in PACKAGES.items()},
    "wheel": wheel,
    "lock": lock,
    "baseline": baseline,
}

if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
