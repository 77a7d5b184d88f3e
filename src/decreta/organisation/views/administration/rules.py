"""The rules by which papers are made, as they are in force: readable, and who goes by them."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.accounts.administering import administration
from decreta.core import clock, rulesets
from decreta.core.rulesets import RuleSet, SeriesScope
from decreta.organisation.forms.fields import regimes
from decreta.organisation.models import Body, Organisation
from decreta.organisation.views.administration import rule_words
from decreta.organisation.views.administration.parts import STATES, at
from decreta.ui.administering import NOTHING, Cell, ListPage, Row, Table, ThingPage, day, named, shown, span
from decreta.ui.listing import Pager


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Rules of papers"), at("rule_sets")), *below]


def _span(rules: RuleSet) -> Cell:
    # The last day of a rule set is its own; `span` takes the day after.
    return span(rules.valid_from, rules.valid_to + dt.timedelta(days=1) if rules.valid_to else None)


def _state(rules: RuleSet, today: dt.date) -> str:
    if rules.valid_from > today:
        return "coming"
    return "ended" if rules.valid_to is not None and rules.valid_to < today else "now"


@administration("page")
def rule_sets(request: HttpRequest) -> HttpResponse:
    """Every version of every set of rules, and how many go by it today."""
    today, names = clock.today(), dict(regimes())
    rows = []
    for regime in rulesets.regimes():
        users = Organisation.objects.valid_on(today).filter(regime=regime).count()
        users += Body.objects.valid_on(today).filter(regime=regime).count()
        for rules in reversed(rulesets.versions(regime)):
            state = _state(rules, today)
            rows.append(
                Row(
                    (
                        Cell(capfirst(names[regime]), at("rules_version", regime, rules.version.replace("/", "~"))),
                        Cell(rules.version, is_symbol=True),
                        _span(rules),
                        Cell(STATES[state]),
                        Cell(str(users if state == "now" else 0), is_number=True),
                    ),
                    is_past=state == "ended",
                )
            )
    headings = (_("Rules"), _("Version"), _("Days"), _("State"), _("Issuers that go by it"))
    sub = _("They come with the software. A paper is made by the version that is in force on its date of issue.")
    table = Table(_("Rules of papers"), headings, rows, "")
    page = ListPage(_("Rules of papers"), table, Pager.numbered(1, len(rows), len(rows)), sub)
    return shown(request, page)


@administration("page")
def rules_today(request: HttpRequest, regime: str) -> HttpResponse:
    """The version that is in force today."""
    try:
        return _page(request, rulesets.load(regime, clock.today()))
    except rulesets.UnknownRegime:
        raise Http404 from None


@administration("page")
def rules_version(request: HttpRequest, regime: str, version: str) -> HttpResponse:
    """One version of a set of rules."""
    if regime not in rulesets.regimes():
        raise Http404
    found = next((one for one in rulesets.versions(regime) if one.version.replace("/", "~") == version), None)
    if found is None:
        raise Http404
    return _page(request, found)


def _page(request: HttpRequest, rules: RuleSet) -> HttpResponse:
    language = (get_language() or "vi")[:2]
    tables = [
        _types(rules, language),
        _marks(rules, language),
        _prefixes(rules, language),
        _layout(rules),
        _users(rules),
    ]
    page = ThingPage(
        f"{capfirst(dict(regimes())[rules.regime])}, {rules.version}",
        tables,
        crumbs=crumbs(),
        facts=[Cell(STATES[_state(rules, clock.today())]), _span(rules)],
        beside=[(_("Numbers"), _numbers(rules)), (_("In force"), _days(rules)), (_("Note"), _note(rules))],
    )
    return shown(request, page)


def _numbers(rules: RuleSet) -> list[tuple[str, Cell]]:
    by_term = rules.series.scope is SeriesScope.TERM
    example = next(iter(code for code, rule in rules.types.items() if rule.abbreviation))
    return [
        (_("Begin again"), Cell(_("with every term") if by_term else _("with every year"))),
        (_("Counted"), Cell(_("each type apart") if rules.series.is_per_type else _("all types together"))),
        (
            _("Secret papers"),
            Cell(_("counted apart") if rules.series.is_secret_apart else _("counted with the others")),
        ),
        (_("Example"), Cell(rules.symbol(example, 6, organ="BNV"), is_symbol=True)),
    ]


def _days(rules: RuleSet) -> list[tuple[str, Cell]]:
    found = [(_("First day"), day(rules.valid_from)), (_("Last day"), day(rules.valid_to, _("none set")))]
    return found + [(_("Disputed"), day(one)) for one in rules.disputed_dates]


def _note(rules: RuleSet) -> list[tuple[str, Cell]]:
    return [(_("Source"), Cell(rule_words.note(rules.note)))] if rules.note else [("–", NOTHING)]


def _types(rules: RuleSet, language: str) -> Table:
    rows = [
        Row(
            (
                Cell(rule.name(language)),
                Cell(code),
                Cell(rule.abbreviation) if rule.abbreviation else NOTHING,
                Cell(rule_words.note(rule.note)),
            )
        )
        for code, rule in [*rules.types.items(), *rules.copies.items()]
    ]
    headings = (_("Type"), _("Code"), _("Abbreviation in the symbol"), _("Note"))
    return Table(_("Types of documents"), headings, rows, "")


def _marks(rules: RuleSet, language: str) -> Table:
    secrecy = [Row((Cell(one.mark), Cell(one.names[language]), Cell(_("secrecy")))) for one in rules.secrecy.values()]
    urgency = [Row((Cell(one.mark), Cell(one.names[language]), Cell(_("urgency")))) for one in rules.urgency.values()]
    circulation = [
        Row((Cell(one.mark), Cell(one.names[language]), Cell(_("circulation")))) for one in rules.circulation.values()
    ]
    headings = (_("As stamped"), _("Name"), _("What it marks"))
    return Table(_("Marks"), headings, [*secrecy, *urgency, *circulation], "")


def _prefixes(rules: RuleSet, language: str) -> Table:
    rows = [
        Row((Cell(text), Cell(one.names[language]), Cell(rule_words.note(one.note))))
        for text, one in rules.authority_prefixes.items()
    ]
    empty = _("These rules know no prefixes.")
    return Table(_("Prefixes of authority"), (_("Prefix"), _("Read as"), _("Note")), rows, empty)


def _layout(rules: RuleSet) -> Table:
    rows = [
        Row(
            (
                Cell(rule_words.figure(name)),
                Cell(
                    f"{figure.value:g}", note=f"{figure.low:g} – {figure.high:g}" if figure.low != figure.high else ""
                ),
                Cell(rule_words.source(figure.source), note=rule_words.note(figure.disputed)),
            )
        )
        for name, figure in rules.layout.items()
    ]
    return Table(_("Figures of the layout"), (_("Figure"), _("Value"), _("Source")), rows, "")


def _users(rules: RuleSet) -> Table:
    today = clock.today()
    if _state(rules, today) != "now":
        rows = []
    else:
        bodies = Body.objects.valid_on(today).filter(regime=rules.regime)
        organisations = Organisation.objects.valid_on(today).filter(regime=rules.regime).order_by("path")[:100]
        rows = [Row((named(one, at("body", one.code)), Cell(one.symbol))) for one in bodies]
        rows += [Row((named(one, at("organisation", one.code)), Cell(one.symbol))) for one in organisations]
    empty = _("No issuer goes by this version today.")
    note = _("The first hundred organisations are shown.") if len(rows) > 99 else ""
    return Table(_("Who goes by it today"), (_("Issuer"), _("Symbol")), rows, empty, note=note)
