"""The pages of documents: who gets in, what a refusal looks like, that input is kept, what a list costs."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.accounts.models import User
from decreta.documents.domain import approval, drafting, issuing, registers
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Number, Version
from decreta.documents.queries import lists
from decreta.documents.queries.texts import newest_version
from decreta.organisation.forms import body_filter
from tests.directives.test_events import another_body
from tests.documents import office as offices
from tests.documents.office import TEXT, approved, drafted
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db, settings, tmp_path, monkeypatch):
    settings.DECRETA_DATA = tmp_path
    monkeypatch.setattr(issuing, "paper_bytes", lambda document: pdf())
    return offices.build(with_users=True)


@pytest.fixture
def sign_in(client, office):
    def enter(name):
        client.cookies["language"] = "en"
        client.force_login(User.objects.get(username=name))
        return client

    return enter


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


def text_of(response):
    return response.content.decode()


def test_every_page_opens_in_every_language(office, sign_in):
    document = approved(office)
    drafting.revise(document=document, subject="Khác", text=TEXT, expected_version=1, by=office.actor("secretary"))
    client = sign_in("secretary")
    pages = [
        url("list"),
        url("draft"),
        url("registers"),
        url("open_register"),
        url("document", document.pk),
        url("revise", document.pk),
        url("compare", document.pk, 1, 2),
        url("withdraw", document.pk),
    ]
    for language in ("vi", "en", "ja"):
        client.cookies["language"] = language
        for page in pages:
            assert client.get(page).status_code == 200, (language, page)


def test_outsiders_cannot_tell_that_a_document_exists(office, sign_in):
    document = drafted(office)
    client = sign_in("ministry_officer")
    for name in (
        "document",
        "revise",
        "issue",
        "paper",
        "preview",
        "signatures",
        "withdraw",
        "add_alias",
        "return_draft",
    ):
        assert client.get(url(name, document.pk)).status_code == 404, name
    for name in ("submit", "approve", "issue", "revise", "withdraw"):
        assert client.post(url(name, document.pk)).status_code == 404, name
    assert document.subject not in text_of(client.get(url("list")))


def test_readers_who_may_not_act_are_refused_with_a_reason(office, sign_in):
    document = drafted(office)
    client = sign_in("inspector")
    for name in ("revise", "withdraw", "issue", "return_draft"):
        assert client.get(url(name, document.pk)).status_code == 403, name
    for name in ("submit", "approve", "issue", "revise", "withdraw", "return_draft", "add_alias"):
        assert client.post(url(name, document.pk), {"version_hash": "x"}).status_code == 403, name
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT


def draft_fields(office):
    return {
        "issuer": f"body:{office.body.pk}",
        "type_code": "TB",
        "subject": "Thông báo",
        "text": TEXT,
        "recipients": "Bộ Khoa học và Công nghệ\nLưu VP",
        "signer_post": str(office.posts["head"].pk),
        "decided_on": "10/03/2025",
        "urgency": "1",
        "secrecy": "0",
    }


def test_a_draft_is_saved_once_however_often_the_form_is_sent(office, sign_in):
    client = sign_in("secretary")
    fields = draft_fields(office) | {"idempotency_key": "one-form"}
    answers = [client.post(url("draft"), fields) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    document = Document.objects.get()
    assert (document.subject, document.urgency, document.decided_on.isoformat()) == ("Thông báo", 1, "2025-03-10")


def test_a_secret_draft_is_refused_beside_its_field_and_input_is_kept(office, sign_in):
    response = sign_in("secretary").post(url("draft"), draft_fields(office) | {"secrecy": "3"})
    assert response.status_code == 422
    assert "id_secrecy-wrong" in text_of(response)
    assert "kết nối mạng đến cấp xã" in text_of(response)


def test_two_editors_and_the_second_keeps_his_text(office, sign_in):
    document = drafted(office)
    drafting.revise(
        document=document,
        subject=document.subject,
        text=TEXT + "\n3. Mới.",
        expected_version=1,
        by=office.actor("secretary"),
    )
    client = sign_in("head")
    fields = {"subject": document.subject, "text": "1. Của tôi.", "recipients": "", "note": "", "expected_version": "1"}
    response = client.post(url("revise", document.pk), fields)
    assert response.status_code == 422
    assert "1. Của tôi." in text_of(response)
    assert "<ins>3. Mới.</ins>" in text_of(response)
    assert Version.objects.filter(document=document).count() == 2
    assert client.post(url("revise", document.pk), fields | {"expected_version": "2"}).status_code == 302


def test_the_whole_way_through_the_pages(office, sign_in):
    registers.open_register(
        issuer=office.body,
        type_code="TB",
        term=office.term,
        first_number=6,
        authority="x",
        reason="x",
        by=office.actor("secretary"),
    )
    client = sign_in("secretary")
    client.post(url("draft"), draft_fields(office))
    document = Document.objects.get()
    assert client.post(url("submit", document.pk)).status_code == 302
    page = text_of(sign_in("head").get(url("document", document.pk)))
    assert newest_version(document).content_hash in page
    assert (
        client.post(url("approve", document.pk), {"version_hash": newest_version(document).content_hash}).status_code
        == 302
    )
    client = sign_in("clerk")
    assert ">6</b>" in text_of(client.get(url("issue", document.pk)))
    for _ in range(2):
        assert (
            client.post(
                url("issue", document.pk), {"issued_on": "18/03/2025", "idempotency_key": "one-form"}
            ).status_code
            == 302
        )
    document.refresh_from_db()
    assert (document.symbol, document.state) == ("06-TB/BCĐCĐS", DocumentState.ISSUED)
    page = text_of(sign_in("ministry_officer").get(url("document", document.pk)))
    assert "06-TB/BCĐCĐS" in page
    assert "06-TB/BCĐ<" in page
    paper = client.get(url("paper", document.pk))
    assert (paper["Content-Type"], paper.getvalue()[:5]) == ("application/pdf", b"%PDF-")


def test_a_page_says_whose_turn_it_is_and_what_follows(office, sign_in):
    def to_come(document):
        route = sign_in("secretary").get(url("document", document.pk)).context["page"].route
        return [(str(step.title), step.state) for step in route if step.state in {"now", "todo"}]

    document = drafted(office)
    rest = [("Approval", "todo"), ("Numbering, signing, issuing", "todo")]
    assert to_come(document) == [("Waits to be submitted", "now"), *rest]
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    assert to_come(document) == [("Waits for approval", "now"), rest[1]]
    approval.return_draft(document=document, reason="Thiếu nơi nhận", by=office.actor("head"))
    page = sign_in("secretary").get(url("document", document.pk))
    assert page.context["page"].returned.said == "Thiếu nơi nhận"
    assert "The draft was returned" in page.content.decode()
    assert to_come(approved(office)) == [("Waits to be issued", "now")]


def test_approving_a_text_that_was_changed_meanwhile_is_refused(office, sign_in):
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    response = sign_in("head").post(url("approve", document.pk), {"version_hash": "0" * 64})
    assert response.status_code == 422
    document.refresh_from_db()
    assert document.state == DocumentState.SUBMITTED


def test_a_void_approval_is_shown_with_who_gave_it_and_what_changed(office, sign_in):
    document = approved(office)
    drafting.revise(
        document=document,
        subject=document.subject,
        text=TEXT.replace("tháng 3", "tháng 4"),
        expected_version=1,
        by=office.actor("secretary"),
    )
    page = text_of(sign_in("secretary").get(url("document", document.pk)))
    assert "The approval is void" in page
    assert "Phan Hữu Thịnh" in page
    assert "<del>3</del><ins>4</ins>" in page


def test_a_paper_that_cannot_be_made_is_told_and_the_number_stays(office, sign_in, monkeypatch):
    document = approved(office)

    def crash(document):
        raise OSError("no device")

    monkeypatch.setattr(issuing, "paper_bytes", crash)
    client = sign_in("clerk")
    fields = {"issued_on": "18/03/2025", "idempotency_key": "one-form"}
    assert client.post(url("issue", document.pk), fields).status_code == 302
    page = text_of(client.get(url("document", document.pk)))
    assert "the paper is being made" in page
    monkeypatch.setattr(issuing, "paper_bytes", lambda document: pdf())
    client.post(url("issue", document.pk), {"idempotency_key": "one-form"})
    document.refresh_from_db()
    assert (document.state, document.symbol) == (DocumentState.ISSUED, "01-TB/BCĐCĐS")


def test_a_number_is_made_void_on_its_page(office, sign_in):
    document = approved(office)
    number = issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    client = sign_in("clerk")
    assert client.post(url("void_number", number.pk), {"reason": ""}).status_code == 422
    assert client.post(url("void_number", number.pk), {"reason": "Máy ký hỏng"}).status_code == 302
    assert Number.objects.get().void_reason == "Máy ký hỏng"
    assert "Máy ký hỏng" in text_of(client.get(url("registers")))


def test_register_keepers_read_no_subject_that_is_not_open_to_them(office, sign_in):
    document = approved(office, subject="Việc chưa công bố")
    issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    page = text_of(sign_in("member").get(url("registers")))
    assert "01-TB/BCĐCĐS" in page
    assert "Việc chưa công bố" not in page
    assert "Việc chưa công bố" in text_of(sign_in("clerk").get(url("registers")))


@pytest.mark.parametrize(
    "query",
    ["?state=xx&body=%00&type=%00&q=%00", "?after=nonsense", "?q='%20OR%201", "?after=2025-01-01~x", "?q=%26%7C!"],
)
def test_addresses_that_mean_nothing_break_nothing(office, sign_in, query):
    assert sign_in("secretary").get(url("list") + query).status_code == 200


def test_filters_narrow_the_list(office, sign_in):
    drafted(office, subject="Chuyển đổi số")
    approved(office, subject="Hạ tầng mạng")
    client = sign_in("secretary")
    page = text_of(client.get(url("list") + "?state=approved"))
    assert ("Hạ tầng mạng" in page, "Chuyển đổi số" in page.split("<tbody>")[1]) == (True, False)
    page = text_of(client.get(url("list") + "?q=chuyen+doi&body=bcdcds&type=TB"))
    assert "Hạ tầng mạng" not in page.split("<tbody>")[1]


def test_pages_of_the_list_follow_each_other_without_gap_or_repetition(office, sign_in, monkeypatch):
    monkeypatch.setattr("decreta.documents.tables.documents.DOCUMENTS.page_size", 2, raising=False)
    made = [drafted(office, subject=f"Văn bản {n}").pk for n in range(5)]
    client, seen, query = sign_in("secretary"), [], ""
    while True:
        listing = client.get(url("list") + query).context["list"]
        seen += [row.pk for row in listing.rows]
        if not listing.pages.next:
            break
        query = f"?after={listing.pages.next['after'].replace('+', '%2B')}"
    assert sorted(seen) == sorted(made)
    assert len(seen) == 5


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_costs_the_same_for_one_row_and_for_three(office, sign_in, number, django_assert_max_num_queries):
    for n in range(number):
        drafted(office, subject=f"Văn bản {n}")
    client = sign_in("secretary")
    client.get(url("list"))
    with django_assert_max_num_queries(10) as found:
        client.get(url("list"))
    about_documents = [query["sql"] for query in found.captured_queries if "documents_" in query["sql"]]
    assert len(about_documents) == 1


def test_the_search_says_where_in_the_text_the_words_stand_and_only_to_readers(office, sign_in):
    text = "1. Về thể chế\nBộ Khoa học và Công nghệ báo cáo về hạ tầng số dùng chung.\n2. Việc khác"
    document = drafted(office, text=text)
    page = sign_in("secretary").get(reverse("web:search"), {"q": "hạ tầng dùng"}).content.decode()
    assert reverse("documents:document", args=[document.pk]) in page
    assert "<mark>hạ tầng </mark>số <mark>dùng </mark>chung." in page
    assert "Việc khác" not in page
    other = sign_in("ministry_officer").get(reverse("web:search"), {"q": "hạ tầng dùng"}).content.decode()
    assert "dùng chung" not in other


def test_one_issuer_of_very_many_is_named_by_typing(office, sign_in, monkeypatch):
    """A list of choices with the body of every commune of a country would be most of the page."""
    document, client = drafted(office), sign_in("secretary")
    other = Document.objects.get(pk=drafted(office, subject="Của nơi khác").pk)
    Document.objects.filter(pk=other.pk).update(body=another_body())
    assert f'<option value="{office.body.code}"' in text_of(client.get(url("list")))
    for where in (body_filter, lists):
        monkeypatch.setattr(where, "MOST_BODIES", 0)
    page = text_of(client.get(url("list")))
    assert "<d-choose" in page and 'id="f-body"' in page and '<option value="CV"' in page
    assert f'<option value="{office.body.code}"' not in page
    for typed in (office.body.code, office.body.symbol, office.body.name_vi):
        found = text_of(client.get(url("list"), {"body": typed}))
        assert document.subject in found and other.subject not in found, typed
        assert f"[{office.body.code}]" in found, typed
    nothing = text_of(client.get(url("list"), {"body": "không có\x00"}))
    assert document.subject not in nothing and "không có" in nothing and "No document is like this" in nothing
