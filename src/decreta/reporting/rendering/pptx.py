"""The briefing as a presentation: native charts and tables, with the figures of the paper and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from decreta.reporting.rendering import colours
from decreta.reporting.rendering.content import Agency, Said, Shared
from decreta.reporting.rendering.said import (
    change_heads,
    sentence_of,
    shared_heads,
    shared_rows,
)
from decreta.reporting.rendering.slides import Slides
from decreta.ui.moments import number as figure

#: So many tasks, so many obstacles stand on a slide.
_ON_A_SLIDE: Final = 5
#: And so many lines of short figures.
_LINES_ON_A_SLIDE: Final = 11


def write(found: Said, to: BinaryIO) -> None:
    """Title, figures, what changed, agencies, what is shared from below, the worst tasks, obstacles, what is asked."""
    slides = Slides(f"{found.title}: {found.body}", language=found.language, moment=found.moment)
    slides.opening(found.title, [found.body, *(f"{label}: {value}" for label, value in found.facts)])
    _figures(slides, found)
    if found.changes:
        _changes(slides, found)
    _agencies(slides, found)
    if found.shared is not None:
        _shared(slides, found.shared)
    _worst(slides, found)
    if found.obstacles:
        _obstacles(slides, found)
    slide = slides.slide(_("Decisions asked of the leader"))
    slides.text(slide, [f"{number}. {one}" for number, one in enumerate(found.asks, 1)], top=0.2, height=0.6, size=20)
    slides.text(slide, [found.mark], top=0.92, height=0.05, size=9, soft=True)
    slides.save(to)


def _figures(slides: Slides, found: Said) -> None:
    title = ngettext("%(n)s task by state", "%(n)s tasks by state", found.total) % {"n": figure(found.total)}
    slide = slides.slide(title, "\n".join(f"{one.label}: {one.meaning}" for one in found.states))
    slides.text(slide, [sentence_of(found.sentences)], top=0.165, height=0.12, size=14)
    labels = [one.label for one in found.states]
    values = [one.number for one in found.states]
    says = _("Bars: tasks by state. %(values)s.") % {
        "values": pgettext("between things of a list", "; ").join(
            f"{one.label}: {figure(one.number)} ({one.share})" for one in found.states
        )
    }
    name = pgettext("count", "Tasks")
    slides.bars(slide, labels, [(name, values, colours.ACCENT)], says=says, top=0.3, height=0.4, share=0.48)
    slides.points(slide, [colours.fill_of(one.key) for one in found.states])
    heads = [(_("State"), 30, False), (pgettext("count", "Number"), 12, True), (_("Of all"), 12, True)]
    rows = [[one.label, figure(one.number), one.share] for one in found.states]
    rows.append([_("All tasks"), figure(found.total), ""])
    slides.table(
        slide,
        heads,
        rows,
        says=_("The same as a table."),
        top=0.3,
        size=11,
        high=285000,
        has_sum=True,
        left=0.52,
        share=0.48,
    )
    slides.text(
        slide,
        [f"{one.percent} ({one.of}): {one.meaning}" for one in found.shares],
        top=0.81,
        height=0.16,
        size=12,
        soft=True,
    )


def _changes(slides: Slides, found: Said) -> None:
    slide = slides.slide(_("What changed"), found.changes_note)
    facts = dict(found.facts)
    slides.text(
        slide,
        [f"{_('Compared with')}: {facts[_('Compared with')]}. {found.changes_note}"],
        top=0.165,
        height=0.08,
        size=14,
    )
    heads = [(_("State"), 40, False), *((label, 14, True) for label in change_heads())]
    rows = [
        [one.label, figure(one.before), _signed("+", one.came), _signed("−", one.left), figure(one.now)]
        for one in found.changes
    ]
    slides.table(slide, heads, rows, says=_("Tasks before, came, left and now, by state."), top=0.28, size=14)


def _agencies(slides: Slides, found: Said) -> None:
    slide = slides.slide(_("By lead agency"), found.worst_note)
    lines = found.agencies[:-1]
    labels = [f"{one.label} ({figure(one.total)})" for one in lines]
    series = [
        (label, [one.counts.get(key, 0) for one in lines], colours.fill_of(key))
        for key, label in found.classes
        if any(one.counts.get(key) for one in lines)
    ]
    says = _("Bars: tasks of each agency by state. %(values)s.") % {
        "values": " ".join(_spoken(found, one) for one in lines)
    }
    slides.bars(slide, labels, series or [("–", [0] * len(lines), colours.RULE)], says=says, top=0.17, height=0.79)


def _spoken(found: Said, one: Agency) -> str:
    counts = [f"{label.lower()} {figure(one.counts[key])}" for key, label in found.classes if one.counts.get(key)]
    return f"{one.label}: {figure(one.total)} ({', '.join(counts)})."


def _shared(slides: Slides, found: Shared) -> None:
    *lines, together = shared_rows(found)
    for number, part in enumerate(_parts(lines, _LINES_ON_A_SLIDE)):
        title = _("Shared from below")
        slide = slides.slide(title if number == 0 else _("%(title)s (continued)") % {"title": title}, found.note)
        slides.text(slide, [found.note], top=0.165, height=0.08, size=12, soft=True)
        is_last = (number + 1) * _LINES_ON_A_SLIDE >= len(lines)
        slides.table(
            slide,
            shared_heads(found),
            [*part, together] if is_last else part,
            says=_("Tasks that organisations below share, by state."),
            top=0.28,
            has_sum=is_last,
        )


def _worst(slides: Slides, found: Said) -> None:
    heads = [
        ("#", 4, True),
        (_("Task"), 46, False),
        (_("Lead agency"), 24, False),
        (_("Deadline"), 13, False),
        (_("Why"), 36, False),
    ]
    rows = [[str(one.number), f"{one.title} ({one.place})", one.lead, one.deadline, one.why] for one in found.worst]
    for number, part in enumerate(_parts(rows)):
        title = _("The worst tasks, and why")
        slide = slides.slide(title if number == 0 else _("%(title)s (continued)") % {"title": title}, found.worst_note)
        if number == 0:
            slides.text(slide, [found.worst_note], top=0.165, height=0.05, size=12, soft=True)
        slides.table(slide, heads, part, says=_("The worst tasks with who leads, until when, and why."), top=0.23)
    if not rows:
        slides.text(slides.slide(_("The worst tasks, and why")), [found.worst_note], top=0.2, height=0.2)


def _obstacles(slides: Slides, found: Said) -> None:
    heads = [(_("Who says so"), 24, False), (_("Obstacle"), 44, False), (_("Proposal"), 36, False)]
    rows = [[f"{one.who} ({one.place})", one.obstacle, one.proposal or "–"] for one in found.obstacles]
    for number, part in enumerate(_parts(rows)):
        title = _("Obstacles and proposals")
        slide = slides.slide(title if number == 0 else _("%(title)s (continued)") % {"title": title})
        if number == 0:
            slides.text(slide, [found.obstacles_note], top=0.165, height=0.05, size=12, soft=True)
        slides.table(slide, heads, part, says=_("What stands in the way, and what is proposed."), top=0.23)


def _parts(rows: Sequence[list[str]], most: int = _ON_A_SLIDE) -> list[Sequence[list[str]]]:
    return [rows[first : first + most] for first in range(0, len(rows), most)]


def _signed(sign: str, value: int) -> str:
    return f"{sign}{figure(value)}" if value else "–"
