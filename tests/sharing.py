"""The suite on several processes: what stays together, and what starts first.

What shares costly preparation (a demonstration in a browser, the loaded scenario) stays in one process, in its order;
everything else goes by files. The longest comes first, so that no process is left alone with it at the end.
"""

from __future__ import annotations

import pytest

TOGETHER = ("tests/e2e/", "tests/scenario/")
# Minutes each; the rest is seconds.
LONG = (*TOGETHER, "tests/access/", "tests/tools/test_wheel.py", "tests/faults/", "tests/command/")


def group(nodeid: str) -> str:
    """What a test stays together with: its file, or the whole folder."""
    path = nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if path.startswith(folder)), path)


def rank(item: pytest.Item) -> int:
    """The place of a test among what starts first."""
    return next((place for place, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG))


def scheduler(config: pytest.Config, log: object) -> object:
    """Gives each process one group after another, in the order of the run."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    config.option.loadscopereorder = False
    return Groups(config, log)
