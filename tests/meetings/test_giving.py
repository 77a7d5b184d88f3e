"""Papers leave under their reader's name where the rules of the body ask for it, and are given out until its rules end that."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pypdfium2
import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import domain, search_index
from decreta.meetings.enums import Audience, PapersMarked
from decreta.meetings.models import Paper
from decreta.meetings.queries.audience import sight_of, sights_of
from decreta.meetings.queries.room import room_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.reading import domain as reading
from tests.files.papers import written
from tests.meetings.office import DAY, convened, moment, opened, points, secretary

READERS = ("head", "deputy", "secretary", "member", "inspector")


def ruled(office, **facts) -> None:
    """The committee's rules of the day with what they say of papers."""
    wanted = replace(rules_of(office.body, on=DAY), book=None, **facts)
    domain.set_rules(
        body=office.body, wanted=wanted, valid_from=DAY, authority="12-QĐ/BCĐ", of_version=0, by=secretary(office)
    )


def words_of(response) -> str:
    """The text of every page of the PDF that was answered."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    paper = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    finally:
        paper.close()


def paper_of(sitting) -> Paper:
    return Paper.objects.get(item__sitting=sitting)


def browser(client, office, name):
    client.force_login(office.holdings[name].person.user)
    return client


def test_every_door_gives_the_paper_under_its_readers_name_and_none_without(office, client):
    ruled(office, papers_marked=PapersMarked.ALWAYS)
    sitting = convened(office)
    paper, by = paper_of(sitting), secretary(office)
    for text in ("Ban mot", "Ban hai"):
        domain.replace_paper(paper=paper, upload=("moi.pdf", written([text, text])), reason="Bản mới", by=by)
    name = office.holdings["member"].person.full_name
    browser(client, office, "member")
    file = reverse("meetings:paper_file", args=[paper.pk])
    doors = {
        file: "Ban hai",
        f"{file}?v=3": "Ban hai",
        f"{file}?v=2": "Ban mot",
        reverse("meetings:paper_version", args=[paper.pk, 2]): "Ban mot",
        f"{file}?for=print": "Ban hai",
        f"{file}?for=keep": "Ban hai",
    }
    for door, text in doors.items():
        answer = client.get(door, headers={"range": "bytes=0-99"})
        assert answer.status_code == 200 and "ETag" not in answer, door
        told = words_of(answer)
        assert text in told and told.count(name) >= 2, door
    taken = Entry.objects.filter(kind="meetings.paper_taken", on_id=str(paper.pk)).order_by("id")
    assert [one.facts["how"] for one in taken] == ["printed", "downloaded"]
    page = client.get(reverse("meetings:paper", args=[paper.pk])).content.decode()
    assert f"{file}?for=print" in page and f"{file}?for=keep" in page


def test_where_only_confidential_papers_are_marked_an_open_one_goes_as_it_is(office, client):
    ruled(office, papers_marked=PapersMarked.RESTRICTED)
    sitting = convened(office)
    item = points(sitting)[1]
    closed = domain.add_paper(
        item=item,
        title="Nhân sự",
        upload=("n.pdf", written(["Nhan su"])),
        audience=Audience.MEMBERS,
        by=secretary(office),
    )
    browser(client, office, "member")
    name = office.holdings["member"].person.full_name
    assert name in words_of(client.get(reverse("meetings:paper_file", args=[closed.pk])))
    shared = item.sitting.agenda.first().papers.get()
    assert name not in words_of(client.get(reverse("meetings:paper_file", args=[shared.pk])))


def test_a_paper_on_which_nothing_can_be_written_is_not_given_out(office, client, monkeypatch):
    from decreta.meetings import giving

    def fail(*_arguments):
        raise ValueError("a page without a size")

    ruled(office, papers_marked=PapersMarked.ALWAYS)
    paper = paper_of(convened(office))
    monkeypatch.setattr(giving, "marked", fail)
    answer = browser(client, office, "member").get(reverse("meetings:paper_file", args=[paper.pk]))
    assert answer.status_code == 409 and not answer.content.startswith(b"%PDF")


@pytest.fixture
def over(office):
    """Closed at half past ten by rules that give papers out for three days; one paper is for members."""
    ruled(office, papers_open_days=3)
    sitting = opened(office)
    domain.add_paper(
        item=points(sitting)[1],
        title="Nhân sự",
        upload=("n.pdf", written(["Nhan su"])),
        audience=Audience.MEMBERS,
        by=secretary(office),
    )
    domain.close_sitting(sitting=sitting, by=secretary(office))
    sitting.refresh_from_db()
    return sitting


def test_papers_are_given_out_to_the_end_of_the_last_day_and_then_to_who_runs_it(office, over, client):
    assert over.papers_until == clock.end_of_day(DAY + dt.timedelta(days=3))
    paper = over.agenda.first().papers.get()
    with clock.frozen(moment(23, day=DAY + dt.timedelta(days=3))):
        assert seen(office, paper) == set(READERS)
        assert len(room_of(over, actor=office.actor("member")).papers) == 2
    with clock.frozen(moment(0, 1, day=DAY + dt.timedelta(days=4))):
        assert seen(office, paper) == {"head", "secretary", "inspector"}
        assert room_of(over, actor=office.actor("member")).papers == []
        assert len(room_of(over, actor=secretary(office)).papers) == 2
        assert room_of(over).papers == []
        with pytest.raises(NotNow):
            reading.take_pack(room=room_of(over, actor=office.actor("member")), by=office.actor("member"))
        assert search_index.find_papers("bao cao", office.actor("member")) == []
        assert search_index.find_papers("bao cao", secretary(office))
        browser(client, office, "member")
        for door in ("meetings:paper", "meetings:paper_file"):
            assert client.get(reverse(door, args=[paper.pk])).status_code == 404
        page = client.get(reverse("meetings:sitting", args=[over.pk]), headers={"accept-language": "en"})
        assert "Its papers were given out until" in page.content.decode() and paper.title not in page.content.decode()


def seen(office, paper) -> set[str]:
    return {name for name in READERS if Paper.objects.visible_to(office.actor(name)).filter(pk=paper.pk).exists()}


def test_what_many_are_shown_is_what_each_is_shown_also_when_it_is_over(office, over):
    actors = [office.actor(name) for name in READERS]
    for day in (DAY, DAY + dt.timedelta(days=9)):
        with clock.frozen(moment(12, day=day)):
            for actor, sight in zip(actors, sights_of(over, actors), strict=True):
                if not sight.everything:
                    assert sight == sight_of(over, actor), actor.name


def test_without_such_a_rule_nothing_ends_and_what_cannot_be_is_refused(office):
    sitting = opened(office)
    domain.close_sitting(sitting=sitting, by=secretary(office))
    sitting.refresh_from_db()
    assert sitting.papers_until is None
    with pytest.raises(Invalid) as refusal:
        ruled(office, papers_open_days=99_999, papers_marked="x")
    assert "papers_open_days" in {one.field for one in refusal.value.problems}
