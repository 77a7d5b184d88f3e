"""Sittings, points and papers are found by their words, however they are typed, and only by who reads them."""

from __future__ import annotations

import pytest

from decreta.audit.models import Entry
from decreta.core.texts import fold
from decreta.meetings import domain, search_index
from decreta.meetings.enums import Audience, Part, Share
from decreta.meetings.jobs import read
from decreta.meetings.models import Sitting, Sought
from decreta.meetings.queries.unread import unread_papers
from decreta.ui.search import search_everywhere
from tests.documents.office import SYSTEM
from tests.files.papers import pdf, written
from tests.meetings.office import invitation_of, points, secretary, sitting_of

READERS = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector", "administrator")
STAFF = {"head", "secretary", "inspector"}
EVERYBODY = STAFF | {"deputy", "member", "officer"}


@pytest.fixture
def sitting(office) -> Sitting:
    """Convened: an open point with an open paper and one for the deputy, one point for members, one that names him."""
    by = secretary(office)
    made = sitting_of(office, title="Phiên họp về Uỷ ban nhân dân", title_ja="第二回会議")
    domain.invite_members(sitting=made, by=by)
    domain.invite(sitting=made, holding=office.holdings["officer"], part=Part.GUEST, by=by)
    shared = domain.add_point(sitting=made, title="Đường ống dẫn nước", presenter="Sở Xây dựng", by=by)
    domain.add_point(sitting=made, title="Nhân sự chủ chốt", audience=Audience.MEMBERS, by=by)
    named = domain.add_point(sitting=made, title="Kỷ luật cán bộ", audience=Audience.NAMED, is_listed=False, by=by)
    deputy = invitation_of(made, office, "deputy")
    domain.share_point(item=named, shares=[(deputy, Share.READER)], by=by)
    domain.add_paper(item=shared, title="Tờ trình", upload=("to-trinh.pdf", pdf(2)), by=by)
    closed = domain.add_paper(
        item=shared, title="Dự toán kín", upload=("du-toan.pdf", pdf(1)), audience=Audience.NAMED, by=by
    )
    domain.restrict_paper(paper=closed, audience=Audience.NAMED, readers=[deputy], by=by)
    texts = {"Tờ trình": ["", "Tuyến ống qua xã Hoà Bình"], "Dự toán kín": ["Tổng mức đầu tư bảy tỷ"]}
    for paper in unread_papers():
        domain.read_paper(paper=paper, version=1, pages=texts[paper.title], by=SYSTEM)
    domain.convene(sitting=made, by=by)
    return made


def finders(office, words: str, find=search_index.find_points) -> set[str]:
    """Who finds anything by these words."""
    return {name for name in READERS if find(words, office.actor(name))}


def test_a_sitting_is_found_in_every_language_and_spelling_by_who_sees_it(office, sitting):
    for words in ("Ủy ban nhân dân", "uy ban nhan dan", "nhan dan uy", "会議", "phong a2", office.body.name_vi):
        assert finders(office, words, search_index.find_sittings) == EVERYBODY, words
    for words in ("", "  ", "& |", "khongco"):
        assert finders(office, words, search_index.find_sittings) == set(), words


def test_who_is_only_told_that_there_is_a_confidential_point_does_not_find_it(office, sitting):
    assert finders(office, "duong ong") == EVERYBODY
    assert finders(office, "so xay dung") == EVERYBODY
    assert finders(office, "nhan su") == STAFF | {"deputy", "member"}
    assert finders(office, "ky luat") == STAFF | {"deputy"}


def test_a_point_is_found_by_why_and_what_is_proposed_and_only_by_who_reads_it(office, sitting):
    by = secretary(office)
    for title, words in (("Đường ống dẫn nước", "Thiếu nước sạch"), ("Kỷ luật cán bộ", "Cảnh cáo")):
        item = sitting.agenda.select_related("sitting__body", "sitting__chair_post").get(title=title)
        given = {"why": words, "proposed": "Đồng ý.", "expected_version": 0, "reason": "Mới."}
        domain.write_point_text(item=item, by=by, **given)
    assert finders(office, "nuoc sach") == EVERYBODY
    assert finders(office, "canh cao") == STAFF | {"deputy"}


def test_a_paper_is_found_by_its_text_with_the_line_and_only_by_its_audience(office, sitting):
    assert finders(office, "tuyen ong", search_index.find_papers) == EVERYBODY
    assert finders(office, "bay ty", search_index.find_papers) == STAFF | {"deputy"}
    (hit,) = search_index.find_papers("hòa bình", office.actor("officer"))
    assert hit.title == "Tờ trình" and hit.why == "Tuyến ống qua xã Hoà Bình" and "2" in hit.symbol


def test_counts_and_snippets_of_the_page_tell_nothing_of_what_one_does_not_read(office, sitting):
    for name in READERS:
        found = [
            f"{one.hit.title} {one.hit.why} {one.hit.symbol}"
            for word in ("nhan", "ky", "du", "tong", "phien")
            for part in search_everywhere(word, office.actor(name))
            for one in part.hits
        ]
        told = fold(" ".join(found))
        assert ("ky luat" in told) == (name in STAFF | {"deputy"}), name
        assert ("bay ty" in told) == (name in STAFF | {"deputy"}), name
        assert ("nhan su" in told) == (name in STAFF | {"deputy", "member"}), name


def test_words_follow_what_is_changed_replaced_and_taken_off(office, sitting):
    by = secretary(office)
    first = points(sitting)[0]
    domain.change_point(item=first, title="Cầu vượt", presenter="", minutes=15, by=by)
    assert not finders(office, "duong ong") and finders(office, "cau vuot") == EVERYBODY
    domain.change_sitting(sitting=sitting, place="Hội trường lớn", by=by)
    assert finders(office, "hoi truong", search_index.find_sittings) == EVERYBODY
    assert not finders(office, "phong a2", search_index.find_sittings)
    paper = first.papers.get(title="Tờ trình")
    domain.replace_paper(paper=paper, upload=("moi.pdf", written(["Cau day van"])), reason="Bản mới", by=by)
    assert not finders(office, "tuyen ong", search_index.find_papers), "the text of the earlier version is gone"
    assert finders(office, "to trinh", search_index.find_papers) == EVERYBODY
    domain.read_paper(paper=paper, version=1, pages=["Tuyến ống"], by=SYSTEM)
    assert not finders(office, "tuyen ong", search_index.find_papers), "what was read of it too late is not kept"
    domain.withdraw_paper(paper=paper, reason="Chưa duyệt", by=by)
    assert not finders(office, "to trinh", search_index.find_papers)
    assert Sought.objects.filter(sitting=sitting).count() == 1 + 3 + 1


def test_a_worker_reads_the_text_once_and_it_stands_in_the_log(office, sitting):
    by = secretary(office)
    paper = domain.add_paper(
        item=points(sitting)[0], title="Phụ lục", upload=("phu-luc.pdf", written(["Bang ke dien tich"])), by=by
    )
    assert unread_papers() == [paper]
    read(str(paper.pk))
    assert unread_papers() == []
    assert finders(office, "ke dien", search_index.find_papers) == EVERYBODY
    assert Entry.objects.filter(kind="meetings.paper_read", on_id=str(paper.pk)).count() == 1
    read("00000000-0000-0000-0000-000000000000")
