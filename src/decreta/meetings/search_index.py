"""What the search page finds of sittings, of the points of their agendas, and of papers by their text."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.core.seeking import holding, wanted
from decreta.core.texts import fold, lines_of
from decreta.documents.queries.excerpts import best_line
from decreta.meetings.models import Sought
from decreta.meetings.models.searching import SoughtQuerySet
from decreta.ui.moments import day
from decreta.ui.search import Hit

SHOWN = 20


def find_sittings(words: str, actor: Actor) -> list[Hit]:
    """Sittings by title, place and body, the latest first. One statement, as of each of these."""
    asked = wanted(words)
    return [
        Hit(
            one.sitting.shown_title,
            reverse("meetings:sitting", args=[one.sitting_id]),
            lang=one.sitting.shown_lang,
            why=f"{one.sitting.body.name}, {day(one.sitting.starts_at)}, {one.sitting.place}",
            why_lang=one.sitting.body.name_lang,
        )
        for one in (_sittings.rows(actor, asked) if asked is not None else ())
    ]


def find_points(words: str, actor: Actor) -> list[Hit]:
    """Points by their title and who presents them, those of the latest sittings first."""
    asked, hits = wanted(words), []
    for one in _points.rows(actor, asked) if asked is not None else ():
        assert one.item is not None
        presenter = f"{one.item.presenter}, " if one.item.presenter else ""
        hits.append(
            Hit(
                one.item.shown_title,
                f"{reverse('meetings:sitting', args=[one.sitting_id])}#point-{one.item_id}",
                symbol=_("Point %(n)s") % {"n": one.item.number},
                lang=one.item.title_lang,
                why=f"{presenter}{one.sitting.shown_title}, {day(one.sitting.starts_at)}",
                why_lang=one.sitting.shown_lang,
            )
        )
    return hits


def find_papers(words: str, actor: Actor) -> list[Hit]:
    """Papers of points by their title and by the text of their present version, with the line where the words stand."""
    asked, every = wanted(words), fold(words).split()
    hits = []
    for one in _papers.rows(actor, asked) if asked is not None else ():
        assert one.paper is not None and one.item is not None
        place, line = _line(one.pages, words)
        is_told = all(word in fold(one.paper.title) for word in every)
        url = reverse("meetings:paper", args=[one.paper_id])
        own = "vi" if one.sitting.body.regime.startswith("vn-") else "en"
        where = _("Point %(n)s") % {"n": one.item.number}
        if line and not is_told:
            where = _("%(point)s, page %(page)s") % {"point": where, "page": place}
        why, lang = (line, own) if line and not is_told else (one.sitting.shown_title, one.sitting.shown_lang)
        hits.append(Hit(one.paper.title, url, symbol=where, lang=own, why=why, why_lang=lang))
    return hits


@prepared
def _sittings(actor: Actor, words: Told) -> SoughtQuerySet:
    return _latest(Sought.objects.sittings(actor).filter(search=holding(words)))


@prepared
def _points(actor: Actor, words: Told) -> SoughtQuerySet:
    found = Sought.objects.points(actor).filter(search=holding(words))
    return _latest(found.select_related("item__sitting__body"))


@prepared
def _papers(actor: Actor, words: Told) -> SoughtQuerySet:
    found = Sought.objects.papers(actor).filter(search=holding(words))
    return _latest(found.select_related("item__sitting__body", "paper"))


def _latest(found: SoughtQuerySet) -> SoughtQuerySet:
    ordered = found.select_related("sitting__body").order_by("-sitting__starts_at", "item__position", "pk")
    return ordered.defer("search")[:SHOWN]


def _line(pages: list[str] | None, words: str) -> tuple[int, str]:
    """The page, counted from one, and the line of it, that hold most of the words."""
    every = fold(words).split()
    best = (0, 0, "")
    for number, page in enumerate(pages or [], start=1):
        line = best_line(lines_of(page), words)
        held = sum(word in fold(line) for word in every)
        if held > best[0]:
            best = (held, number, line)
    return best[1:]
