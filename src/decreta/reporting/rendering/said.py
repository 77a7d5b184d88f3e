"""A briefing in the words of one language, before it has a form. Every form says this, and no figure of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.directives.models.telling import withheld
from decreta.directives.queries.progress import LATE_AND_OPEN, definitions, ratio_definitions
from decreta.directives.queries.report_data import done_of, hash_of, summed, title_of
from decreta.directives.rendering.printed import agreement, as_of_words, day_words, shared_words
from decreta.directives.rendering.sections import classes_of
from decreta.reporting.queries.briefing_data import WORST
from decreta.reporting.rendering.content import (
    Agency,
    Change,
    Data,
    Obstacle,
    Said,
    Share,
    Shared,
    SharedLine,
    State,
    Worst,
)
from decreta.reporting.rendering.fitting import Fit, cut
from decreta.ui import moments

#: The shares that a leader is told, of those that the report has.
_SHARES: Final = ("done_of_all", "done_of_due", "in_time_of_due")
_THOUSANDS: Final = 1000


def said(data: Data, *, language: str, moment: dt.datetime, fit: Fit) -> Said:
    """The briefing in the present language, which is `language`; as much of it as a fit lets stand."""
    keys = classes_of(data["totals"])
    made = moment.astimezone(ZoneInfo(data["zone"]))
    meanings, total = definitions(), data["assigned"]
    return Said(
        data=data,
        language=language,
        moment=moment,
        title=_("Briefing on tasks assigned"),
        body=cut(data["body"]["names"][language], 2 * fit.name),
        facts=_facts(data, made),
        sentences=_sentences(data),
        total=total,
        late=sum(data["totals"].get(one.value, 0) for one in LATE_AND_OPEN),
        states=[
            State(
                one.value,
                capfirst(str(one.label)),
                data["totals"].get(one.value, 0),
                _share(data["totals"].get(one.value, 0), total),
                capfirst(str(meanings[one.value])),
            )
            for one in keys
        ],
        shares=_shares(data),
        changes=_changes(data),
        changes_note=_changes_note(data),
        classes=[(one.value, capfirst(str(one.label))) for one in keys],
        agencies=_agencies(data, language, fit),
        shared=_shared(data, language, fit) if data.get("shared") else None,
        worst=[_worst(number, row, language, fit) for number, row in enumerate(data["worst"], 1)],
        worst_note=_worst_note(data),
        obstacles=[_obstacle(one, language, fit) for one in data["obstacles"][: fit.obstacles]],
        obstacles_note=_obstacles_note(data, fit),
        asks=_asks(data, fit),
        mark=_("SHA-256 of the data of this briefing: %(hash)s") % {"hash": hash_of(data)},
    )


def _facts(data: Data, made: dt.datetime) -> list[tuple[str, str]]:
    judged = (
        _("Judged by the baseline.")
        if data["against"] == "baseline"
        else _("Judged by the current deadline, after extension decisions.")
    )
    return [
        (_("As of"), as_of_words(data, made)),
        (
            _("Compared with"),
            _("the end of %(day)s") % {"day": day_words(data["than"])} if data["than"] else _("no earlier day"),
        ),
        (_("Deadlines"), judged),
        (
            _("Made at"),
            _("%(time)s on %(day)s") % {"time": f"{made:%H:%M}", "day": day_words(made.date().isoformat())},
        ),
    ]


def _sentences(data: Data) -> list[str]:
    """The sum with its remainder and whether it agrees; how much is done; how much is late."""
    found = []
    if data["is_projection"]:
        found.append(_("This day is ahead of the clock: what would stand if nothing more were recorded."))
    found.append(
        _("%(assigned)s tasks = %(itemised)s with a calendar period stated + %(rest)s without one (the remainder).")
        % {"assigned": data["assigned"], "itemised": data["itemised"], "rest": data["not_itemised"]}
    )
    found.append(agreement(data))
    if data["assigned"]:
        done = done_of(data["totals"])
        found.append(
            _(
                "Done: %(done)s of %(total)s (%(share)s): tasks with an accepted report that they are done, of all tasks."
            )
            % {"done": done, "total": data["assigned"], "share": _share(done, data["assigned"])}
        )
    return found


def _shares(data: Data) -> list[Share]:
    meanings = ratio_definitions()
    known = {one["key"]: one for one in data["ratios"]}
    return [
        Share(
            capfirst(str(meanings[key])),
            known[key]["part"],
            known[key]["whole"],
            _share(known[key]["part"], known[key]["whole"]),
        )
        for key in _SHARES
    ]


def _share(part: int, whole: int) -> str:
    return moments.percent(part, whole, 2 if whole >= _THOUSANDS else 1) if whole else "–"


def _changes(data: Data) -> list[Change]:
    return [
        Change(
            one["state"],
            capfirst(str(Timeliness(one["state"]).label)),
            one["before"],
            one["came"],
            one["left"],
            one["now"],
        )
        for one in data["changes"] or ()
    ]


def _changes_note(data: Data) -> str:
    if data["changes"] is None:
        return ""
    facts = {"before": sum(one["before"] for one in data["changes"]), "now": data["assigned"]}
    return _("There were %(before)s tasks, there are %(now)s. In each line: before + came − left = now.") % facts


def _agencies(data: Data, language: str, fit: Fit) -> list[Agency]:
    """The agencies with most that is late, the others as one line, and the sum."""
    lines = data["by_lead"]
    named, rest = lines[: fit.agencies], lines[fit.agencies :]
    if len(rest) == 1 and not data["other_leads"]["number"]:
        named, rest = lines, []
    found = [
        Agency(cut(lead_words(one["key"], one["names"], language), fit.name), _sum(one["counts"]), dict(one["counts"]))
        for one in named
    ]
    number = len(rest) + data["other_leads"]["number"]
    if number:
        counts: dict[str, int] = {}
        for one in (*rest, data["other_leads"]):
            for key, value in one["counts"].items():
                counts[key] = counts.get(key, 0) + value
        label = ngettext("%(n)s other agency", "%(n)s other agencies", number) % {"n": number}
        found.append(Agency(label, _sum(counts), counts))
    return [*found, Agency(_("All tasks"), data["assigned"], dict(data["totals"]))]


def _shared(data: Data, language: str, fit: Fit) -> Shared:
    """Who shares what: those with most that is overdue first, the others as one line, and the sum."""
    shown = [{**one, "with": {language: cut(one["with"][language], fit.name)}} for one in data["shared"]]
    lines = sorted(
        shown,
        key=lambda one: (-one["counts"].get(Timeliness.OVERDUE.value, 0), -_sum(one["counts"]), one["code"]),
    )
    most = max(2, fit.agencies // 2)
    named, rest = (lines[:most], lines[most:]) if len(lines) > most + 1 else (lines, [])
    found = [
        SharedLine(cut(one["names"][language], fit.name), _sum(one["counts"]), one["counts"], _figures(one["since"]))
        for one in named
    ]
    if rest:
        label = ngettext("%(n)s other organisation", "%(n)s other organisations", len(rest)) % {"n": len(rest)}
        counts = summed(one["counts"] for one in rest)
        found.append(SharedLine(label, _sum(counts), counts, ""))
    together = summed(one["counts"] for one in lines)
    found.append(SharedLine(_("All that is shared"), _sum(together), together, ""))
    return Shared(
        note=" ".join(shared_words({**data, "shared": shown})),
        classes=[(one.value, capfirst(str(one.label))) for one in classes_of(together)],
        lines=found,
    )


def _sum(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def lead_words(key: str, names: Mapping[str, str], language: str) -> str:
    """Who leads, in words."""
    if not key:
        return capfirst(_("nobody leads"))
    name = names[language]
    return capfirst(_("each: %(group)s") % {"group": name}) if key.startswith("g:") else name


def _worst(number: int, row: Data, language: str, fit: Fit) -> Worst:
    return Worst(
        number=number,
        state=row["state"],
        title=cut(title_of(row, language), fit.title),
        place=_place(row),
        lead=cut(lead_words(row["lead"], row["leads"], language), fit.name),
        deadline=_figures(row["last_on"]) if row["last_on"] else "–",
        why=cut(_why(row), fit.why),
    )


def _why(row: Data) -> str:
    """What the facts say of why it is here: how late, what the agency expects, what was returned, what stands in the way."""
    found = [_when(row), *_course(row), *_reported(row)]
    return capfirst(pgettext("between things of a list", "; ").join(filter(None, found)))


def _when(row: Data) -> str:
    """How late it is, or how near."""
    if row["days_late"]:
        return ngettext("%(n)s day late", "%(n)s days late", row["days_late"]) % {"n": row["days_late"]}
    left = row["days_left"]
    if left is None:
        return ""
    return ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left} if left else _("the last day is today")


def _course(row: Data) -> Iterator[str]:
    """What has happened to it."""
    if row["state"] == Timeliness.REPORTED_LATE.value:
        yield _("reported done, to be verified")
    if row["forecast"] and row["last_on"] and row["forecast"] > row["last_on"]:
        yield _("the agency expects %(day)s") % {"day": _figures(row["forecast"])}
    if number := row["returned"]:
        yield ngettext("returned %(n)s time", "returned %(n)s times", number) % {"n": number}
    if number := row.get("refused"):
        yield ngettext("refused %(n)s time", "refused %(n)s times", number) % {"n": number}
    if number := row["extended"]:
        yield ngettext("extended %(n)s time", "extended %(n)s times", number) % {"n": number}


def _reported(row: Data) -> Iterator[str]:
    """What its newest report says."""
    if row["percent"] is not None:
        yield _("stated: %(n)s %%") % {"n": row["percent"]}
    if row["reported_on"] is None:
        yield _("nothing was reported")
    elif row["obstacle"]:
        yield _("obstacle: %(words)s") % {"words": row["obstacle"]}
    else:
        yield _("last report %(day)s") % {"day": _figures(row["reported_on"])}


def _worst_note(data: Data) -> str:
    number = len(data["worst"])
    if not number:
        return _("No task is late, and no deadline is near.")
    if not data["late"]:
        return _("No task is late. These are the ones whose deadline is nearest.")
    if data["late"] >= WORST:
        return _("%(n)s of %(late)s tasks that are late, those that are late the longest first.") % {
            "n": number,
            "late": data["late"],
        }
    return ngettext(
        "%(late)s task that is late; then those whose deadline is nearest.",
        "%(late)s tasks that are late, the longest first; then those whose deadline is nearest.",
        data["late"],
    ) % {"late": data["late"]}


def _obstacle(one: Data, language: str, fit: Fit) -> Obstacle:
    # What is withheld has no word: neither its title nor what was said about it.
    hidden = not any(one["titles"].values())
    return Obstacle(
        who=cut(one["who"][language], fit.name),
        place=_place(one),
        obstacle=withheld(language) if hidden else cut(one["obstacle"], fit.obstacle),
        proposal=cut(_asked(one, language), fit.obstacle),
    )


def _asked(one: Data, language: str) -> str:
    """What is asked for and of whom; a briefing of the first form has the proposal of a report alone."""
    if not one["proposal"] or "owners" not in one:
        return str(one["proposal"])
    return _("%(what)s (asked of %(whom)s)") % {"what": one["proposal"], "whom": one["owners"][language]}


def _obstacles_note(data: Data, fit: Fit) -> str:
    number = data["obstacles_in_all"]
    shown = min(len(data["obstacles"]), fit.obstacles)
    if data["form"] > 1:
        return _of_register(shown, number)
    if not number:
        return _("The newest reports of the agencies name no obstacle.")
    if shown < number:
        return _("%(shown)s of %(number)s that the newest reports name, the latest first.") % {
            "shown": shown,
            "number": number,
        }
    return ngettext(
        "%(number)s that the newest reports name.", "%(number)s that the newest reports name, the latest first.", number
    ) % {"number": number}


def _of_register(shown: int, number: int) -> str:
    if not number:
        return _("The register names no obstacle that still stands.")
    if shown < number:
        return _("%(shown)s of %(number)s in the register, what most tasks hang on first.") % {
            "shown": shown,
            "number": number,
        }
    return ngettext(
        "%(number)s in the register.", "%(number)s in the register, what most tasks hang on first.", number
    ) % {"number": number}


def _asks(data: Data, fit: Fit) -> list[str]:
    """What is asked of the leader: first in the maker's words, then what waits for a decision by the facts."""
    found = [cut(one, fit.ask) for one in data["asks"]]
    waiting = data["waiting"]
    if number := waiting["extensions"]:
        found.append(
            ngettext(
                "Decide on %(n)s request for more time that waits.",
                "Decide on %(n)s requests for more time that wait.",
                number,
            )
            % {"n": number}
        )
    if number := waiting["verify"]:
        found.append(
            ngettext(
                "Have %(n)s task verified that is reported done.",
                "Have %(n)s tasks verified that are reported done.",
                number,
            )
            % {"n": number}
        )
    if number := waiting["disputes"]:
        found.append(
            ngettext(
                "Settle %(n)s assignment that an agency disputes.",
                "Settle %(n)s assignments that agencies dispute.",
                number,
            )
            % {"n": number}
        )
    return found or [_("Nothing waits for a decision.")]


