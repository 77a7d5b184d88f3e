"""A progress report in the words of one language, before it has a form."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from decreta.core.deadlines import period_words
from decreta.directives.queries.progress import beside_words, definitions, withdrawn_words
from decreta.directives.queries.report_data import done_of, hash_of, summed, tells_percent
from decreta.directives.rendering import sections
from decreta.directives.rendering.sections import Data, Section, classes_of
from decreta.ui import moments


@dataclass(frozen=True)
class Printed:
    """Everything that a report says, in its order; `mark` tells by which hash its data are known."""

    data: Data
    language: str
    moment: dt.datetime
    title: str
    subject: str
    issuer: str
    facts: list[tuple[str, str]]
    paragraphs: list[str]
    summary: list[Section]
    breakdowns: list[Section]
    annex: Section
    mark: str


def printed(data: Data, *, language: str, moment: dt.datetime) -> Printed:
    """The report in the present language, which is `language`."""
    body = data["body"]
    return Printed(
        data=data,
        language=language,
        moment=moment,
        title=_("Progress report"),
        subject=_("on tasks assigned, as of the end of %(day)s") % {"day": day_words(data["as_of"])},
        issuer=body["names"][language] if body else _("All bodies"),
        facts=_facts(data, moment),
        paragraphs=_paragraphs(data),
        summary=sections.summary(data),
        breakdowns=sections.breakdowns(data, language),
        annex=sections.annex(data, language),
        mark=_("SHA-256 of the data of this report: %(hash)s") % {"hash": hash_of(data)},
    )


def _facts(data: Data, moment: dt.datetime) -> list[tuple[str, str]]:
    directives = pgettext("between things of a list", "; ").join(
        _("%(symbol)s of %(day)s") % {"symbol": one["symbol"], "day": day_words(one["issued_on"])}
        if one["issued_on"]
        else one["symbol"]
        for one in data["directives"]
    )
    judged = (
        _("Judged by the baseline.")
        if data["against"] == "baseline"
        else _("Judged by the current deadline, after extension decisions.")
    )
    made = moment.astimezone(ZoneInfo(data["zone"]))
    return [
        (_("Directives"), directives or "–"),
        (_("As of"), as_of_words(data, made)),
        (_("Deadlines"), judged),
        (_("Made at"), _("%(time)s on %(day)s") % {"time": f"{made:%H:%M}", "day": day_words(made.date().isoformat())}),
    ]


def as_of_words(data: Data, made: dt.datetime) -> str:
    """Which moment is meant. A day that has not ended is told as of when its facts are known."""
    end = dt.datetime.fromisoformat(data["as_of"]) + dt.timedelta(days=1)
    end = end.replace(tzinfo=made.tzinfo)
    shift = f"{end:%z}"
    facts = {"day": day_words(data["as_of"]), "zone": f"UTC{shift[:3]}:{shift[3:5]}"}
    if made < end and not data["is_projection"]:
        words = _("%(time)s on %(day)s (%(zone)s), from facts recorded by then; the day has not ended")
        return words % {**facts, "time": f"{made:%H:%M}"}
    return _("24:00 on %(day)s (%(zone)s), from facts recorded by then") % facts


def _paragraphs(data: Data) -> list[str]:
    """The figures as sentences: the sum with its remainder, the period in hand, all tasks, what does not agree."""
    found = []
    if data["is_projection"]:
        found.append(_("This day is ahead of the clock: what would stand if nothing more were recorded."))
    found.append(
        _("%(assigned)s tasks = %(itemised)s with a calendar period stated + %(rest)s without one (the remainder).")
        % {"assigned": data["assigned"], "itemised": data["itemised"], "rest": data["not_itemised"]}
    )
    found.append(agreement(data))
    chosen = next((line for line in data["by_due"] if line["key"] and line["key"] == data["period"]), None)
    if chosen is not None:
        facts = {"total": sum(chosen["counts"].values()), "period": period_words(chosen["key"])}
        found.append(
            _("Of the %(total)s tasks due in %(period)s: %(states)s.")
            % {**facts, "states": state_words(chosen["counts"])}
        )
    found.append(
        _("Of all %(total)s tasks: %(states)s.") % {"total": data["assigned"], "states": state_words(data["totals"])}
    )
    done, total = done_of(data["totals"]), data["assigned"]
    if total:
        found.append(
            _(
                "Done: %(done)s of %(total)s (%(share)s): tasks with an accepted report that they are done, of all tasks."
            )
            % {"done": done, "total": total, "share": moments.percent(done, total)}
        )
    if tells_percent(data):
        found.append(_("Percent done, in the annex: %(meaning)s.") % {"meaning": definitions()["percent"]})
    return found + shared_words(data)


def shared_words(data: Data) -> list[str]:
    """How many tasks organisations below share, with whom and as of when; and that they are counted nowhere else."""
    lines = data.get("shared", ())
    if not lines:
        return []
    language = (get_language() or "vi")[:2]
    facts = {
        "n": sum(summed(one["counts"] for one in lines).values()),
        "house": lines[0]["with"][language],
        "day": day_words(data["as_of"]),
    }
    told = ngettext(
        "Besides, %(n)s task of organisations below is shared with %(house)s, as of the end of %(day)s. "
        "It rests on what they declared, and is in none of the figures of this body.",
        "Besides, %(n)s tasks of organisations below are shared with %(house)s, as of the end of %(day)s. "
        "They rest on what those declared, and are in none of the figures of this body.",
        facts["n"],
    )
    return [told % facts]


def agreement(data: Data) -> str:
    """Whether the figures agree with what the directives declare, and why not if not."""
    if data["is_partial"]:
        return _("Only the tasks that the maker of the report may see are counted.")
    if data["declared"] is None:
        return _("A directive does not state how many tasks it assigns.")
    split, recurring = data.get("split", 0), data.get("recurring", 0)
    beside = split + recurring
    told = [*beside_words(split, recurring), *withdrawn_words(data.get("withdrawn", 0))]
    reason = "".join(f" {words}" for words in told)
    if data["declared"] + beside != data["assigned"]:
        facts = {"declared": data["declared"], "assigned": data["assigned"]}
        against = _("This does not agree with the directives: declared %(declared)s, assigned %(assigned)s.") % facts
        return against + reason
    if beside:
        facts = {"declared": data["declared"], "assigned": data["assigned"]}
        return _("Declared %(declared)s, assigned %(assigned)s.") % facts + reason
    return _("This agrees with the number that the directives declare: %(n)s.") % {"n": data["declared"]} + reason


def state_words(counts: Mapping[str, int]) -> str:
    """How many tasks are in each state, as one sentence's part."""
    return pgettext("between things of a list", "; ").join(
        pgettext("number of tasks in a state", "%(n)s %(state)s") % {"n": counts.get(one.value, 0), "state": one.label}
        for one in classes_of(counts)
    )


def day_words(text: str) -> str:
    """A day as papers write it: 06/3/2025 in Vietnamese, in Japanese and English in words."""
    day = dt.date.fromisoformat(text)
    match (get_language() or "vi")[:2]:
        case "ja":
            return f"{day.year}年{day.month}月{day.day}日"
        case "en":
            return f"{day.day} {calendar.month_name[day.month]} {day.year}"
    month: Any = f"{day.month:02d}" if day.month <= 2 else day.month
    return f"{day.day:02d}/{month}/{day.year}"
