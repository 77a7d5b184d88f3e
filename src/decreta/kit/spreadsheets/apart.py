"""A spreadsheet is somebody else's program's file: it is opened in a process of bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.errors import Invalid

_SECONDS: Final = 60
_MEMORY: Final = 1536 * 1024 * 1024

#: Why a file cannot be read.
REASONS: Final[dict[str, str | Promise]] = {
    "empty_file": _("The file is empty."),
    "empty_sheet": _("The sheet holds no rows."),
    "only_hidden": _("Every sheet with rows is hidden. Show the sheet that is meant, and upload the file again."),
    "broken": _("The file is damaged or not complete. Open it, save it again, and upload it once more."),
    "password": _("The file is protected by a password. Save it without one."),
    "macros": _("The file contains macros, which are never accepted. Save it as a plain workbook (.xlsx)."),
    "not_a_spreadsheet": _("This is no spreadsheet. Use .xlsx, .ods, .xls or .csv."),
    "unpacks_too_large": _("The file unpacks to far more than a list of an office holds. It is not opened."),
    "too_many_rows": _("The sheet has %(rows)s rows; %(limit)s can be imported at once. Divide it."),
    "too_many_columns": _("The sheet has more than %(limit)s columns. Remove what is not needed."),
}


@dataclass(frozen=True)
class Sheet:
    """What was read: the rows as text, the other sheets of the file, what is to be known about it."""

    rows: list[list[str]]
    name: str = ""
    sheets: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    encodings: list[str] = field(default_factory=list)


def read_sheet(content: bytes, reading: dict[str, Any] | None = None) -> Sheet:
    """Open a file and read one sheet of it. Raises Invalid with the reason why not."""
    limits = [str(_MEMORY), str(_SECONDS), json.dumps(reading or {})]
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, *limits, *sys.path],
            input=content,
            capture_output=True,
            timeout=2 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unread("unpacks_too_large", {}) from None
    if done.returncode:
        # The process ended by its limits, not by a reason of its own.
        raise _unread("unpacks_too_large" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken", {})
    found = json.loads(done.stdout)
    if "code" in found:
        raise _unread(found["code"], found["facts"])
    return Sheet(
        rows=found["rows"],
        name=found["sheet"],
        sheets=found["sheets"],
        notes=found["notes"],
        encoding=found["encoding"],
        delimiter=found["delimiter"],
        encodings=found.get("encodings", []),
    )


_PROGRAM: Final = """
import json, resource, sys
memory, seconds, reading, *sys.path = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from decreta.kit.spreadsheets.reading import UnreadableError, read
try:
    found = read(sys.stdin.buffer.read(), json.loads(reading))
except UnreadableError as error:
    found = {"code": error.code, "facts": error.facts}
json.dump(found, sys.stdout)
"""


def _unread(code: str, facts: dict[str, Any]) -> Invalid:
    return Invalid.of(str(REASONS[code]) % facts, field="upload", code=code)
