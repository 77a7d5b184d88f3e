"""A progress report in words, for whoever reads it outside the pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.core.deadlines import period_words
from decreta.directives.queries.progress import ProgressReport, definitions


@dataclass(frozen=True)
class Wording:
    """The title, what must be known before reading, each figure with its meaning, and the table of periods and classes."""

    title: str
    notes: list[str]
    figures: list[tuple[str, int | None, str]]
    heads: list[str]
    rows: list[list[str]]


def wording(found: ProgressReport) -> Wording:
    """A report in the present language. A class that no task has takes no column."""
    data = found.as_data()
    symbols = ", ".join(data["directives"])
    notes = [f"{data['as_of']}: {data['as_of_means']}"]
    if found.is_projection:
        notes.append(_("A projection"))
        notes.append(_("This day is ahead of the clock: what would stand if nothing more were recorded."))
    notes.append(
        _("Judged by the baseline.")
        if found.against == "baseline"
        else _("Judged by the current deadline, after extension decisions.")
    )
    meanings = definitions()
    named = {
        "declared": _("Declared"),
        "assigned": _("Assigned"),
        "itemised": _("Itemised"),
        "not_itemised": _("Not itemised"),
    }
    lines = [*((period_words(line.key), line) for line in found.by_due), (_("All tasks"), found.totals)]
    classes = [one for one in Timeliness if any(line.counts[one] for _words, line in lines)]
    return Wording(
        title=f"{found.body.name} ({symbols})" if found.body else symbols,
        notes=notes,
        figures=[(word, data[key], str(meanings[key])) for key, word in named.items()],
        heads=[_("Tasks by baseline deadline"), _("Total"), *(str(one.label) for one in classes)],
        rows=[[words, str(line.total), *(str(line.counts[one]) for one in classes)] for words, line in lines],
    )
