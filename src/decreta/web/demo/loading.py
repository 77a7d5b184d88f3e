"""Loading the demonstration, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language

from decreta.audit import sequencer
from decreta.core.actor import Actor
from decreta.core.models import Setting
from decreta.web.demo.dashboards import DashboardPlay
from decreta.web.demo.incoming import IncomingPlay
from decreta.web.demo.notices import NoticePlay
from decreta.web.demo.programmes import ProgrammePlay
from decreta.web.demo.progress import ProgressPlay
from decreta.web.demo.rooms import RoomPlay
from decreta.web.demo.sittings import plays
from decreta.web.demo.source import moment, read
from decreta.web.demo.structure import cast as people
from decreta.web.demo.structure import load_structure
from decreta.web.demo.supervision import SupervisionPlay
from decreta.web.demo.timeline import Timeline
from decreta.web.demo.tray import TrayPlay
from decreta.web.demo.word_templates import TemplatePlay
from decreta.web.domain.clock import set_clock

STARTS_AT = moment("2025-03-31", 9)
PASSWORD = "nghi-quyet-2025"  # noqa: S105 - printed on purpose: a demonstration has no secrets
_KEY = "demonstration"
_STRUCTURE_WEIGHT = 220
Progress = Callable[[int, int, str], None]


def is_loaded() -> bool:
    """Whether this database holds the demonstration already."""
    return Setting.objects.filter(key=_KEY).exists()


def load(progress: Progress | None = None) -> bool:
    """Load the scenario through the acts; False when it was there. `progress(done, total, what)`.

    It ends with the office's clock standing on 31 March 2025, 09:00, and every entry of the log in its place.
    """
    if is_loaded():
        return False
    loader = Actor.system("demonstration")
    told = progress or (lambda done, total, what: None)
    timeline = story()
    total = timeline.weight + _STRUCTURE_WEIGHT
    done = 0

    def tick(what: str) -> Callable[[int], None]:
        def advance(weight: int) -> None:
            nonlocal done
            done = min(done + weight, total)
            told(done, total, what)

        return advance

    load_structure(loader, PASSWORD, tick("structure"))
    timeline.play(tick("story"))
    Setting.objects.create(key=_KEY, value={"loaded": dt.datetime.now(dt.UTC).isoformat()})
    set_clock(STARTS_AT)
    sequencer.run()
    sequencer.write_checkpoint()
    told(total, total, "ready")
    return True


def story() -> Timeline:
    """Sessions, notices, progress, what arrived: everything up to the start of the demonstration, in the order of time."""
    timeline = Timeline()
    tasks: dict[str, Any] = {}
    for play in plays():
        play.add_to(timeline)
        if play.row.get("notice"):
            notice = NoticePlay(play.row["notice"], play)
            notice.tasks = tasks
            notice.add_to(timeline)
    progress = ProgressPlay({key: rows for key, rows in read("progress.yaml").items() if key != "later"}, tasks)
    progress.add_to(timeline)
    SupervisionPlay(tasks, progress).add_to(timeline)
    RoomPlay().add_to(timeline)
    IncomingPlay().add_to(timeline)
    ProgrammePlay().add_to(timeline)
    TrayPlay().add_to(timeline)
    TemplatePlay().add_to(timeline)
    DashboardPlay().add_to(timeline)
    return timeline


def cast() -> list[tuple[str, str, str]]:
    """The cast for whoever starts the demonstration: login, password, what the person does (in the language of the page)."""
    language = (get_language() or "vi")[:2]
    return [(row["login"], PASSWORD, row["does"].get(language, row["does"]["vi"])) for row in people()]
