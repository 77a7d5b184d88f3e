"""What stands in the register of decisions is not changed behind it, and its place in the notice is that of its words."""

from __future__ import annotations

from functools import partial

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import NotNow, Stale
from decreta.directives.queries.texts import blocks_of
from decreta.documents.domain import drafting
from decreta.documents.queries.texts import newest_version
from decreta.meetings import domain as sittings
from decreta.meetings.models import Conclusion, Sitting
from decreta.minutes import domain
from decreta.minutes.models import Decision
from tests.meetings.office import points, secretary
from tests.minutes.office import held


def enter(office, *conclusions: Conclusion) -> list[Decision]:
    sitting = Sitting.objects.select_related("body", "term").get(agenda=conclusions[0].item_id)
    made = domain.enter_conclusions(sitting=sitting, conclusions=conclusions, by=secretary(office))
    assert made is not None
    return made


def under(sitting: Sitting, place: int) -> list[Conclusion]:
    item = points(sitting)[place]
    return list(Conclusion.objects.filter(item=item).select_related("item__sitting__body", "item__sitting__chair_post"))


def write(office, sitting: Sitting, place: int, text: str) -> Conclusion:
    sittings.write_conclusion(item=points(sitting)[place], text=text, by=secretary(office))
    return under(sitting, place)[-1]


def said_at(decision: Decision) -> str:
    """What stands in the notice where the decision is said to stand."""
    document = Sitting.objects.get(pk=decision.sitting_id).notice.document
    decision.refresh_from_db()
    return next(one["text"] for one in blocks_of(newest_version(document)) if one["anchor"] == decision.anchor)


def compose(office, sitting: Sitting) -> None:
    sittings.compose_notice(sitting=Sitting.objects.get(pk=sitting.pk), by=secretary(office))


@pytest.fixture
def as_(client, office):
    def sign_in(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    return sign_in


def test_it_is_neither_reworded_nor_moved_nor_taken_out_nor_passed_by_another(office):
    sitting = held(office)
    (first,) = under(sitting, 0)
    second = write(office, sitting, 0, "Báo cáo hằng quý.")
    third = write(office, sitting, 0, "Công khai kết quả.")
    (decision,) = enter(office, first)
    by, before = secretary(office), Entry.objects.count()
    acts = (
        partial(sittings.edit_conclusion, conclusion=first, text="Khác.", expected_revision=1),
        partial(sittings.move_conclusion, conclusion=first, direction="down"),
        partial(sittings.move_conclusion, conclusion=second, direction="up"),
        partial(sittings.remove_conclusion, conclusion=first),
    )
    for act in acts:
        with pytest.raises(NotNow) as refusal:
            act(by=by)
        assert refusal.value.problems[0].code == "in_the_record"
        assert decision.symbol in str(refusal.value)
    assert [one.text for one in under(sitting, 0)] == [first.text, second.text, third.text]
    assert Entry.objects.count() == before
    # What is not entered is still tidied beside it.
    sittings.move_conclusion(conclusion=third, direction="up", by=by)
    sittings.remove_conclusion(conclusion=second, by=by)
    assert [one.text for one in under(sitting, 0)] == [first.text, third.text]


def test_the_page_says_it_and_has_no_buttons_for_it(office, as_):
    sitting = held(office)
    (first,) = under(sitting, 0)
    second = write(office, sitting, 0, "Báo cáo hằng quý.")
    third = write(office, sitting, 0, "Công khai kết quả.")
    (decision,) = enter(office, first)
    client = as_("secretary")
    shown = reverse("meetings:chair", args=[sitting.pk]) + f"?point={first.item_id}"
    page = client.get(shown).content.decode()
    assert f"Decision {decision.symbol} in the register" in page
    for name in ("edit", "move_conclusion", "remove_conclusion"):
        assert reverse(f"meetings:{name}", args=[first.pk]) not in page
        assert reverse(f"meetings:{name}", args=[second.pk]) in page
    up = f'formaction="{reverse("meetings:move_conclusion", args=[second.pk])}" name="direction" value="up"'
    assert up not in page
    assert up.replace(str(second.pk), str(third.pk)) in page
    # Who pressed before the page knew is told why.
    for name in ("remove_conclusion", "move_conclusion"):
        answer = client.post(reverse(f"meetings:{name}", args=[first.pk]), {"direction": "down"}, follow=True)
        assert (answer.status_code, "only a later decision" in answer.content.decode()) == (200, True)
    answer = client.get(reverse("meetings:edit", args=[first.pk]), follow=True)
    assert "only a later decision" in answer.content.decode()
    typed = client.post(reverse("meetings:edit", args=[first.pk]), {"text": "Lời đã gõ.", "revision": "1"})
    assert typed.status_code == 422
    assert "only a later decision" in typed.content.decode() and "Lời đã gõ." in typed.content.decode()
    assert Conclusion.objects.filter(pk=first.pk, text=first.text).exists()


def test_its_place_is_known_when_the_notice_is_composed_and_is_where_its_words_stand(office):
    sitting = held(office)
    (first,), (second,) = under(sitting, 0), under(sitting, 1)
    of_first, of_second = enter(office, first, second)
    assert (of_first.anchor, of_second.anchor) == ("", "")
    third = write(office, sitting, 0, "Báo cáo hằng quý.")
    fourth = write(office, sitting, 1, "Bảo đảm kinh phí.")
    fifth = write(office, sitting, 1, "Công khai kết quả.")
    sittings.remove_conclusion(conclusion=fourth, by=secretary(office))
    compose(office, sitting)
    assert said_at(of_first).endswith(first.text) and said_at(of_second).endswith(second.text)
    # What is entered when the notice is there has its place at once: its conclusions stand still.
    of_fifth, of_third = sorted(enter(office, fifth, third), key=lambda one: one.text, reverse=True)
    assert {of_fifth.anchor, of_third.anchor} == {"1.2", "2.2"}
    assert said_at(of_third).endswith(of_third.text) and said_at(of_fifth).endswith(of_fifth.text)


def test_a_notice_that_is_composed_anew_gives_the_places_anew_and_another_paper_keeps_its_own(office):
    sitting = held(office)
    (first,), (second,) = under(sitting, 0), under(sitting, 1)
    of_first, of_second = enter(office, first, second)
    compose(office, sitting)
    given_up = Sitting.objects.get(pk=sitting.pk).notice.document
    drafting.withdraw(document=given_up, reason="Sửa lại", by=secretary(office))
    domain.carry_decision(decision=of_second, document=given_up, anchor="7.7", by=secretary(office))
    write(office, sitting, 0, "Báo cáo hằng quý.")
    compose(office, sitting)
    of_second.refresh_from_db()
    assert said_at(of_first).endswith(first.text)
    assert of_second.anchor == "7.7"


def test_what_somebody_has_taken_out_meanwhile_is_not_entered(office):
    sitting = held(office)
    (first,), (second,) = under(sitting, 0), under(sitting, 1)
    sittings.edit_conclusion(conclusion=first, text="Bản sau.", expected_revision=1, by=secretary(office))
    sittings.remove_conclusion(conclusion=under(sitting, 1)[0], by=secretary(office))
    with pytest.raises(Stale):
        enter(office, first, second)
    # The words are those that stand now, not those that a page had read.
    (decision,) = enter(office, first)
    assert decision.text == "Bản sau."
