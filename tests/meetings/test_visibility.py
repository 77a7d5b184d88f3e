"""Who sees a sitting: lists, pages, papers, live fragments."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.meetings import domain, live
from decreta.meetings.models import Paper, Sitting
from tests.meetings.office import convened, invitation_of, secretary, with_agenda

EVERYBODY = (
    "head",
    "deputy",
    "secretary",
    "member",
    "clerk",
    "chief",
    "officer",
    "ministry_clerk",
    "ministry_officer",
    "inspector",
    "administrator",
)
# In preparation: who prepares it, who will chair it, who inspects; and the clerk of the standing agency does not prepare.
PREPARING = {"secretary", "head", "inspector"}
CONVENED = {"secretary", "head", "inspector", "deputy", "member"}


def seers(office, sitting) -> set[str]:
    return {name for name in EVERYBODY if Sitting.objects.visible_to(office.actor(name)).filter(pk=sitting.pk).exists()}


@pytest.mark.parametrize(("make", "visible"), [(with_agenda, PREPARING), (convened, CONVENED)])
def test_visible_and_hidden_are_exactly_these(office, make, visible):
    sitting = make(office)
    assert seers(office, sitting) == visible
    assert set(EVERYBODY) - seers(office, sitting) == set(EVERYBODY) - visible


@pytest.mark.parametrize("make", [with_agenda, convened])
def test_the_live_pages_follow_the_same_rule(office, make):
    sitting = make(office)
    actors = [office.actor(name) for name in EVERYBODY]
    classes = dict(zip(EVERYBODY, live.view_classes(live.topic_of(sitting), actors), strict=True))
    assert {name for name, found in classes.items() if found is not None} == seers(office, sitting)
    assert {name for name, found in classes.items() if found == "staff"} == {"secretary", "head"}


def test_nobody_signed_in_sees_nothing(office):
    convened(office)
    assert not Sitting.objects.visible_to(Actor(name="")).exists()


def test_a_withdrawn_invitation_takes_the_sitting_out_of_sight(office):
    sitting = convened(office)
    domain.withdraw_invitation(invitation=invitation_of(sitting, office, "member"), by=secretary(office))
    assert seers(office, sitting) == CONVENED - {"member"}


def test_unknown_topics_belong_to_nobody(office):
    actor = secretary(office)
    assert [live.view_class(topic, actor) for topic in ("sitting:x", "task:1", f"sitting:{office.body.pk}")] == [
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("url_name", ["meetings:paper", "meetings:paper_file"])
def test_papers_open_only_to_those_who_see_the_sitting(office, client, url_name):
    convened(office)
    url = reverse(url_name, args=[Paper.objects.get().pk])
    answers = {}
    for name in ("member", "deputy", "officer", "ministry_officer", "administrator"):
        client.force_login(office.holdings[name].person.user)
        answer = client.get(url)
        answers[name] = answer.status_code
        if answer.streaming:
            assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answers == {"member": 200, "deputy": 200, "officer": 404, "ministry_officer": 404, "administrator": 404}
