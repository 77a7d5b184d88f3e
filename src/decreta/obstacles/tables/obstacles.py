"""The register of obstacles as a list: its columns, what narrows it, what is taken along."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.obstacles import words
from decreta.obstacles.enums import Kind
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.owners import owner_of
from decreta.obstacles.queries.registered import STATES, Asked, counts, in_rows, order_of
from decreta.obstacles.words import Shown
from decreta.organisation.models import Body
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline

_WORDS = 24
_BREAK = SafeString("<br>")


def _text(row: Obstacle, pen: Pen) -> SafeString:
    link = pen.link(pen.url("obstacles:obstacle", row.pk), Truncator(row.text).words(_WORDS), "vi")
    return joined(link, _BREAK, pen.small(_kind(row)))


def _kind(row: Obstacle) -> str:
    return str(capfirst(row.get_kind_display()))


def _raiser(row: Obstacle) -> str:
    return str(row.assignment.assignee)


def _weight(row: Obstacle) -> int:
    number: int = row.weight  # type: ignore[attr-defined]
    return number


def _state(row: Obstacle, pen: Pen) -> SafeString:
    shown = Shown(row)
    return pen.mark(shown.mark, shown.word)


class ObstacleTable(Table[Obstacle]):
    """What stands in the way of tasks, as far as the reader sees it; without a state those that are open."""

    name = "obstacles.obstacles"
    label = gettext_lazy("Register of obstacles")
    url_name = "obstacles:list"
    filters = ("state", "kind", "owner", "age", "body", "q")
    css = "cards stacked labelled"
    columns = (
        Column("text", gettext_lazy("Obstacle"), _text, lambda row: row.text, is_heading=True, width=60),
        Column(
            "kind",
            pgettext_lazy("obstacle", "Kind"),
            lambda row, pen: pen.text(_kind(row)),
            _kind,
            sort=("kind",),
            shown=False,
            width=24,
        ),
        Column(
            "wanted",
            gettext_lazy("What is asked for"),
            lambda row, pen: pen.text(Truncator(row.wanted).words(_WORDS), "vi"),
            lambda row: row.wanted,
            shown=False,
            width=48,
        ),
        Column("raised_by", gettext_lazy("Raised by"), lambda row, pen: pen.text(_raiser(row)), _raiser, width=32),
        Column(
            "owner",
            gettext_lazy("Who must remove it"),
            lambda row, pen: pen.text(Shown(row).owner),
            lambda row: Shown(row).owner,
            width=40,
        ),
        Column(
            "tasks",
            gettext_lazy("Tasks"),
            lambda row, pen: str(_weight(row)),
            _weight,
            sort=("weight",),
            is_number=True,
            width=8,
        ),
        Column(
            "age",
            gettext_lazy("Days old"),
            lambda row, pen: str(row.age),
            lambda row: row.age,
            is_number=True,
            width=10,
        ),
        Column(
            "raised",
            pgettext_lazy("obstacle", "Raised"),
            lambda row, pen: pen.moment(row.raised_at),
            lambda row: row.raised_at,
            sort=("raised_at",),
            shown=False,
        ),
        Column(
            "due",
            gettext_lazy("Answer needed by"),
            lambda row, pen: NOTHING if row.removed_at else pen.lapse(row.due_at),
            lambda row: None if row.removed_at else deadline(row.due_at),
            sort=("due_at",),
            css="nw",
        ),
        Column(
            "level",
            pgettext_lazy("obstacles", "Escalated"),
            lambda row, pen: str(row.level),
            lambda row: row.level,
            shown=False,
            is_number=True,
            width=10,
        ),
        Column("state", gettext_lazy("State"), _state, lambda row: Shown(row).word, width=28),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Obstacle]:
        asked, at = Asked.of(query), clock.now()
        states, median = counts(actor, asked, at)
        views = [
            View(words.TABS[name], address(asked, state=name), states[name], is_current=name == asked.state)
            for name in STATES
        ]
        return Selection(
            in_rows(actor, asked, at),
            chips=_chips(asked),
            order=order_of(asked),
            views=views,
            facts={"asked": asked, "median_days": median},
        )

    def row_css(self, row: Obstacle) -> str:
        return "late" if row.is_late else ""


def address(asked: Asked, **changed: str) -> str:
    """The list with other filters."""
    filters = {
        "state": asked.state,
        "kind": asked.kind,
        "owner": asked.owner,
        "age": asked.age,
        "body": asked.body,
        "q": asked.q,
    } | changed
    return f"{OBSTACLES.url}?{urlencode({name: value for name, value in filters.items() if value})}"


def _chips(asked: Asked) -> list[Chip]:
    """What narrows it besides the state, which its tabs say."""
    chips = []
    if asked.kind in Kind.values:
        chips.append(Chip("kind", pgettext_lazy("obstacle", "Kind"), Kind(asked.kind).label))
    if asked.owner and (owner := owner_of(asked.owner)) is not None:
        chips.append(Chip("owner", _("Who must remove it"), words.owner(owner)))
    if asked.age:
        chips.append(Chip("age", _("Age"), words.AGES[asked.age]))
    if asked.body and (body := Body.objects.filter(code=asked.body).first()) is not None:
        chips.append(Chip("body", _("Body"), body.symbol))
    if asked.q:
        chips.append(Chip("q", _("Words"), asked.q))
    return chips


OBSTACLES = ObstacleTable()
