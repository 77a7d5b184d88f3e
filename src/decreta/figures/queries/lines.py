"""A counted report as lines of a table: offices with their subtotals, what is below them, the sum at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core.actor import Actor
from decreta.figures.enums import Step
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.counting import Counted, Key, Tally, count
from decreta.figures.queries.names import Name, Names
from decreta.figures.queries.reports import Report

NONE = "none"


@dataclass(frozen=True)
class Line:
    """One line: its name, where it stands (`total`, `part`, `under`, `deep` or plain), its figures with the way to their rows."""

    key: str
    name: Name
    place: str
    figures: dict[str, int]
    links: dict[str, str]
    days: dict[str, int | None]
    step: str = ""
    #: What its rows have in common: the office, then what the report is grouped by.
    narrow: Mapping[str, str] = field(default_factory=dict)


def lines_of(report: Report, asked: Asked, actor: Actor) -> list[Line]:
    """A report as lines for somebody."""
    counted = count(report, asked, actor)
    return lines(counted, Names.of([counted]))


def lines(counted: Counted, names: Names) -> list[Line]:
    """The lines of a counted report; none where there is nothing to count."""
    return list(_lines(counted, names))


def address(report: Report, asked: Asked, figure: str, **narrow: str) -> str:
    """The list of exactly the rows that a figure counts."""
    return f"{reverse('figures:papers')}?{urlencode({'report': report.key, 'figure': figure, **narrow, **asked.query})}"


def _lines(counted: Counted, names: Names) -> Iterator[Line]:
    offices = counted.under(())
    for office in offices:
        if len(offices) > 1:
            yield _line(counted, office, names.offices[office[0]], "part")
        yield from _below(counted, office, names, is_under=len(offices) > 1)
    if offices:
        yield _line(counted, (), Name(pgettext("figures", "Sum")), "total")


def _below(counted: Counted, office: Key, names: Names, *, is_under: bool) -> Iterator[Line]:
    plain = "under" if is_under else ""
    match counted.report.by:
        case ("lead_unit",):
            for key in counted.under(office):
                yield _line(counted, key, _unit(names, key[1]), plain)
        case ("lead_unit", "holding_id"):
            for unit in counted.under(office):
                yield _line(counted, unit, _unit(names, unit[1]), "part under" if is_under else "part")
                for key in counted.under(unit):
                    yield _line(counted, key, _person(names, key[2]), "deep" if is_under else "under")
        case ("step",):
            order = list(Step)
            for key in sorted(counted.under(office), key=lambda one: order.index(Step(one[1]))):
                yield _line(counted, key, Name(capfirst(str(Step(key[1]).label))), plain)
        case _:
            yield from _narrowest(counted, office, names, plain)


def _narrowest(counted: Counted, office: Key, names: Names, plain: str) -> Iterator[Line]:
    """Where most lies first, whatever the step."""
    length = 1 + len(counted.report.by)
    keys = [key for key in counted.groups if len(key) == length and key[:1] == office]
    for key in sorted(keys, key=lambda one: (-counted.groups[one].counts["open"], str(one))):
        step = Step(key[1])
        yield _line(counted, key, _joined(names.holder(key)) or _by_step(step), plain, capfirst(str(step.label)))


def _joined(held: list[Name]) -> Name | None:
    return Name(", ".join(one.text for one in held), held[-1].lang) if held else None


def _by_step(step: Step) -> Name:
    """Who has a paper when the log names nobody: it is the step that says whose turn it is."""
    if step in {Step.MARKING, Step.JUDGING}:
        return Name(_("leaders of the organisation"))
    if step == Step.SIGNING:
        return Name(_("signer not named"))
    return Name(_("clerks")) if step != Step.CHECKING_CONTENT else Name(_("no unit named"))


def _unit(names: Names, unit: object) -> Name:
    return names.units.get(unit) or Name(_("no unit yet"))  # type: ignore[call-overload]


def _person(names: Names, holding: object) -> Name:
    return names.persons.get(holding) or Name(_("the unit itself"))  # type: ignore[call-overload]


def _line(counted: Counted, key: Key, name: Name, place: str, step: str = "") -> Line:
    report = counted.report
    tally: Tally = counted.groups[key] if key else counted.total
    fields = ("office", *report.by)
    narrow = {name_of: str(value) if value is not None else NONE for name_of, value in zip(fields, key, strict=False)}
    figures = {one.key: tally.counts[one.key] for one in report.figures}
    return Line(
        key="-".join(narrow.values()) or "sum",
        name=name,
        place=place,
        figures=figures,
        links={one: address(report, counted.asked, one, **narrow) for one, number in figures.items() if number},
        days={one.key: tally.measured(one) for one in report.measures},
        step=step,
        narrow=narrow,
    )