def _place(row: Data) -> str:
    return _("%(symbol)s, task %(n)s") % {"symbol": row["symbol"], "n": row["ordinal"]}


def _figures(text: str) -> str:
    return moments.day(dt.date.fromisoformat(text))


def sentence_of(parts: Sequence[str]) -> str:
    """Sentences as one paragraph: Japanese ones have no space between them."""
    return ("" if (get_language() or "vi").startswith("ja") else " ").join(parts)


def change_heads() -> tuple[str, str, str, str]:
    """What stands over the numbers of changes."""
    return (
        pgettext("briefing", "Before"),
        pgettext("briefing", "Came"),
        pgettext("briefing", "Left"),
        pgettext("briefing", "Now"),
    )


def shared_heads(found: Shared) -> list[tuple[str, int, bool]]:
    """The columns of what is shared: label, width in characters, whether numbers."""
    states = [(label, 15, True) for _key, label in found.classes]
    return [(_("Organisation that shares"), 36, False), (_("Total"), 10, True), *states, (_("Shared since"), 13, False)]


def shared_rows(found: Shared) -> list[list[str]]:
    """Its lines as text, the sum as the last one."""
    return [
        [
            one.label,
            moments.number(one.total),
            *(moments.number(one.counts[key]) if one.counts.get(key) else "–" for key, _label in found.classes),
            one.since,
        ]
        for one in found.lines
    ]
