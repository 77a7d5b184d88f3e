"""Word templates: judged when they are brought, tried before they are in force, merged when a draft begins."""

from __future__ import annotations

import io

import pytest
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse
from docx import Document as Word

from decreta.audit.models import Entry
from decreta.core import apart
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.domain.contents import text_of
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.writing import domain
from decreta.writing.domain.beginning import merge
from decreta.writing.models import WordTemplate
from decreta.writing.queries.merging import Facts
from decreta.writing.workbench.filling import fill, look
from tests.documents import office as offices
from tests.writing.files import changed, docx

pytestmark = pytest.mark.django_db

LETTER = (
    "{{ issuer }}",
    "{{ text_begins }}",
    "Phúc đáp {{ reply_symbol|upper }} của {{ reply_issuer }} về {{ subject }}, {{ issuer }} có ý kiến như sau:",
    "{% for one in addressees %}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %} phối hợp thực hiện.",
    "{{ text_ends }}",
    "{{ signer_title }} {{ signer }}",
)


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


def kept(office, *lines: str, name: str = "Công văn phúc đáp", who: str = "clerk") -> WordTemplate:
    return domain.keep_template(
        organisation=office.agency,
        type_code="CV",
        name=name,
        content=docx(*(lines or LETTER), table=(("STT", "Việc"), ("1", "{{ subject }}"))),
        file_name="../../cv.docx",
        by=office.actor(who),
    )


def in_force(office, *lines: str):
    version = kept(office, *lines).versions.get()
    domain.try_out(version=version, by=office.actor("clerk"))
    return domain.put_in_force(version=version, by=office.actor("clerk"))


def facts(office, **other) -> Facts:
    usual = {
        "issuer": office.agency,
        "subject": "kết nối mạng",
        "signer_post": office.posts["chief"],
        "addressees": ("Bộ Khoa học và Công nghệ",),
    }
    return Facts(**(usual | other))


def codes_of(error) -> set[str]:
    return {one.code for one in error.value.problems}


def test_a_template_says_which_fields_it_asks_for_and_is_tried_before_it_is_in_force(office):
    clerk = office.actor("clerk")
    template = kept(office)
    version = template.versions.get()
    assert version.fields == [
        "addressees",
        "issuer",
        "reply_issuer",
        "reply_symbol",
        "signer",
        "signer_title",
        "subject",
    ]
    assert version.file.name == "cv.docx"
    with pytest.raises(NotNow) as untried:
        domain.put_in_force(version=version, by=clerk)
    assert codes_of(untried) == {"untried"}
    shown = Word(io.BytesIO(domain.try_out(version=version, by=clerk)))
    assert "[subject]" in shown.tables[0].rows[1].cells[1].text
    assert not any("text:begins" in one.text for one in shown.paragraphs)
    domain.put_in_force(version=version, by=clerk)
    with pytest.raises(NotNow):
        domain.put_in_force(version=version, by=clerk)
    with pytest.raises(NotAllowed):
        kept(office, name="Khác", who="officer")
    with pytest.raises(Invalid):
        kept(office)
    kinds = set(Entry.objects.filter(kind__startswith="writing.").values_list("kind", flat=True))
    assert kinds == {"writing.template_kept", "writing.tried", "writing.put_in_force"}


def test_a_draft_begins_with_the_merged_text_and_says_from_what(office):
    version = in_force(office)
    document = domain.begin(
        version=version,
        facts=facts(office),
        asked={"reply_symbol": "12/cv-stttt", "reply_issuer": "Sở A & <B>"},
        by=office.actor("officer"),
    )
    assert text_of(newest_version(document)) == (
        "Phúc đáp 12/CV-STTTT của Sở A & <B> về kết nối mạng, Văn phòng Trung ương Đảng có ý kiến như sau:\n"
        "Bộ Khoa học và Công nghệ phối hợp thực hiện."
    )
    assert document.began_from.version == version
    assert document.subject == "kết nối mạng" and document.type_code == "CV"


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_written(office):
    version = in_force(office)
    with pytest.raises(Invalid) as error:
        domain.begin(
            version=version,
            facts=facts(office, subject=" ", signer_post=None, addressees=()),
            by=office.actor("officer"),
        )
    assert {one.field for one in error.value.problems} == {
        *("subject", "signer_post", "addressees", "ask_reply_symbol", "ask_reply_issuer")
    }
    assert not Document.objects.exists()
    with pytest.raises(NotAllowed):
        merge(version=version, facts=facts(office), asked={}, by=office.actor("ministry_officer"))


