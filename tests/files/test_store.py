"""Files are kept once under their content, durably, and only when they are fit for the office."""

from __future__ import annotations

import pytest

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.files import blobs, queries
from decreta.files.domain import store
from decreta.files.models import Blob, StoredFile
from decreta.files.naming import safe_name
from tests.files import papers

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")


@pytest.fixture(autouse=True)
def data_directory(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    return tmp_path


def codes(refusal: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


def test_same_content_is_kept_once_and_used_twice(data_directory):
    first = store(content=b"Ngh\xe1\xbb\x8b quy\xe1\xba\xbft", name="a.txt", by=SYSTEM)
    second = store(content=b"Ngh\xe1\xbb\x8b quy\xe1\xba\xbft", name="b.txt", by=SYSTEM)
    assert first.blob_id == second.blob_id
    assert (Blob.objects.count(), StoredFile.objects.count()) == (1, 2)
    kept = [path for path in (data_directory / "blobs").rglob("*") if path.is_file()]
    assert [path.parent.name + path.name for path in kept] == [first.blob_id]


def test_what_was_stored_is_read_back(either_store):
    stored = store(content=b"as decided", name="x.txt", by=SYSTEM)
    with queries.open_blob(stored) as file:
        assert queries.read(stored) == file.read() == b"as decided"


def test_pages_of_a_pdf_are_counted():
    assert store(content=papers.pdf(3), name="x.pdf", by=SYSTEM).page_count == 3
    assert store(content=b"text", name="x.txt", by=SYSTEM).page_count is None


def test_log_keeps_the_hash_and_not_the_name():
    stored = store(content=b"text", name="canary-subject.txt", by=SYSTEM)
    entry = Entry.objects.get(kind="files.stored")
    assert entry.facts["sha256"] == stored.blob_id
    assert "canary" not in str(entry.facts)


def test_changed_byte_on_disk_is_noticed():
    stored = store(content=b"as decided", name="x.txt", by=SYSTEM)
    path = blobs.path_of(stored.blob_id)
    path.chmod(0o600)
    path.write_bytes(b"as forged!")
    with pytest.raises(blobs.DamagedBlobError):
        queries.read(stored)


def test_missing_blob_is_named():
    stored = store(content=b"as decided", name="x.txt", by=SYSTEM)
    blobs.path_of(stored.blob_id).unlink()
    with pytest.raises(blobs.DamagedBlobError, match=stored.blob_id):
        queries.open_blob(stored)


@pytest.mark.parametrize("hash_", ["../../etc/passwd", "a" * 63, "A" * 64, "a" * 62 + "/."])
def test_only_a_hash_leads_to_a_blob(hash_):
    with pytest.raises(ValueError, match="SHA-256"):
        blobs.path_of(hash_)


def test_empty_file_is_refused():
    with pytest.raises(Invalid) as refusal:
        store(content=b"", name="x.pdf", by=SYSTEM)
    assert codes(refusal) == {"empty"}


def test_too_large_file_is_refused(settings, data_directory):
    settings.DECRETA_FILE_MAX_BYTES = 10
    with pytest.raises(Invalid) as refusal:
        store(content=b"x" * 11, name="x.txt", by=SYSTEM)
    assert codes(refusal) == {"too_large"}
    assert not (data_directory / "blobs").exists()


def test_text_that_calls_itself_pdf_is_refused():
    with pytest.raises(Invalid) as refusal:
        store(content=b"hello", name="x.pdf", media_type="application/pdf", by=SYSTEM)
    assert codes(refusal) == {"wrong_type"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (papers.with_script(), "script"),
        (papers.with_launch(), "launch"),
        (papers.with_attachment(), "attachments"),
        (papers.pdf(encrypt="secret"), "encrypted"),
        (papers.pdf(0), "no_pages"),
        (b"%PDF-1.7 and nothing else", "unreadable"),
    ],
)
def test_pdf_that_could_act_or_cannot_be_read_is_refused(content, code):
    with pytest.raises(Invalid) as refusal:
        store(content=content, name="x.pdf", by=SYSTEM)
    assert code in codes(refusal)
    assert not StoredFile.objects.exists()


def test_papers_of_our_own_making_may_carry_attachments():
    assert store(content=papers.with_attachment(), name="x.pdf", by=SYSTEM, may_have_attachments=True).page_count == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\Tờ trình.pdf", "Tờ trình.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("  .. ", "file"),
        ("", "file"),
        ("d" * 300 + ".pdf", "d" * 196 + ".pdf"),
        ("会議資料.pdf", "会議資料.pdf"),
    ],
)
def test_names_lead_nowhere_and_deceive_nobody(given, kept):
    assert safe_name(given) == kept
