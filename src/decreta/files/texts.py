"""The words of a PDF that has a text layer, read in a process that may end badly: the library parses what strangers send."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

_SECONDS: Final = 60
_MEMORY: Final = 1024 * 1024 * 1024
#: Letters of one paper that are read; a longer one is found by its beginning.
LIMIT: Final = 400_000


def pages_of(content: bytes) -> list[str]:
    """The text of each page; empty where a page is only a picture, and for a file that cannot be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, str(_MEMORY), str(_SECONDS), str(LIMIT), *sys.path],
            input=content,
            capture_output=True,
            timeout=2 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return []
    if done.returncode:
        return []
    found: list[str] = json.loads(done.stdout)
    return found


_PROGRAM: Final = """
import json, resource, sys
memory, seconds, limit, *sys.path = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
import pypdfium2
pages, left = [], int(limit)
with pypdfium2.PdfDocument(sys.stdin.buffer.read()) as pdf:
    for page in pdf:
        words = page.get_textpage().get_text_bounded()[:left] if left else ""
        left -= len(words)
        pages.append(words.replace("\\x00", "").replace("\\ufffe", "-"))
print(json.dumps(pages))
"""
