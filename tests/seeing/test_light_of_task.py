"""The light that the page of a task shows is the one of the list, and says why."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.enums import Light, Sign
from decreta.assignments.lights import BUILT_IN, Rule
from decreta.core import clock
from decreta.directives.beside import beside
from decreta.directives.models.directives import DirectiveQuerySet
from decreta.directives.programmes import programme_of
from decreta.directives.queries.light_words import because
from decreta.directives.queries.lights import lit
from decreta.directives.queries.task_page import task_page
from decreta.obstacles import domain as obstacles
from tests.changes.stories import ASKED, DUE, assignment_of, browser, last_moment, task_due
from tests.changes.test_judging import claimed
from tests.documents import office as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def shown(task, by):
    """What the page says beside the state: the light and why."""
    return [(part.shown.light, part.shown.why) for part in beside(task_page(task, by, clock.now()), by).facts]


def listed(task):
    """What the list says."""
    one = lit([task.pk], clock.now())[task.pk]
    return [] if one.light is None else [(one.light, because(one))]


def test_the_page_and_the_list_show_the_same_light(office):
    by, clerk = office.actor("secretary"), office.actor("ministry_clerk")
    task = task_due(office)
    assert shown(task, by) == listed(task) == shown(task, clerk) and listed(task)[0][0] is Light.GREY
    held = domain.receive(assignment=assignment_of(task), by=clerk)
    held = domain.report(assignment=held, text="Đang làm", forecast_on=ASKED, by=clerk).assignment
    assert shown(task, by) == listed(task) and listed(task)[0][0] is Light.RED
    held = domain.report(assignment=held, text="Vướng", forecast_on=DUE, by=clerk).assignment
    obstacles.raise_obstacle(
        assignment=held,
        kind="money",
        text="Chưa có kinh phí.",
        wanted="Cấp kinh phí.",
        owner=office.agency,
        answer_on=clock.today() + dt.timedelta(days=5),
        by=clerk,
    )
    assert shown(task, by) == listed(task) and listed(task)[0][0] is Light.ORANGE
    with clock.frozen(last_moment(DUE)):
        assert shown(task, by) == listed(task) and "has passed" in str(listed(task)[0][1])
    made = claimed(office, task, 1)
    assert shown(task, by) == listed(task) and listed(task)[0][0] is Light.GREEN
    domain.accept(report=made, by=by)
    assert shown(task, by) == listed(task) == []


def test_a_rule_that_the_body_has_set_holds_on_the_page(office):
    by, task = office.actor("secretary"), task_due(office)
    rule = Rule({**BUILT_IN.lights, Sign.NEVER_REPORTED: Light.ORANGE}, BUILT_IN.days, BUILT_IN.within)
    domain.set_light_rule(body=office.body, rule=rule, of_version=0, by=by)
    with clock.frozen(clock.now() + dt.timedelta(minutes=1)):
        assert shown(task, by) == listed(task) and listed(task)[0][0] is Light.ORANGE
    page = browser(office, "secretary").get(reverse("directives:task", args=[task.pk])).content.decode()
    assert f"{reverse('seeing:lights')}?body={office.body.code}" in page and "because" in page


def test_the_rule_of_a_directive_is_read_by_who_answers_for_its_task_and_does_not_see_it(office, monkeypatch):
    by, task = office.actor("secretary"), task_due(office)
    rule = Rule({**BUILT_IN.lights, Sign.NEVER_REPORTED: Light.ORANGE}, BUILT_IN.days, BUILT_IN.within)
    programme = programme_of(task.directive)
    domain.set_light_rule(body=office.body, programme=programme, rule=rule, of_version=0, by=by)
    url = f"{reverse('seeing:lights')}?task={task.pk}"
    symbol = task.directive.document.symbol
    with clock.frozen(clock.now() + dt.timedelta(minutes=1)):
        page = browser(office, "secretary").get(reverse("directives:task", args=[task.pk])).content.decode()
        assert url in page
        assert symbol in browser(office, "secretary").get(url).content.decode()
        assert browser(office, "administrator").get(url).status_code == 404
        monkeypatch.setattr(DirectiveQuerySet, "visible_to", lambda self, _actor: self.none())
        clerk = browser(office, "ministry_clerk")
        assert clerk.get(f"{reverse('seeing:lights')}?directive={task.directive_id}").status_code == 404
        answer = clerk.get(url)
        assert answer.status_code == 200 and "The rule of the directive" in answer.content.decode()
        assert symbol not in answer.content.decode()
        assert {light.light: len(light.signs) for light in answer.context["told"]}[Light.ORANGE] > 0
        domain.set_light_rule(body=office.body, programme=programme, rule=None, of_version=1, by=by)
        assert "The rule of the directive" not in clerk.get(url).content.decode()
