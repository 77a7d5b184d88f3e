"""One of the sittings in which P5 plants: its points and papers of every audience, and whoever acts in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tests.faults._p5_planting import Planted, paper

#: Whom the confidential point names, beside members: a deputy, and a guest who comes to present it.
NAMED = ("deputy", "ministry_officer")
GUESTS = ("officer", "ministry_officer", "chief")
#: Points by what they are: who reads them, and whether others see that there is one. The newest are asked for first.
_POINTS = {
    "consent": ("everybody", True),
    "members": ("members", True),
    "unlisted": ("named", False),
    "named": ("named", True),
    "open": ("everybody", True),
}


class Held:
    """A sitting with its points by what they are, and whoever acts in it."""

    def __init__(self, found: Planted, *names: str, days: int = 2) -> None:
        from decreta.core import clock
        from decreta.meetings import domain

        self.found, self.office, self.by = found, found.office, found.office.actor("secretary")
        self.day = clock.now() + dt.timedelta(days=days)
        title, place = found.words(), found.words()
        self.sitting = domain.create_sitting(
            body=self.office.body,
            title=" ".join(title),
            title_en=f"{title[1]} session",
            place=" ".join(place),
            starts_at=self.day,
            ends_at=self.day + dt.timedelta(hours=2),
            chair_post=self.office.posts["head"],
            by=self.by,
        )
        for kind, words in {"title": title, "place": place}.items():
            self.keep(self.sitting, kind, words)
        domain.invite_members(sitting=self.sitting, by=self.by)
        for name in GUESTS:
            domain.invite(sitting=self.sitting, holding=self.office.holdings[name], part="guest", by=self.by)
        self.points = dict(self._agenda(names or tuple(_POINTS)))

    def keep(self, thing: Any, kind: str, words: tuple[str, str]) -> None:
        self.found.keep_at(thing, kind, words)

    def text(self, thing: Any, kind: str) -> str:
        """Words that are planted in what is there already."""
        words = self.found.words()
        self.keep(thing, kind, words)
        return " ".join(words)

    def point(self, name: str) -> Any:
        """The point as it is now."""
        from decreta.meetings.models import AgendaItem

        return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=self.points[name].pk)

    def seat(self, name: str) -> Any:
        from tests.meetings.office import invitation_of

        return invitation_of(self.sitting, self.office, name)

    def _agenda(self, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        from decreta.meetings import domain

        for name in names:
            audience, is_listed = _POINTS[name]
            words = {kind: self.found.words() for kind in ("title", "presenter", "why", "proposed")}
            point = domain.add_point(
                sitting=self.sitting,
                audience=audience,
                is_listed=is_listed,
                purpose="consent" if name == "consent" else "decision",
                **{kind: " ".join(one) for kind, one in words.items()},
                by=self.by,
            )
            for kind, one in words.items():
                self.keep(point, kind, one)
            if audience == "named":
                # Of the unlisted one the guest knows nothing.
                shares = [(self.seat(who), "presenter") for who in NAMED[: 2 if is_listed else 1]]
                domain.share_point(item=point, shares=shares, by=self.by)
            self.paper(point)
            yield name, point
            if name == "open":
                self.paper(point, audience="members")
                closed = self.paper(point, audience="named")
                domain.restrict_paper(paper=closed, audience="named", readers=[self.seat("deputy")], by=self.by)

    def paper(self, point: Any, **facts: Any) -> Any:
        """A paper whose title, name and text are each of their own."""
        from decreta.meetings import domain

        title, name, text = (self.found.words() for _ in range(3))
        upload = (f"{name[1]}.pdf", paper(" ".join(text)))
        made = domain.add_paper(item=point, title=" ".join(title), upload=upload, by=self.by, **facts)
        for kind, words in {"paper title": title, "file name": name, "file": text}.items():
            self.keep(made, kind, words)
        return made

    def papers(self, name: str) -> list[Any]:
        from decreta.meetings.models import Paper

        found = Paper.objects.select_related("item__sitting__body", "item__sitting__chair_post", "file")
        return list(found.filter(item=self.points[name]))
