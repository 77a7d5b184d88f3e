"""The pages: what each shows, what a form answers, what a list costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.meetings import domain
from decreta.meetings.enums import Part, SittingState
from decreta.meetings.models import Conclusion, Sitting
from decreta.organisation.models import Holding
from tests.files.papers import pdf
from tests.meetings.office import (
    DAY,
    closed,
    convened,
    invitation_of,
    opened,
    points,
    secretary,
    sitting_of,
    with_agenda,
)


@pytest.fixture
def as_(client, office):
    def enter(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    return enter


def url(name: str, pk) -> str:
    return reverse(f"meetings:{name}", args=[pk])


def statements(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("make", [with_agenda, convened, opened, closed])
@pytest.mark.parametrize("name", ["secretary", "head", "inspector"])
def test_every_page_of_a_sitting_opens_in_every_state(office, as_, make, name):
    sitting = make(office)
    client = as_(name)
    for page in ("sitting", "room", "calendar"):
        assert client.get(url(page, sitting.pk)).status_code == 200, page
    staff = {
        "secretary": ("chair", "desk", "notice", "prepare", "convene", "change", "cancel"),
        "head": ("chair", "notice"),
    }
    for page in staff.get(name, ()):
        assert client.get(url(page, sitting.pk)).status_code == 200, page


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_pages_open_in_every_language(office, as_, language):
    sitting = opened(office)
    client = as_("secretary")
    client.cookies["language"] = language
    for page in ("sitting", "room", "chair", "desk", "prepare"):
        assert client.get(url(page, sitting.pk)).status_code == 200


@pytest.mark.parametrize("when", ["", "?when=past"])
def test_a_list_costs_the_same_for_one_and_for_three(office, as_, when):
    make = closed if when else convened
    client, address = as_("member"), reverse("meetings:list") + when
    make(office)
    one = statements(client, address)
    make(office)
    make(office)
    assert statements(client, address) == one
    assert one <= 14  # with session, seat and frame


def test_a_sitting_costs_the_same_for_two_points_and_for_five(office, as_):
    sitting, client = opened(office), as_("secretary")
    for page in ("sitting", "chair", "room"):
        address = url(page, sitting.pk)
        before = statements(client, address)
        for n in range(3):
            item = domain.add_point(sitting=sitting, title=f"Thêm {n}", by=secretary(office))
            domain.write_conclusion(item=item, text="Một.", by=secretary(office))
        assert statements(client, address) == before


def test_a_new_sitting_begins_in_the_browser(office, as_):
    sent = {
        "body": office.body.pk,
        "title": "Phiên họp thứ ba",
        "place": "A2",
        "chair_post": office.posts["head"].pk,
        "starts_at": "2025-03-20T09:00",
        "ends_at": "2025-03-20T11:00",
    }
    answer = as_("secretary").post(reverse("meetings:new"), sent)
    assert answer.status_code == 302
    assert answer["Location"] == url("prepare", Sitting.objects.get().pk)


def test_a_wrong_form_says_everything_and_keeps_the_input(office, as_):
    sent = {
        "body": office.body.pk,
        "title": "Phiên họp thứ ba",
        "starts_at": "2025-03-20T09:00",
        "ends_at": "2025-03-20T08:00",
    }
    answer = as_("secretary").post(reverse("meetings:new"), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"place", "chair_post"}
    assert "Phiên họp thứ ba" in answer.content.decode()


@pytest.mark.parametrize("words", ["vu hai", "VŨ HẢI ĐĂNG", "uy vien"])
def test_whom_to_invite_is_found_by_a_part_of_name_or_post(office, as_, words):
    sitting = sitting_of(office)
    page = as_("secretary").get(url("prepare", sitting.pk), {"who": words})
    assert [one.holding for one in page.context["matches"].rows] == [office.holdings["member"]]
    fragment = as_("secretary").get(url("find", sitting.pk), {"who": words}).content.decode()
    assert str(office.holdings["member"].pk) in fragment
    assert "<html" not in fragment


def test_whom_nothing_is_known_of_is_said_to_be_not_found(office, as_):
    page = as_("secretary").get(url("prepare", sitting_of(office).pk), {"who": "<khong co>"})
    assert page.context["matches"].total == 0
    assert "&lt;khong co&gt;" in page.content.decode()


def test_somebody_found_is_invited_and_the_search_stays(office, as_):
    sitting, client = sitting_of(office), as_("secretary")
    sent = {"who": "uy vien", "holding": office.holdings["member"].pk, "part": "guest"}
    answer = client.post(url("invite", sitting.pk), sent)
    assert answer["Location"] == url("prepare", sitting.pk) + "?who=uy+vien#invite"
    assert sitting.invitations.get().part == Part.GUEST
    (found,) = client.get(url("prepare", sitting.pk), {"who": "uy vien"}).context["matches"].rows
    assert found.part == Part.GUEST


def test_who_chose_nobody_reads_so_beside_the_search_and_keeps_it(office, as_):
    sitting = sitting_of(office)
    answer = as_("secretary").post(url("invite", sitting.pk), {"who": "uy vien", "part": "guest"})
    assert answer.status_code == 422
    assert answer.context["words"] == "uy vien"
    assert answer.context["matches"].total == 1


def test_a_member_finds_no_page_of_the_secretary(office, as_):
    sitting = convened(office)
    client = as_("member")
    assert client.get(reverse("meetings:new")).status_code == 404
    for page in ("prepare", "convene", "change", "cancel", "chair", "desk", "notice"):
        assert client.get(url(page, sitting.pk)).status_code == 404, page
    assert client.post(url("close", sitting.pk)).status_code == 404
    assert Sitting.objects.get().state == SittingState.CONVENED


def test_a_paper_is_uploaded_and_a_picture_refused(office, as_):
    from django.core.files.uploadedfile import SimpleUploadedFile

    item = points(with_agenda(office))[1]
    client = as_("secretary")
    good = client.post(url("add_paper", item.pk), {"title": "", "upload": SimpleUploadedFile("To trinh.pdf", pdf())})
    assert good.status_code == 302
    bad = client.post(
        url("add_paper", item.pk), {"title": "", "upload": SimpleUploadedFile("anh.pdf", b"\x89PNG\r\n\x1a\n")}
    )
    assert bad.status_code == 422
    assert set(bad.context["paper_form"].errors) == {"upload"}
    assert [paper.title for paper in item.papers.all()] == ["To trinh"]


def test_who_runs_a_sitting_in_another_post_is_told_in_which(office, as_):
    sitting = convened(office)
    secretary_too = Holding.objects.create(
        person=office.holdings["member"].person, post=office.posts["secretary"], valid_from=DAY.replace(year=2024)
    )
    page = as_("member").get(url("sitting", sitting.pk))
    assert page.context["runs_as"] == secretary_too
    assert f'value="{secretary_too.pk}"' in page.content.decode()
    assert as_("head").get(url("sitting", sitting.pk)).context["runs_as"] is None


def test_answers_are_counted_and_only_the_staff_reads_a_reason(office, as_):
    sitting = convened(office)
    mine = invitation_of(sitting, office, "member")
    domain.answer_invitation(invitation=mine, answer="excused", reason="Đi công tác", by=office.actor("member"))
    page = as_("secretary").get(url("sitting", sitting.pk))
    assert ("excused", 1) in page.context["room"].board.answers
    assert "Đi công tác" in page.content.decode()
    assert "Đi công tác" not in as_("deputy").get(url("sitting", sitting.pk)).content.decode()


def test_a_member_answers_and_sees_his_errors(office, as_):
    sitting = convened(office)
    mine = invitation_of(sitting, office, "member")
    client = as_("member")
    wrong = client.post(url("answer", mine.pk), {"answer": "excused", "reason": ""})
    assert wrong.status_code == 422
    assert set(wrong.context["form"].errors) == {"reason"}
    assert client.post(url("answer", mine.pk), {"answer": "remote"}).status_code == 302
    mine.refresh_from_db()
    assert mine.answer == "remote"


def test_another_ones_invitation_is_refused_in_words(office, as_):
    sitting = convened(office)
    answer = as_("deputy").post(url("answer", invitation_of(sitting, office, "member").pk), {"answer": "attends"})
    assert answer.status_code == 422
    assert "Only the invited person" in answer.content.decode()


def test_a_stale_edit_shows_both_texts(office, as_):
    item = points(opened(office))[0]
    conclusion = domain.write_conclusion(item=item, text="Bản đầu.", by=secretary(office))
    domain.edit_conclusion(conclusion=conclusion, text="Bản của chủ trì.", expected_revision=1, by=office.actor("head"))
    client = as_("secretary")
    answer = client.post(url("edit", conclusion.pk), {"text": "Bản của thư ký.", "revision": 1})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bản của chủ trì." in page
    assert "Bản của thư ký." in page
    assert 'name="revision" value="2"' in page
    saved = client.post(url("edit", conclusion.pk), {"text": "Bản của thư ký.", "revision": 2})
    assert saved.status_code == 302
    assert Conclusion.objects.get().text == "Bản của thư ký."


def test_what_was_typed_into_a_conclusion_that_another_took_out_is_offered_as_a_new_one(office, as_):
    item = points(opened(office))[0]
    conclusion = domain.write_conclusion(item=item, text="Bản đầu.", by=secretary(office))
    address, client = url("edit", conclusion.pk), as_("secretary")
    assert f'name="point" value="{item.pk}"' in client.get(address).content.decode()
    domain.remove_conclusion(conclusion=conclusion, by=office.actor("head"))
    typed = {"text": "Bản của thư ký.", "revision": 1}
    answer = client.post(address, typed | {"point": str(item.pk)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Your words stand here as a new one." in page
    assert "Bản của thư ký." in page and f'action="{url("write", item.pk)}"' in page
    assert client.post(url("write", item.pk), {"text": "Bản của thư ký."}).status_code == 302
    assert Conclusion.objects.get().text == "Bản của thư ký."
    assert client.post(address, typed).status_code == 404
    assert as_("member").post(address, typed | {"point": str(item.pk)}).status_code == 404


def test_what_was_typed_when_the_notice_was_composed_stays_on_the_page(office, as_):
    sitting = closed(office)
    conclusion = Conclusion.objects.filter(item__sitting=sitting).first()
    domain.compose_notice(sitting=sitting, by=secretary(office))
    answer = as_("secretary").post(url("edit", conclusion.pk), {"text": "Lời đã gõ.", "revision": 1})
    assert answer.status_code == 422
    assert "Lời đã gõ." in answer.content.decode() and "the text goes on there" in answer.content.decode()


def test_a_sitting_runs_by_forms_alone(office, as_):
    sitting = convened(office)
    first, second = points(sitting)
    client = as_("secretary")
    client.post(url("check_in", invitation_of(sitting, office, "head").pk), {"presence": "in_room", "to": "desk"})
    client.post(url("open", sitting.pk), {"to": "chair"})
    client.post(url("write", first.pk), {"text": "Một."})
    client.post(url("go", second.pk), {"to": "chair"})
    client.post(url("write", second.pk), {"text": "Hai."})
    client.post(url("close", sitting.pk))
    composed = client.post(url("notice", sitting.pk))
    sitting.refresh_from_db()
    assert composed.status_code == 302
    assert sitting.state == SittingState.CLOSED
    assert [c.text for c in Conclusion.objects.order_by("item__position")] == ["Một.", "Hai."]
    assert sitting.notice.document.purpose == "conclusion_notice"


def test_a_refused_button_says_why(office, as_):
    sitting = sitting_of(office)
    answer = as_("secretary").post(url("convene", sitting.pk), follow=True)
    assert "The agenda has no point." in answer.content.decode()


def test_a_button_leads_back_only_to_pages_of_the_sitting(office, as_):
    sitting = convened(office)
    answer = as_("secretary").post(url("open", sitting.pk), {"to": "https://elsewhere.example/"})
    assert answer["Location"] == url("chair", sitting.pk)


def test_the_calendar_entry_names_time_and_place_and_nobody(office, as_):
    sitting = convened(office)
    text = as_("member").get(url("calendar", sitting.pk)).content.decode()
    for line in (
        "METHOD:PUBLISH",
        "DTSTART:20250310T020000Z",
        "DTEND:20250310T040000Z",
        "SEQUENCE:0",
        "LOCATION:Phòng A2",
    ):
        assert line in text
    assert "ATTENDEE" not in text
