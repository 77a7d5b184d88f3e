"""Papers change before and while a body sits: earlier versions stay, readers see what changed, what is withdrawn is gone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.api.queries import meetings as shapes
from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.files.queries import read
from decreta.meetings import domain, live
from decreta.meetings.domain.sending import tell
from decreta.meetings.enums import Audience
from decreta.meetings.models import Paper, PaperReading, WithdrawnPaper
from decreta.meetings.queries.changes import difference_of
from decreta.meetings.queries.readings import readings_of
from decreta.meetings.queries.room import room_of
from decreta.meetings.views import attending
from decreta.notifications.models import Notice
from decreta.presenting import domain as presenting
from decreta.presenting.models import presented_in
from tests.files.papers import pdf, written
from tests.meetings.office import convened, invitation_of, opened, points, secretary


@pytest.fixture
def sitting(office):
    return convened(office)


@pytest.fixture
def paper(sitting):
    return Paper.objects.select_related("item__sitting__body", "file").get(item__sitting=sitting)


def replaced(office, paper, content=None):
    upload = ("moi.pdf", content or pdf(4))
    return domain.replace_paper(paper=paper, upload=upload, reason="Số liệu đến tháng 3.", by=secretary(office))


def as_read_by(office, name):
    return Paper.objects.visible_to(office.actor(name)).read_by(office.actor(name)).get()


def test_a_replaced_paper_keeps_its_earlier_version_with_who_when_and_why(office, paper):
    before = paper.file_id
    now = replaced(office, paper)
    (earlier,) = now.earlier.all()
    assert (now.version, now.file.page_count) == (2, 4)
    assert (earlier.number, earlier.file_id, earlier.reason) == (1, before, "Số liệu đến tháng 3.")
    assert earlier.since == paper.added_at and earlier.until == now.replaced_at
    assert earlier.by["name"] == office.holdings["secretary"].person.full_name


def test_the_same_file_a_missing_reason_and_a_stranger_are_refused(office, paper):
    with pytest.raises(Invalid) as refusal:
        domain.replace_paper(paper=paper, upload=("x.pdf", read(paper.file)), reason=" ", by=secretary(office))
    assert {one.code for one in refusal.value.problems} == {"required", "same_file"}
    with pytest.raises(NotAllowed):
        domain.replace_paper(paper=paper, upload=("x.pdf", pdf(5)), reason="x", by=office.actor("member"))
    with pytest.raises(NotAllowed):
        domain.withdraw_paper(paper=paper, reason="x", by=office.actor("head"))
    with pytest.raises(Invalid):
        domain.withdraw_paper(paper=paper, reason="", by=secretary(office))


def test_who_read_an_earlier_version_sees_that_it_changed_nobody_else_does(office, paper, sitting):
    assert domain.open_paper(paper=paper, by=office.actor("member")) is not None
    assert domain.open_paper(paper=paper, by=office.actor("member")) is None
    replaced(office, paper)
    assert as_read_by(office, "member").has_changed
    assert not as_read_by(office, "deputy").has_changed
    room = room_of(sitting, actor=office.actor("member"))
    assert [one.has_changed for one in room.papers] == [True] and room.unread == 1
    assert [one.has_changed for one in room_of(sitting).papers] == [False]


def test_the_secretary_sees_the_names_of_who_has_not_read_a_member_sees_only_himself(office, paper, client):
    domain.open_paper(paper=paper, by=office.actor("member"))
    now = replaced(office, paper)
    domain.open_paper(paper=now, by=office.actor("deputy"))
    found = readings_of(now)
    names = {key: office.holdings[key].person.full_name for key in ("member", "deputy", "head")}
    assert [one.person for one in found.behind] == [names["member"]]
    assert [one.person for one in found.current] == [names["deputy"]]
    assert names["head"] in {one.person for one in found.unread}
    for who, sees in (("secretary", True), ("member", False)):
        client.force_login(office.holdings[who].person.user)
        text = client.get(reverse("meetings:paper", args=[now.pk])).content.decode()
        assert (names["head"] in text) is sees


def test_the_page_of_the_preparation_counts_who_has_opened_the_present_version(office, paper, sitting):
    for name in ("member", "deputy", "clerk"):
        domain.open_paper(paper=paper, by=office.actor(name))  # the clerk is not invited
    room = room_of(sitting, actor=secretary(office), has_openings=True)
    assert [one.openings for one in room.papers] == [2]
    replaced(office, paper)
    assert [one.openings for one in room_of(sitting, actor=secretary(office), has_openings=True).papers] == [0]
    assert [one.openings for one in room_of(sitting, actor=secretary(office)).papers] == [None]


def test_opening_the_page_the_file_or_the_room_is_noted_once_and_changes_nobodys_page(office, paper, sitting, client):
    client.force_login(office.holdings["member"].person.user)
    for address in (
        reverse("meetings:paper", args=[paper.pk]),
        reverse("meetings:paper_file", args=[paper.pk]),
        reverse("meetings:room", args=[sitting.pk]) + f"?paper={paper.pk}",
    ):
        assert client.get(address).status_code == 200
    assert PaperReading.objects.count() == 1
    (entry,) = Entry.objects.filter(kind="meetings.paper_opened")
    assert live.topics(entry) == []


def test_an_open_viewer_goes_on_with_its_version_and_has_not_opened_the_new_one(office, paper, client):
    client.force_login(office.holdings["member"].person.user)
    address, before = reverse("meetings:paper_file", args=[paper.pk]), read(paper.file)
    page = client.get(reverse("meetings:paper", args=[paper.pk])).content.decode()
    assert f'src="{address}?v=1"' in page
    replaced(office, paper)
    answer = client.get(f"{address}?v=1", headers={"Range": "bytes=0-99"})
    assert b"".join(answer.streaming_content) == before[:100]
    assert b"".join(client.get(f"{address}?v=1").streaming_content) == before
    assert as_read_by(office, "member").has_changed
    assert [client.get(f"{address}?v={one}").status_code for one in ("3", "0", "x", "9" * 40)] == [404] * 4
    assert as_read_by(office, "member").has_changed
    assert client.get(f"{address}?v=2").status_code == 200
    assert not as_read_by(office, "member").has_changed


def test_what_was_withdrawn_meanwhile_is_refused_in_words_and_given_out_no_more(office, paper, client, monkeypatch):
    held = Paper.objects.select_related("item__sitting__body", "file__blob").get(pk=paper.pk)
    domain.withdraw_paper(paper=paper, reason="Nhầm.", by=secretary(office))
    with pytest.raises(NotNow):
        domain.replace_paper(paper=held, upload=("b.pdf", pdf(5)), reason="Mới.", by=secretary(office))
    with pytest.raises(NotNow):
        domain.withdraw_paper(paper=held, reason="Nhầm.", by=secretary(office))
    with pytest.raises(NotNow):
        domain.open_paper(paper=held, by=office.actor("member"))
    client.force_login(office.holdings["member"].person.user)
    monkeypatch.setattr(attending, "paper_of", lambda request, pk: held)
    assert client.get(reverse("meetings:paper_file", args=[held.pk])).status_code == 404


def test_only_who_could_read_a_withdrawn_paper_is_told_that_it_went(office):
    sitting = opened(office)
    paper = Paper.objects.select_related("item__sitting__body", "file").get()
    by = secretary(office)
    other = domain.add_paper(item=paper.item, title="Khác", upload=("k.pdf", pdf(2)), audience=Audience.NAMED, by=by)
    for one, name in ((paper, "deputy"), (other, "member")):
        reader = invitation_of(sitting, office, name)
        domain.restrict_paper(paper=one, audience=Audience.NAMED, readers=[reader], by=by)
    domain.withdraw_paper(paper=Paper.objects.get(pk=paper.pk), reason="Riêng.", by=by)
    entry, topic = _last("meetings.paper_withdrawn"), live.topic_of(sitting)
    told = {}
    for name in ("deputy", "member", "secretary", "inspector"):
        view = live.view_class(topic, office.actor(name))
        told[name] = f"viewer-{paper.pk}" in {one.target for one in live.fragments(topic, view, entry)}
    assert told == {"deputy": True, "member": False, "secretary": True, "inspector": True}


def test_the_difference_names_pages_and_words(office, paper):
    from decreta.files import domain as files

    texts = (["Mục tiêu 80 %.", "Phụ lục."], ["Mục tiêu 95 %.", "Phụ lục.", "Bảng mới."])
    old, new = (
        files.store(content=written(pages), name=f"{n}.pdf", by=secretary(office)) for n, pages in enumerate(texts)
    )
    found = difference_of(old, new)
    assert (found.pages_before, found.pages_after, found.pages) == (2, 3, [1, 3])
    assert [(run.kind, run.text) for run in found.changed[0].runs if run.kind != "equal"] == [
        ("delete", "80"),
        ("insert", "95"),
    ]
    assert not difference_of(paper.file, paper.file).has_words


def test_pages_of_versions_open_for_who_reads_the_paper(office, paper, client):
    replaced(office, paper)
    domain.restrict_paper(paper=Paper.objects.get(pk=paper.pk), audience=Audience.NAMED, by=secretary(office))
    addresses = [reverse(f"meetings:{name}", args=[paper.pk, 1]) for name in ("paper_version", "paper_changes")]
    for who, status in (("secretary", 200), ("member", 404)):
        client.force_login(office.holdings[who].person.user)
        assert [client.get(one).status_code for one in addresses] == [status, status]


def test_a_withdrawn_paper_is_gone_everywhere_at_once_and_its_trace_stays_for_the_secretary(office, client):
    sitting = opened(office)
    by, paper = secretary(office), Paper.objects.select_related("item__sitting__body", "file").get()
    domain.open_paper(paper=paper, by=office.actor("member"))
    presenting.present_page(sitting=sitting, paper=paper, page=2, by=by)
    trace = domain.withdraw_paper(paper=paper, reason="Nhầm bản nháp.", by=by)
    assert sitting.presentation.__class__.objects.get(sitting=sitting).paper is None
    for who in ("member", "secretary", "inspector"):
        client.force_login(office.holdings[who].person.user)
        for name in ("paper", "paper_file"):
            assert client.get(reverse(f"meetings:{name}", args=[paper.pk])).status_code == 404
        for name in ("sitting", "room"):
            assert "Báo cáo rà soát" not in client.get(reverse(f"meetings:{name}", args=[sitting.pk])).content.decode()
        actor = office.actor(who)
        assert "Báo cáo rà soát" not in str(shapes.shown(shapes.find(actor, sitting.pk), actor))
    (opening,) = trace.opened
    assert opening["person"] == office.holdings["member"].person.full_name
    seen = {name for name in office.holdings if WithdrawnPaper.objects.visible_to(office.actor(name)).exists()}
    assert seen == {"secretary", "head", "inspector"}
    client.force_login(office.holdings["secretary"].person.user)
    assert "Nhầm bản nháp." in client.get(reverse("meetings:point", args=[trace.item_id])).content.decode()


def test_open_pages_are_told_of_a_replaced_and_of_a_withdrawn_paper(office):
    sitting = opened(office)
    paper = Paper.objects.select_related("item__sitting__body", "file").get()
    topic = live.topic_of(sitting)
    replaced(office, paper)
    pieces = {one.target: one for one in live.fragments(topic, "member", _last("meetings.paper_replaced"))}
    assert "Báo cáo rà soát" in pieces["paper-news"].html and "Báo cáo rà soát" in pieces["room-papers"].html
    domain.withdraw_paper(paper=paper, reason="x", by=secretary(office))
    pieces = {one.target: one for one in live.fragments(topic, "member", _last("meetings.paper_withdrawn"))}
    assert f"viewer-{paper.pk}" in pieces and "Báo cáo rà soát" not in pieces["room-papers"].html


def test_what_is_presented_goes_on_in_the_version_that_was_presented(office):
    sitting = opened(office)
    paper = Paper.objects.select_related("item__sitting__body", "file").get()
    presenting.present_page(sitting=sitting, paper=paper, page=3, by=secretary(office))
    replaced(office, paper, pdf(2))
    shown = presented_in(sitting)
    assert (shown.shown_version, shown.page, shown.newest) == (1, 3, 2)


def test_nobody_hears_of_the_change_of_a_paper_that_he_does_not_read(office):
    sitting = opened(office)
    paper = Paper.objects.select_related("item__sitting__body", "file").get()
    deputy = invitation_of(sitting, office, "deputy")
    domain.restrict_paper(paper=paper, audience=Audience.NAMED, readers=[deputy], by=secretary(office))
    replaced(office, Paper.objects.select_related("item__sitting__body", "file").get())
    entry, topic = _last("meetings.paper_replaced"), live.topic_of(sitting)
    assert "Số liệu" not in str(entry.facts)
    assert not any(
        "Báo cáo rà soát" in one.html or "paper" in one.say for one in live.fragments(topic, "member", entry)
    )
    tell(entry)
    assert {one.holding_id for one in Notice.objects.filter(kind="meetings.paper_replaced")} == {deputy.holding_id}
    domain.withdraw_paper(paper=paper, reason="Riêng.", by=secretary(office))
    entry = _last("meetings.paper_withdrawn")
    assert "Riêng" not in str(entry.facts) and "Báo cáo" not in str(entry.facts)
    assert not any(one.target.startswith("viewer-") for one in live.fragments(topic, "member", entry))
    tell(entry)
    assert {one.holding_id for one in Notice.objects.filter(kind="meetings.paper_withdrawn")} == {deputy.holding_id}


def test_what_somebody_has_read_is_withdrawn_not_removed(office, paper):
    domain.open_paper(paper=paper, by=office.actor("member"))
    with pytest.raises(NotNow):
        domain.remove_paper(paper=paper, by=secretary(office))
    assert points(paper.item.sitting)[0].papers.exists()


def test_a_new_version_is_sent_on_a_page(office, paper, client):
    client.force_login(office.holdings["secretary"].person.user)
    from django.core.files.uploadedfile import SimpleUploadedFile

    address = reverse("meetings:replace_paper", args=[paper.pk])
    assert client.post(address, {"reason": "x"}).status_code == 422
    sent = {"reason": "Số liệu mới.", "upload": SimpleUploadedFile("b.pdf", pdf(5), "application/pdf")}
    assert client.post(address, sent).status_code == 302
    assert Paper.objects.get(pk=paper.pk).version == 2
    address = reverse("meetings:withdraw_paper", args=[paper.pk])
    assert client.post(address, {"reason": "Nhầm."}).status_code == 302
    assert not Paper.objects.filter(pk=paper.pk).exists()


def _last(kind):
    return Entry.objects.filter(kind=kind).latest("recorded_at")
