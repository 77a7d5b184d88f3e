"""The report on what was handed down: in the words of one language, in every form that a progress report has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core.deadlines import Deadline, words
from decreta.core.texts import fold
from decreta.directives.queries.given import CLASSES, definitions
from decreta.directives.queries.given_report import check
from decreta.directives.queries.report_data import hash_of
from decreta.directives.rendering.forms import FORMS
from decreta.directives.rendering.printed import Printed, as_of_words, day_words
from decreta.directives.rendering.sections import ALWAYS, Data, Section
from decreta.ui import words as states
from decreta.ui.tables import Plain
from decreta.ui.tables.values import deadline


def write_below(data: Data, form: str, to: BinaryIO, *, language: str, moment: dt.datetime) -> None:
    """Write it in a form and a language; the figures are counted again first. Raises ReportDoesNotAddUpError."""
    check(data)
    with translation.override(language):
        FORMS[form].write(printed_below(data, language=language, moment=moment), to)


def below_file_name(data: Data, language: str) -> str:
    """The name of the file without its ending: of whose work, as of when, in which language."""
    symbol = fold(data["body"]["symbol"]).replace(" ", "-").replace("/", "-")
    return f"{'viec-giao-xuong' if language == 'vi' else 'handed-down'}-{symbol}-{data['as_of']}-{language}"


def printed_below(data: Data, *, language: str, moment: dt.datetime) -> Printed:
    """The report in the present language, which is `language`."""
    return Printed(
        data=dict(data),
        language=language,
        moment=moment,
        title=_("Progress report"),
        subject=_("on what was handed down, as of the end of %(day)s") % {"day": day_words(data["as_of"])},
        issuer=data["body"]["names"][language],
        facts=_facts(data, language, moment),
        paragraphs=_paragraphs(data),
        summary=[_by_receiver(data, language)],
        breakdowns=_by_directive(data),
        annex=_annex(data, language),
        mark=_("SHA-256 of the data of this report: %(hash)s") % {"hash": hash_of(data)},
    )


def _facts(data: Data, language: str, moment: dt.datetime) -> list[tuple[str, str]]:
    made = moment.astimezone(ZoneInfo(data["zone"]))
    giver = data["unit"] or data["body"]["names"]
    found = [(_("Handed down by"), giver[language]), (_("As of"), as_of_words(dict(data), made))]
    if data["narrowed"]:
        found.append((_("Narrowed"), _("the rows that the page was narrowed to; the annex lists them")))
    made_at = {"time": f"{made:%H:%M}", "day": day_words(made.date().isoformat())}
    return [*found, (_("Made at"), _("%(time)s on %(day)s") % made_at)]


def _paragraphs(data: Data) -> list[str]:
    """The figures as sentences, and what they mean."""
    said = []
    if data["is_projection"]:
        said.append(_("This day is ahead of the clock: what would stand if nothing more were recorded."))
    listed = pgettext("between things of a list", "; ").join(
        pgettext("number of tasks in a state", "%(n)s %(state)s")
        % {"n": data["totals"].get(one, 0), "state": str(states.STATES[one].label).lower()}
        for one in _shown(data)
    )
    said.append(
        _("Handed down to %(receivers)s receivers: %(n)s in all. %(states)s.")
        % {"receivers": len(data["by_receiver"]), "n": data["assigned"], "states": capfirst(listed)}
    )
    return [*said, *definitions()]


def _shown(data: Data) -> list[str]:
    """The classes that are printed: those that there are, and those whose nought is a statement."""
    return [one for one in CLASSES if data["totals"].get(one) or one in ALWAYS]


def _by_receiver(data: Data, language: str) -> Section:
    lines = [(line["names"][language], line["counts"]) for line in data["by_receiver"]]
    return _table(data, _("What was handed down, by receiver"), _("Handed down to"), lines)


def _by_directive(data: Data) -> list[Section]:
    """Where it is of several directives, the same by directive."""
    counts: dict[str, dict[str, int]] = {}
    for row in data["rows"]:
        of = counts.setdefault(row["symbol"], {})
        of[row["state"]] = of.get(row["state"], 0) + 1
    if len(counts) < 2:
        return []
    return [_table(data, _("What was handed down, by directive"), _("Directive"), sorted(counts.items()))]


def _table(data: Data, title: str, head: str, lines: Sequence[tuple[str, dict[str, int]]]) -> Section:
    classes = _shown(data)
    heads = [(head, 40, False), (_("Total"), 10, True)]
    heads += [(capfirst(str(states.STATES[one].label)), 15, True) for one in classes]
    rows: list[list[Plain]] = [[name, *_counts(counts, classes)] for name, counts in lines]
    return Section(title, heads, [*rows, [_("All"), *_counts(data["totals"], classes)]], has_sum=True)


def _counts(counts: dict[str, int], classes: Sequence[str]) -> list[int]:
    return [sum(counts.values()), *(counts.get(one, 0) for one in classes)]


def _annex(data: Data, language: str) -> Section:
    heads = [
        (_("No."), 6, True),
        (_("Directive and clause"), 20, False),
        (_("Task"), 48, False),
        (_("Handed down to"), 28, False),
        (_("Deadline as decided"), 18, False),
        (_("Lapses"), 13, False),
        (_("Reported done"), 13, False),
        (_("Percent done"), 10, True),
        (_("State"), 24, False),
    ]
    rows: list[list[Plain]] = [
        [
            number,
            f"{row['symbol']} §\u00a0{row['clause']}",
            row["titles"][language],
            row["names"][language],
            words(Deadline.from_data(row["deadline"]), language),
            deadline(_moment(row["lapses"])),
            _moment(row["reported"]),
            row["percent"],
            capfirst(str(states.STATES[row["state"]].label)),
        ]
        for number, row in enumerate(data["rows"], 1)
    ]
    return Section(_("Annex: what was handed down"), heads, rows)


def _moment(text: Any) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