def test_a_new_version_waits_for_its_trial_and_a_retired_template_begins_nothing(office):
    clerk, version = office.actor("clerk"), in_force(office)
    template = version.template
    later = domain.bring_version(template=template, content=docx("{{ subject }}"), file_name="x.docx", by=clerk)
    assert later.ordinal == 2 and later.fields == ["subject"]
    domain.try_out(version=later, by=clerk)
    domain.put_in_force(version=later, by=clerk)
    domain.retire(template=template, by=clerk)
    for act in (
        lambda: domain.begin(version=later, facts=facts(office), by=office.actor("officer")),
        lambda: domain.bring_version(template=template, content=docx("x"), file_name="x.docx", by=clerk),
        lambda: domain.retire(template=template, by=clerk),
    ):
        template.refresh_from_db()
        later.template.refresh_from_db()
        with pytest.raises(NotNow):
            act()
    with pytest.raises(DatabaseError):
        template.delete()


_REL = (
    b'<Relationship Id="rIdX" Target="http://a.example/x.png" TargetMode="External" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
_DOCUMENT = "word/document.xml"
GOOD = docx("{{ subject }}")
UNFIT: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "no archive": (b"PK\x03\x04 broken", "unreadable"),
    "half a file": (GOOD[: len(GOOD) // 2], "unreadable"),
    "an old or encrypted file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"),
    "another archive": (changed(GOOD, "[Content_Types].xml", b"wordprocessingml.document.main", b"x"), "not_docx"),
    "macros": (changed(GOOD, "word/vbaProject.bin", b"", b"\0"), "macros"),
    "a macro document": (
        changed(
            GOOD,
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "a picture on a server": (changed(GOOD, "word/_rels/document.xml.rels", b"</Relationships>", _REL), "external"),
    "a picture on a server, spelt otherwise": (
        changed(GOOD, "word/_rels/document.xml.rels", b"</Relationships>", _REL.replace(b"External", b"Externa&#108;")),
        "external",
    ),
    "a field whose code is in pieces": (
        changed(
            GOOD,
            _DOCUMENT,
            b"</w:body>",
            b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x</w:instrText></w:r></w:p></w:body>",
        ),
        "active_field",
    ),
    "a simple field in other quotes": (
        changed(GOOD, _DOCUMENT, b"</w:body>", b"<w:p><w:fldSimple w:instr='DDEAUTO c'/></w:p></w:body>"),
        "active_field",
    ),
    "an embedded program": (changed(GOOD, "word/embeddings/oleObject1.bin", b"", b"\0"), "embedded"),
    "a field that starts a program": (
        changed(
            GOOD, _DOCUMENT, b"</w:body>", b"<w:p><w:r><w:instrText>DDEAUTO c:\\cmd</w:instrText></w:r></w:p></w:body>"
        ),
        "active_field",
    ),
    "an entity": (changed(GOOD, _DOCUMENT, b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'), "unreadable"),
    "a part that leads out": (changed(GOOD, "../../etc/x", b"", b"x"), "unreadable"),
    "a bomb": (changed(GOOD, "word/media/x.bin", b"", b"\0" * (41 * 1024 * 1024)), "too_large"),
    "import": (docx("{% import 'os' as os %}"), "statement"),
    "climbing": (docx("{{ subject.__class__.__mro__ }}"), "attribute"),
    "climbing through a word": (docx("{{ ''|attr('__class__') }}"), "filter"),
    "a loop without end": (docx("{% for i in range(10**12) %}x{% endfor %}"), "statement"),
    "a call": (docx("{{ lipsum() }}"), "statement"),
    "a word of great length": (docx("{{ 'a' * 999999999 }}"), "statement"),
    "lists in lists": (
        docx("{% for a in x %}{% for b in x %}{% for c in x %}y{% endfor %}{% endfor %}{% endfor %}"),
        "too_deep",
    ),
    "an open brace": (docx("{{ subject"), "syntax"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_an_unfit_file_is_refused_with_its_reason_and_leaves_nothing(office, what):
    content, code = UNFIT[what]
    with pytest.raises(Invalid) as error:
        domain.keep_template(
            organisation=office.agency,
            type_code="CV",
            name="X",
            content=content,
            file_name="x.docx",
            by=office.actor("clerk"),
        )
    assert code in codes_of(error)
    assert all(one.field == "file" for one in error.value.problems)
    assert not WordTemplate.objects.exists()


PARTS = {"points": ["title", "lines"]}


def test_rows_of_a_declared_list_have_the_parts_that_were_declared():
    content = docx(
        "{%p for one in points %}",
        "{{ loop.index }}. {{ one.title|upper }}",
        "{%p for line in one.lines %}",
        "- {{ line }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    assert look(content, {"parts": PARTS})[0] == {
        "fields": ["points", "points.lines", "points.title"],
        "shown": ["points.lines", "points.title"],
        "bare": ["points.title"],
    }
    rows = [{"title": "hạ tầng <1>", "lines": ["một", "hai"]}, {"title": "thể chế", "lines": []}]
    said, _made = fill(content, {"values": {"points": rows}, "parts": PARTS})
    assert said["text"].split("\n") == ["1. HẠ TẦNG <1>", "- một", "- hai", "2. THỂ CHẾ"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{% for one in points %}{{ one.items }}{% endfor %}", "part"),
        ("{% for one in points %}{{ one.__class__ }}{% endfor %}", "part"),
        ("{% for one in points %}{{ one.title.upper }}{% endfor %}", "attribute"),
        ("{% for one in points %}{% for line in one.lines %}{{ line.title }}{% endfor %}{% endfor %}", "attribute"),
        ("{% for one in points %}{% for line in one.others %}{{ line }}{% endfor %}{% endfor %}", "part"),
        ("{% for one in others %}{{ one.title }}{% endfor %}", "attribute"),
        ("{{ points.title }}", "attribute"),
        ("{% for one in points %}{% for a in loop.index %}x{% endfor %}{% endfor %}", "statement"),
    ],
)
def test_nothing_else_of_a_row_is_reached(line, code):
    ((found, _word),) = look(docx(line), {"parts": PARTS})[0]["problems"]
    assert found == code


def test_work_that_goes_beyond_its_bounds_ends_there():
    for function in ("spin", "swell", "die"):
        with pytest.raises(apart.TooMuch):
            apart.work("tests.writing.unruly", function, b"", seconds=1)
    assert apart.work("tests.writing.unruly", "chatter", b"abc", {"a": 1}) == ({"a": 1}, b"abc")


def test_the_pages_lead_from_a_file_to_a_draft(office, client: Client):
    client.force_login(office.holdings["clerk"].person.user)
    upload = io.BytesIO(docx("Kính gửi {{ addressees|join(', ') }}: {{ amount }} đồng"))
    upload.name = "cv.docx"
    sent = {"name": "Tạm ứng", "type_code": "CV", "language": "vi", "file": upload}
    there = client.post(reverse("writing:templates"), sent, follow=True)
    template = WordTemplate.objects.get()
    assert "amount" in there.content.decode()
    version = template.versions.get()
    tried = client.post(reverse("writing:try_out", args=[version.pk]))
    assert tried["Content-Disposition"].startswith("attachment") and tried.content.startswith(b"PK")
    client.post(reverse("writing:put_in_force", args=[version.pk]), follow=True)
    client.force_login(office.holdings["officer"].person.user)
    begin = reverse("writing:begin", args=[template.pk])
    stated = {
        "issuer": f"organisation:{office.agency.pk}",
        "subject": "Tạm ứng",
        "signer_post": office.posts["chief"].pk,
    }
    refused = client.post(begin, stated)
    assert refused.status_code == 422 and refused.content.decode().count("aria-invalid") == 2
    stated |= {"addressees": "Bộ Khoa học và Công nghệ", "ask_amount": "5.000.000"}
    assert client.post(begin, stated | {"download": "yes"}).content.startswith(b"PK")
    assert not Document.objects.exists()
    answer = client.post(begin, stated, follow=True)
    document = Document.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("documents:revise", args=[document.pk])
    assert text_of(newest_version(document)) == "Kính gửi Bộ Khoa học và Công nghệ: 5.000.000 đồng"
