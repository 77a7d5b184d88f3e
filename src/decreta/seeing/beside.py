"""What stands beside the state of a task on its page: its light by the declared rule, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from decreta.assignments.enums import Light
from decreta.assignments.hindrances import hindered
from decreta.assignments.lights import ENDED, day_of, judge, lapse_day, light_of, sign_of
from decreta.assignments.queries.lights import chosen, own_rules
from decreta.core.actor import Actor
from decreta.directives.beside import Beside, Part
from decreta.directives.queries.light_words import MARKS, because
from decreta.directives.queries.lights import Lit
from decreta.directives.queries.task_page import TaskPage


@dataclass(frozen=True)
class Shone:
    """A light as the page shows it, with the body whose rule gives it."""

    light: Light
    mark: str
    why: str
    body_code: str


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """Two statements, whether anybody has set a rule of his own and what stands in the way; the rest the page knows already."""
    if page.lit is not None:
        if page.lit.light is not None:
            said.facts.append(Part("seeing/parts/light.html", _shone(page.lit, page)))
        return
    rule, _row = chosen(own_rules.rows(page.task.body_id), page.task.body_id)
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
    said.facts.append(Part("seeing/parts/light.html", _shone(lit, page)))


def _shone(lit: Lit, page: TaskPage) -> Shone:
    assert lit.light is not None
    return Shone(lit.light, MARKS[lit.light], because(lit), page.task.body.code)
