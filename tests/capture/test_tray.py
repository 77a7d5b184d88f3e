"""What comes into the tray is kept as it came; its pages are put in order; it leaves registered or with a reason."""

from __future__ import annotations

import hashlib

import pytest

from decreta.audit.models import Entry
from decreta.capture import domain
from decreta.capture.enums import ReadBy, TrayState
from decreta.capture.models import Likeness, TrayPaper
from decreta.capture.queries.likeness import nearly_same
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed
from decreta.documents.domain import note_correspondent
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.models import Arrival, Reading
from decreta.files import queries
from tests.capture.papers import LETTER, image, paper_of, scan_of
from tests.documents.arrivals import SENDER
from tests.files.papers import pdf

SYSTEM = Actor.system("tests")
BEARING = Bearing(subject="V/v góp ý", type_code="CV", symbol="742/BKHCN-CNS")


def registered(office, paper: TrayPaper, *, bearing: Bearing = BEARING, sender=None, **facts) -> Arrival:
    sender = sender or note_correspondent(organisation=office.agency, name=SENDER, by=office.actor("clerk"))
    coming = Coming(arrived_on=clock.today())
    return domain.register(
        paper=paper, sender=sender, bearing=bearing, coming=coming, by=office.actor("clerk"), **facts
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_an_image_is_kept_as_it_came_and_shown_as_pdf(lay, form) -> None:
    content = image((600, 800), form)
    paper = lay(content, f"trang.{form.lower()}", read=False)
    kept = paper.originals.get().file
    assert kept.blob_id == hashlib.sha256(content).hexdigest()
    assert queries.read(kept) == content
    assert queries.read(paper.rendition).startswith(b"%PDF-")
    assert paper.rendition.name == "trang.pdf"


def test_a_tiff_of_several_pages_is_one_paper(lay) -> None:
    paper = lay(scan_of(pdf(3), 60, "TIFF"), read=False)
    assert paper.page_count == 3


def test_a_picture_taken_with_a_telephone_gets_the_size_of_a_sheet(lay) -> None:
    from PIL import Image

    turned = Image.Exif()
    turned[0x0112] = 6
    paper = lay(image((1200, 900), "JPEG", dpi=(1, 1), exif=turned))
    page = paper.pages.get()
    # Held upright by what the telephone wrote, and as long as A4.
    assert (round(page.width), round(page.height)) == (631, 842)


def test_a_pdf_is_registered_as_it_came_with_its_text(office, lay) -> None:
    content = paper_of(LETTER)
    paper = lay(content)
    arrival = registered(office, paper)
    paper.refresh_from_db()
    assert (paper.state, paper.arrival_id) == (TrayState.REGISTERED, arrival.pk)
    assert queries.read(arrival.document.paper) == content
    assert not arrival.document.attachments.exists()
    entry = Entry.objects.get(kind="capture.registered")
    assert set(entry.facts["corrected"]) == {"sender", "subject", "issued_on", "signed_by", "due_on"}


def test_an_image_goes_along_with_the_pdf_that_was_made_of_it(office, lay) -> None:
    content = image((600, 800))
    arrival = registered(office, lay(content))
    assert queries.read(arrival.document.paper).startswith(b"%PDF-")
    assert queries.read(arrival.document.attachments.get().file) == content


def test_pages_are_turned_parted_and_joined_while_what_came_stays(office, lay) -> None:
    by, content = office.actor("clerk"), pdf(3)
    paper = lay(content)
    domain.turn(paper=paper, page=2, degrees=90, by=by)
    domain.read_paper(paper=TrayPaper.objects.get(pk=paper.pk), by=SYSTEM)
    assert [page.width > page.height for page in paper.pages.all()] == [False, True, False]
    rest = domain.split(paper=paper, page=3, by=by)
    paper.refresh_from_db()
    assert (paper.page_count, rest.page_count, rest.read_by) == (2, 1, ReadBy.WAITING)
    assert queries.read(rest.originals.get().file) == content
    added = pdf(4)
    third = lay(added, "other.pdf")
    domain.join(paper=rest, others=[third, paper], by=by)
    for one in (rest, third, paper):
        one.refresh_from_db()
    assert (rest.page_count, third.state, third.into_id) == (7, TrayState.JOINED, rest.pk)
    assert [queries.read(one.file) for one in rest.originals.all()] == [content, added, content]
    with pytest.raises(ActRefused, match="has left the tray"):
        domain.turn(paper=third, page=0, degrees=180, by=by)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (domain.set_aside, TrayState.ASIDE),
        (domain.give_back, TrayState.RETURNED),
        (domain.drop, TrayState.DROPPED),
    ],
)
def test_nothing_leaves_without_a_reason(office, lay, act, state) -> None:
    by, paper = office.actor("clerk"), lay(pdf(1), read=False)
    with pytest.raises(ActRefused, match="reason"):
        act(paper=paper, reason=" ", by=by)
    assert act(paper=paper, reason="Gửi nhầm", by=by).state == state


def test_what_was_set_aside_is_taken_up_again(office, lay) -> None:
    by, paper = office.actor("clerk"), lay(pdf(1), read=False)
    domain.set_aside(paper=paper, reason="Thiếu trang 2", by=by)
    assert domain.take_up(paper=paper, by=by).state == TrayState.WAITING
    with pytest.raises(ActRefused):
        domain.take_up(paper=paper, by=by)


def test_a_tray_is_the_business_of_its_own_clerks_only(office, lay) -> None:
    paper = lay(pdf(1), read=False)
    seen = {name for name in office.holdings if TrayPaper.objects.visible_to(office.actor(name)).exists()}
    assert seen == {"clerk"}
    for name in ("officer", "ministry_clerk", "chief"):
        with pytest.raises(NotAllowed):
            domain.drop(paper=paper, reason="x", by=office.actor(name))


def test_a_paper_with_nearly_the_same_text_is_noticed_by_who_may_see_it(office, lay) -> None:
    body = " ".join(f"Nội dung thứ {number} về kết nối hạ tầng tại đơn vị số {number * 7}." for number in range(60))
    arrival = registered(office, lay(paper_of(LETTER, body)))
    # A word differs, and what stands around it; the paper came under another number.
    again = lay(paper_of(LETTER, body.replace("Nội dung thứ 9 ", "Ý kiến thứ 9 ")))
    assert Likeness.objects.filter(document=arrival.document).count() == 16
    assert nearly_same(again.pages.all(), office.actor("clerk")) == [arrival.document]
    assert nearly_same(again.pages.all(), office.actor("ministry_clerk")) == []
    other = lay(paper_of(LETTER, " ".join(f"Điểm {number} không liên quan gì đến việc kia." for number in range(60))))
    assert nearly_same(other.pages.all(), office.actor("clerk")) == []


def test_a_reading_that_comes_too_late_changes_nothing(office, lay) -> None:
    paper = lay(pdf(2), read=False)
    domain.turn(paper=paper, page=0, degrees=180, by=office.actor("clerk"))
    # The job began before the pages were turned.
    assert domain.read_paper(paper=paper, by=SYSTEM) is None
    assert not Reading.objects.exists()
