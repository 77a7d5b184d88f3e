"""P3: a crash at any step leaves nothing half done.

    ./run faults P3             every flow, dying at every point that it passes
    ./run faults P3 --quick     six flows by chance, dying at one point of each

A flow is one press of a person (a form sent to the pages of the software) or what a worker takes up. Its points are
counted once: before each statement that writes, around each commit, each file, each signed paper, each job. Then the
same flow is begun anew for each point, and its process dies there with signal 9. After each death everything that must
be true is looked at, the recovery and the worker run, it is looked at again, the person sends the same form once more,
and the thing must have been done exactly once.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import pickle
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import _ground, serving
from tests.faults._p3_flows import FLOWS, Flow, Press, office, paper_with_words, ready, work
from tests.faults._p3_invariants import NUMBER, broken
from tests.faults._p3_points import Passing, watch

#: A quick run takes so many flows by chance, and so many points of each.
QUICK_FLOWS, QUICK_POINTS = 6, 1
WRONG = (
    "broken_at_once",
    "broken_after_recovery",
    "broken_after_retry",
    "not_once",
    "refused",
    "did_not_die",
    "failed",
)


class DiedError(Exception):
    """The child was killed."""


def in_child(run: Callable[[], Any]) -> Any:
    """What `run` gives in a child of its own. Raises DiedError when the child was killed, RuntimeError when it failed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            answer = (True, run())
        except BaseException:  # noqa: BLE001 - whatever it was, the parent tells it
            answer = (False, traceback.format_exc())
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        raise DiedError(os.WTERMSIG(status))
    good, found = pickle.loads(said)
    if not good:
        raise RuntimeError(found)
    return found


def read_the_program() -> None:
    """Read every module once, before there are children who would each have to."""
    import importlib
    import pkgutil

    import decreta

    for module in pkgutil.walk_packages(decreta.__path__, "decreta."):
        if ".migrations." not in module.name and ".config.asgi" not in module.name and "__main__" not in module.name:
            with contextlib.suppress(ImportError):  # an extra that is not installed
                importlib.import_module(module.name)


@dataclass
class Tally:
    """What was seen."""

    points: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def note(self, kind: str, flow: Flow, point: str, what: object) -> None:
        """Something is not as it should be."""
        self.wrong[kind] += 1
        line = f"{flow.name}, {point}: {kind}: {what}"
        self.said.append(line)
        print(line, flush=True)


def passed(press: Press | None, die_at: int | None = None) -> tuple[list[str], int]:
    """Do it and tell the points that were passed, and the answer."""
    act, passing = ready(press), Passing(die_at)
    watch(passing)
    status = act()
    passing.at("before the answer is read")
    return passing.names, status


def recover() -> None:
    """What runs every minute in an office that stands again."""
    from decreta.documents.domain import issuing

    issuing.recover(older_than=dt.timedelta(0))
    work()


def try_point(flow: Flow, at: int, name: str, tally: Tally) -> None:
    """Die at one point, and look at what is left."""
    press, thing = in_child(flow.stage)
    try:
        names, _status = in_child(lambda: passed(press, at))
    except DiedError:
        pass
    else:
        # What was kept once for all (a seal, a face) is not kept again: the flow may pass fewer points than it did.
        if len(names) >= at:
            tally.note("did_not_die", flow, name, at)
        return
    tally.points[flow.name] += 1
    if wrong := in_child(lambda: broken(recovered=False)):
        tally.note("broken_at_once", flow, name, wrong)
    in_child(recover)
    if wrong := in_child(lambda: broken(recovered=True)):
        tally.note("broken_after_recovery", flow, name, wrong)
    status = in_child(lambda: ready(press)())
    in_child(recover)
    if status not in (302, 303) and not (flow.may_be_refused and status in (409, 422)):
        tally.note("refused", flow, name, status)
    if (times := in_child(lambda: flow.effects(thing))) != 1:
        tally.note("not_once", flow, name, times)
    if wrong := in_child(lambda: broken(recovered=True)):
        tally.note("broken_after_retry", flow, name, wrong)


def try_flow(flow: Flow, tally: Tally, chance: random.Random, *, quick: bool) -> None:
    """Count the points of a flow, then die at each. The first run makes keys and seals for ever; the second counts."""
    for _run in range(2):
        press, thing = in_child(flow.stage)
        names, status = in_child(lambda press=press: passed(press))
        in_child(recover)
    if status not in (302, 303) or in_child(lambda: flow.effects(thing)) != 1:
        tally.note("failed", flow, "whole", (status, in_child(lambda: flow.effects(thing))))
        return
    points = list(enumerate(names, 1))
    chosen = sorted(chance.sample(points, min(QUICK_POINTS, len(points)))) if quick else points
    for at, name in chosen:
        try_point(flow, at, f"{at} of {len(names)}, {name}", tally)
    print(f"{flow.name}: died at {tally.points[flow.name]} of {len(names)} points", flush=True)


def run(flows: tuple[Flow, ...], *, quick: bool, seed: int) -> dict[str, Any]:
    """All flows; the figures."""
    from django.db import connections

    read_the_program()
    office()
    paper_with_words()
    connections.close_all()  # no child shares a connection with another
    chance, tally = random.Random(seed), Tally()
    if quick:
        flows = tuple(chance.sample(flows, min(QUICK_FLOWS, len(flows))))
    for flow in flows:
        try_flow(flow, tally, chance, quick=quick)
    return {
        "flows": len(flows),
        "points": sum(tally.points.values()),
        "invariants": NUMBER,
        **{name: tally.wrong[name] for name in WRONG},
    }


def main() -> int:
    """Run and report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="six flows, a point of each")
    arguments.add_argument("--seed", type=int, default=None, help="which points the quick run chooses")
    arguments.add_argument("--flow", default="", help="only the flow of this name")
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    flows = tuple(flow for flow in FLOWS if given.flow in ("", flow.name))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, serving.fresh_database(f"p3_{os.getpid()}") as url:
        serving.set_up_django(url, Path(folder))
        figures = run(flows, quick=given.quick, seed=seed)
        from django.db import connections

        connections.close_all()
    figures |= {"promise": "P3", "seed": seed, "seconds": round(time.monotonic() - began, 1)}
    return _ground.end(figures, holds=figures["points"] > 0 and not any(figures[name] for name in WRONG))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
