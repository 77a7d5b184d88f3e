"""What stands beside the state of a task on its page: its light by the declared rule, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import Light
from decreta.assignments.hindrances import hindered
from decreta.assignments.lights import ENDED, LIGHTS, day_of, judge, lapse_day, light_of, sign_of
from decreta.assignments.models import LightRule
from decreta.assignments.programmes import key_of
from decreta.assignments.queries.lights import chosen, own_rules
from decreta.core.actor import Actor
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Directive
from decreta.directives.programmes import RuleLine, source_of
from decreta.directives.queries.light_words import MARKS, because
from decreta.directives.queries.lights import Lit
from decreta.directives.queries.task_page import TaskPage


@dataclass(frozen=True)
class Shone:
    """A light as the page shows it, with where the rule that gives it is read."""

    light: Light
    mark: str
    why: str
    rule_url: str


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """Two statements, whether anybody has set a rule of his own and what stands in the way; the rest the page knows already."""
    if page.lit is not None and page.lit.light is None:
        return
    whose = (page.task.body_id, page.task.directive_id)
    rule, row = chosen(own_rules.rows(*whose), *whose)
    if page.lit is not None:
        said.facts.append(Part("seeing/parts/light.html", _shone(page.lit, page, row)))
        return
    since = hindered([one.pk for one, _work in page.judged], page.at)
    works = [(one, replace(work, is_hindered=one.pk in since)) for one, work in page.judged]
    coded = [(judge(work, rule, page.at), one, work) for one, work in works]
    code, one, work = min(
        coded,
        key=lambda each: (
            each[0],
            each[1].current_lapses_at or dt.datetime.max.replace(tzinfo=dt.UTC),
            str(each[1].pk),
        ),
        default=(ENDED, None, None),
    )
    if code >= ENDED or one is None or work is None:
        return
    lit = Lit(
        light_of(code),
        sign_of(code),
        lapse_day(one.current_lapses_at),
        one.forecast_on,
        day_of(work.last_report_at) if work.last_report_at else None,
        day_of(one.assigned_at),
        day_of(page.at),
        day_of(since[one.pk]) if one.pk in since else None,
    )
    said.facts.append(Part("seeing/parts/light.html", _shone(lit, page, row)))


def _shone(lit: Lit, page: TaskPage, row: LightRule | None) -> Shone:
    assert lit.light is not None
    is_of_directive = row is not None and row.programme_id is not None
    # By the task: who answers for it sees that, and perhaps not the directive.
    query = f"?task={page.task.pk}" if is_of_directive else f"?body={page.task.body.code}"
    return Shone(lit.light, MARKS[lit.light], because(lit), reverse("seeing:lights") + query)


def rule_of_directive(directive: Directive, _actor: Actor) -> list[RuleLine]:
    """By which rule its tasks are red, orange, grey or green. One statement."""
    whose = (directive.body_id, directive.pk)
    rule, row = chosen(own_rules.rows(*whose), *whose)
    counts = Counter(light for light in rule.lights.values())
    said = ", ".join(f"{light.label}: {counts[light]}" for light in LIGHTS if counts[light])
    return [
        RuleLine(
            _("Lights"),
            _("signs by light: %(signs)s") % {"signs": said},
            source_of(directive, key_of(row) if row is not None else None, was_set=row is not None),
            reverse("seeing:lights") + f"?directive={directive.pk}",
        )
    ]
