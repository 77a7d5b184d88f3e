"""Before a sitting members and others are asked for their opinion on a point; what was made of each is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.agendas import desk, domain, jobs
from decreta.agendas.domain import Onward
from decreta.agendas.enums import Way
from decreta.agendas.models import AskedOpinion, OpinionRequest, Proposal
from decreta.agendas.notices import tell
from decreta.agendas.queries.opinions import synthesis_of
from decreta.agendas.rendering.opinions import text_of
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.files.domain import store
from decreta.meetings import domain as meetings
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.notifications.models import Notice
from tests.files.papers import pdf
from tests.meetings.office import convened, moment, points, secretary, sitting_of, with_agenda
from tests.writing.files import docx

NEXT = moment(9, day=dt.date(2025, 3, 20))
UNTIL = moment(17, day=dt.date(2025, 3, 14))


def point(office) -> AgendaItem:
    """The first point of a sitting in ten days, its members invited."""
    sitting = with_agenda(office, starts_at=NEXT, ends_at=NEXT + dt.timedelta(hours=2))
    return points(sitting)[0]


def asked(office, item: AgendaItem, *names: str, **facts: object) -> OpinionRequest:
    given = {"question": "Phạm vi điều chỉnh", "until": UNTIL, "by": secretary(office), **facts}
    return domain.ask_opinions(item=item, holdings=[office.holdings[one] for one in names], **given)


def of(request: OpinionRequest, office, name: str) -> AskedOpinion:
    return request.asked.get(holding=office.holdings[name])


def test_members_and_others_are_asked_answer_and_hear_what_was_made_of_it(office):
    item = point(office)
    request = asked(office, item, "member", "ministry_officer")
    mine = of(request, office, "member")
    with pytest.raises(Invalid) as refusal:
        domain.give_opinion(asked=mine, opinion="disagrees", by=office.actor("member"))
    assert [one.field for one in refusal.value.problems] == ["text"]
    with pytest.raises(NotAllowed):
        domain.give_opinion(asked=mine, opinion="agrees", by=office.actor("deputy"))
    domain.give_opinion(asked=mine, opinion="disagrees", text="Chưa đủ nguồn.", by=office.actor("member"))
    domain.give_opinion(
        asked=of(request, office, "ministry_officer"), opinion="none", by=office.actor("ministry_officer")
    )
    with pytest.raises(Invalid):
        domain.treat_opinion(asked=mine, treatment="not_taken", by=secretary(office))
    domain.treat_opinion(asked=mine, treatment="partly", why="Bổ sung ở khoản 2.", by=secretary(office))
    found = synthesis_of(item)
    assert (found.answered, len(found.rows)) == (2, 2)
    with translation.override("en"):
        text = text_of(found)
    assert "2 of 2 who were asked have answered." in text
    assert "Chưa đủ nguồn." in text
    assert "Taken up in part. Bổ sung ở khoản 2." in text
    facts = Entry.objects.get(kind="agendas.opinion_treated").facts
    assert facts == {"treatment": "partly"}  # the log keeps no words


def test_what_was_made_of_an_opinion_falls_when_it_is_changed(office):
    request = asked(office, point(office), "member")
    mine = of(request, office, "member")
    domain.give_opinion(asked=mine, opinion="agrees", by=office.actor("member"))
    domain.treat_opinion(asked=mine, treatment="taken", by=secretary(office))
    with clock.frozen(UNTIL + dt.timedelta(hours=1)):
        domain.give_opinion(asked=mine, opinion="remarks", text="Thêm mốc.", by=office.actor("member"))
    again = AskedOpinion.objects.select_related("request").get(pk=mine.pk)
    assert (again.treatment, again.is_late) == ("", True)


def test_everything_that_is_wrong_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        asked(office, point(office), question=" ", until=moment(8))
    assert {one.field for one in refusal.value.problems} == {"holdings", "question", "until"}
    with pytest.raises(NotAllowed):
        asked(office, point(office), "member", by=office.actor("member"))


def test_of_what_is_confidential_only_who_reads_it_is_asked(office):
    item = point(office)
    meetings.restrict_point(item=item, audience="members", is_listed=True, by=secretary(office))
    item = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=item.pk)
    with pytest.raises(NotNow):
        asked(office, item, "member")
    meetings.convene(sitting=item.sitting, by=secretary(office))
    item = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=item.pk)
    with pytest.raises(Invalid):
        asked(office, item, "ministry_officer")
    request = asked(office, item, "member")
    assert OpinionRequest.objects.visible_to(office.actor("member")).get() == request
    for stranger in ("officer", "ministry_officer"):
        assert not OpinionRequest.objects.visible_to(office.actor(stranger)).exists()
    tell(Entry.objects.get(kind="agendas.opinions_asked"))
    assert item.title not in str(Notice.objects.get(kind="agendas.opinions_asked").facts)


def test_who_is_asked_from_outside_reads_his_own_alone_and_readers_of_the_point_all(office):
    item = point(office)
    request = asked(office, item, "member", "ministry_officer")
    outside = AskedOpinion.objects.visible_to(office.actor("ministry_officer"))
    assert list(outside) == [of(request, office, "ministry_officer")]
    assert AskedOpinion.objects.visible_to(secretary(office)).count() == 2
    assert not AskedOpinion.objects.visible_to(office.actor("officer")).exists()


def test_it_waits_on_the_desk_and_is_reminded_of_once_a_day_before(office):
    request = asked(office, point(office), "member", "deputy")
    domain.give_opinion(asked=of(request, office, "deputy"), opinion="agrees", by=office.actor("deputy"))
    url = reverse("agendas:give_opinion", args=[of(request, office, "member").pk])
    waiting = [one.url for _actor, one in desk.waiting([office.actor("member")], clock.now())]
    assert url in waiting
    assert jobs.remind_due() == 0
    with clock.frozen(UNTIL - dt.timedelta(hours=23)):
        assert (jobs.remind_due(), jobs.remind_due()) == (1, 0)
        tell(Entry.objects.get(kind="agendas.opinions_reminded"))
    told = Notice.objects.filter(kind="agendas.opinions_reminded")
    assert [one.person_id for one in told] == [office.holdings["member"].person_id]


def test_the_unit_that_proposed_the_point_says_what_was_made_of_it_and_opinions_go_on_with_it(office):
    officer, by = office.actor("officer"), secretary(office)
    domain.set_review_path(body=office.body, levels=[], days_before=0, by=by)
    proposal = domain.propose_point(body=office.body, title="Quỹ", why="Chưa có nguồn.", asked="Đồng ý.", by=officer)
    ends = NEXT + dt.timedelta(hours=2)
    first, second = (sitting_of(office, title=f"Phiên {n}", starts_at=NEXT, ends_at=ends) for n in (1, 2))
    domain.place_proposal(proposal=proposal, sitting=first, by=by)
    item = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(sitting=first)
    request = asked(office, item, "member")
    domain.give_opinion(asked=of(request, office, "member"), opinion="agrees", by=office.actor("member"))
    domain.treat_opinion(asked=of(request, office, "member"), treatment="taken", by=officer)
    domain.put_off_proposal(proposal=Proposal.objects.get(), reason="Chờ ý kiến.", to=second, by=by)
    request.refresh_from_db()
    assert request.item is not None
    assert (request.item.sitting_id, request.proposal_id) == (second.pk, None)
    assert request.asked.get().treatment == "taken"


def test_the_pages(office, client):
    item = point(office)
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("agendas:ask_opinions", args=[item.pk])
    assert client.get(address, {"who": "bộ khoa học"}).status_code == 200
    assert client.post(address, {}).status_code == 422
    sent = {"holdings": [str(office.holdings["member"].pk)], "question": "Phạm vi", "until": "14/03/2025 17:00"}
    assert client.post(address, sent).status_code == 302
    row = AskedOpinion.objects.get()
    page = client.get(reverse("meetings:sitting", args=[item.sitting_id])).content.decode()
    assert reverse("agendas:opinions", args=[item.pk]) in page
    client.force_login(office.holdings["member"].person.user)
    giving = reverse("agendas:give_opinion", args=[row.pk])
    assert client.get(giving).status_code == 200
    assert client.post(giving, {"opinion": "remarks"}).status_code == 422
    assert client.post(giving, {"opinion": "remarks", "text": "Bổ sung thời hạn."}).status_code == 302
    assert client.get(reverse("agendas:opinion_file", args=[row.pk])).status_code == 404
    client.force_login(office.holdings["secretary"].person.user)
    treating = reverse("agendas:treat_opinion", args=[row.pk])
    assert client.get(treating).status_code == 200
    assert client.post(treating, {"treatment": "partly"}).status_code == 422
    assert client.post(treating, {"treatment": "taken"}).status_code == 302
    shown = client.get(reverse("agendas:opinions", args=[item.pk])).content.decode()
    assert "Bổ sung thời hạn." in shown
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        paper = client.get(reverse("agendas:opinions_paper", args=[item.pk, form]))
        assert paper.content[: len(start)] == start
    assert client.get(reverse("agendas:opinions_paper", args=[item.pk, "txt"])).status_code == 404


def test_what_was_said_of_a_point_that_nobody_proposed_goes_with_it_among_the_open_points(office):
    item, by = point(office), secretary(office)
    request = asked(office, item, "member", "deputy")
    domain.give_opinion(asked=of(request, office, "member"), opinion="agrees", by=office.actor("member"))
    meetings.remove_point(item=item, by=by)
    kept = Proposal.objects.get()
    assert (kept.is_of_office, kept.state, kept.title) == (True, "open", item.title)
    assert Entry.objects.filter(kind="agendas.put_off", on_id=str(kept.pk)).exists()
    again = sitting_of(office, title="Phiên sau", starts_at=NEXT, ends_at=NEXT + dt.timedelta(hours=2))
    domain.place_proposal(proposal=kept, sitting=again, by=by)
    request.refresh_from_db()
    assert request.item.sitting_id == again.pk
    assert [one.opinion for one in request.asked.order_by("answered_at")] == ["agrees", ""]


def test_where_nobody_has_said_anything_a_point_that_nobody_proposed_is_simply_removed(office):
    item = point(office)
    asked(office, item, "member")
    meetings.remove_point(item=item, by=secretary(office))
    assert not Proposal.objects.exists() and not OpinionRequest.objects.exists()


def test_a_point_that_is_carried_over_takes_along_what_was_said_of_it_and_the_record_keeps_it(office):
    sitting, by = convened(office), secretary(office)
    item = points(sitting)[1]
    request = asked(office, item, "member", "deputy", until=moment(8, 45))
    domain.give_opinion(
        asked=of(request, office, "member"), opinion="remarks", text="Thêm mốc.", by=office.actor("member")
    )
    domain.treat_opinion(asked=of(request, office, "member"), treatment="taken", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    later = sitting_of(office, title="Phiên sau", starts_at=NEXT, ends_at=NEXT + dt.timedelta(hours=2))
    domain.carry_over(sitting=sitting, onward={item: Onward(Way.SITTING, later)}, reason="Hết giờ.", by=by)
    request.refresh_from_db()
    assert (request.item_id, request.asked.count()) == (item.pk, 2)
    there = AskedOpinion.objects.get(request__item__sitting=later)
    assert (there.holding_id, there.text, there.treatment) == (office.holdings["member"].pk, "Thêm mốc.", "taken")
    # Who has not answered is asked anew, or not at all: what was asked is over.
    assert not [one.url for _actor, one in desk.waiting([office.actor("deputy")], clock.now()) if "opinions" in one.url]


def test_what_is_made_of_an_opinion_is_said_of_the_one_that_was_read(office, client):
    request = asked(office, point(office), "member")
    mine = of(request, office, "member")
    domain.give_opinion(asked=mine, opinion="disagrees", text="Chưa đủ nguồn.", by=office.actor("member"))
    mine.refresh_from_db()
    read = mine.answered_at
    with clock.frozen(moment(8, 40)):
        domain.give_opinion(asked=mine, opinion="agrees", text="Đã rõ.", by=office.actor("member"))
        with pytest.raises(Stale):
            domain.treat_opinion(asked=mine, treatment="taken", expected=read, by=secretary(office))
        client.force_login(office.holdings["secretary"].person.user)
        address = reverse("agendas:treat_opinion", args=[mine.pk])
        sent = {"treatment": "not_taken", "why": "Chưa bố trí được.", "answered_at": read.isoformat()}
        page = client.post(address, sent)
        assert page.status_code == 422
        assert "Đã rõ." in page.content.decode() and "Chưa bố trí được." in page.content.decode()
        assert AskedOpinion.objects.get(pk=mine.pk).treatment == ""
        now = page.context["asked"].answered_at.isoformat()
        assert f'name="answered_at" value="{now}"' in page.content.decode()
        assert client.post(address, {**sent, "answered_at": now}).status_code == 302


def test_a_file_that_was_attached_wrongly_is_taken_back(office, client):
    mine = of(asked(office, point(office), "member"), office, "member")
    by = office.actor("member")
    domain.give_opinion(asked=mine, opinion="agrees", file=store(content=pdf(1), name="nham.pdf", by=by), by=by)
    assert domain.give_opinion(asked=mine, opinion="agrees", by=by).file is not None
    client.force_login(office.holdings["member"].person.user)
    address = reverse("agendas:give_opinion", args=[mine.pk])
    assert "without_file" in client.get(address).context["form"].fields
    assert client.post(address, {"opinion": "agrees", "without_file": "on"}).status_code == 302
    assert AskedOpinion.objects.get(pk=mine.pk).file is None
    assert "without_file" not in client.get(address).context["form"].fields


def test_a_word_file_is_opened_by_who_treats_it_where_it_could_bear_no_name(office, client):
    item = point(office)
    mine = of(asked(office, item, "member"), office, "member")
    by = office.actor("member")
    domain.give_opinion(
        asked=mine, opinion="agrees", file=store(content=docx("Ý kiến"), name="y-kien.docx", by=by), by=by
    )
    meetings.convene(sitting=item.sitting, by=secretary(office))
    mark_papers(office)
    file = reverse("agendas:opinion_file", args=[mine.pk])
    told = {}
    for name in ("secretary", "member", "deputy"):
        client.force_login(office.holdings[name].person.user)
        answer = client.get(file)
        told[name] = answer.status_code
        b"".join(answer)
    assert told == {"secretary": 200, "member": 200, "deputy": 409}


def test_what_is_said_when_the_point_has_just_been_taken_off_is_refused_with_words(office):
    item = point(office)
    mine = of(asked(office, item, "member"), office, "member")
    meetings.remove_point(item=item, by=secretary(office))
    with pytest.raises(NotNow):
        domain.give_opinion(asked=mine, opinion="agrees", by=office.actor("member"))


def mark_papers(office) -> None:
    """From now on papers of the committee's sittings leave under their reader's name."""
    meetings.set_rules(
        body=office.body,
        wanted=replace(rules_of(office.body, on=clock.today()), papers_marked="always", book=None),
        valid_from=clock.today(),
        authority="12-QĐ/BCĐ",
        of_version=0,
        by=secretary(office),
    )


def test_what_was_said_leaves_by_the_rules_by_which_the_papers_of_the_point_leave(office, client):
    item, by = point(office), office.actor("member")
    mine = of(asked(office, item, "member"), office, "member")
    domain.give_opinion(asked=mine, opinion="agrees", file=store(content=pdf(1), name="y-kien.pdf", by=by), by=by)
    meetings.convene(sitting=item.sitting, by=secretary(office))
    file = reverse("agendas:opinion_file", args=[mine.pk])
    papers = [reverse("agendas:opinions_paper", args=[item.pk, form]) for form in ("pdf", "docx")]

    def seen(name: str) -> list[tuple[int, str]]:
        client.force_login(office.holdings[name].person.user)
        told = []
        for address in (file, *papers):
            answer = client.get(address)
            told.append((answer.status_code, answer.headers.get("Accept-Ranges", "")))
            b"".join(answer)  # read to its end, which lets it go
        return told

    assert [status for status, _ranges in seen("deputy")] == [200, 200, 200]
    mark_papers(office)
    # A file under its reader's name is made for him alone, and no part of it is asked for.
    assert seen("deputy") == [(200, "none"), (200, "none"), (404, "")]
    assert seen("member")[0] == (200, "bytes")  # his own
    Sitting.objects.filter(pk=item.sitting_id).update(papers_until=moment(8))
    assert [status for status, _ranges in seen("deputy")] == [404, 404, 404]
    assert [status for status, _ranges in seen("secretary")] == [200, 200, 404]
    assert [status for status, _ranges in seen("inspector")] == [200, 200, 404]
    assert seen("member")[0][0] == 200
