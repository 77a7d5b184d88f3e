"""The act of keeping a file."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.files import apart, blobs, limits
from decreta.files.detection import PDF, media_type_of
from decreta.files.models import Blob, StoredFile
from decreta.files.naming import safe_name


@act("files.store")
def store(
    *,
    content: bytes,
    name: str,
    media_type: str | None = None,
    by: Actor,
    at: dt.datetime | None = None,
    may_have_attachments: bool = False,
) -> StoredFile:
    """Keep a file under its content's hash and return this use of it.

    `media_type`, when given, is what the file must be; what it is, its content tells. A PDF is
    examined and refused when it is encrypted, unreadable or could act by itself; embedded files are
    refused too unless `may_have_attachments` (papers that this software makes itself).
    The bytes are durable before the row is; a rolled back transaction leaves at most an unused blob.
    Raises Invalid with everything that is wrong.
    """
    found, page_count = examine(content, media_type, may_have_attachments=may_have_attachments)
    sha256 = blobs.write(content)
    Blob.objects.bulk_create([Blob(sha256=sha256, size=len(content), media_type=found)], ignore_conflicts=True)
    stored = StoredFile.objects.create(
        blob_id=sha256,
        name=safe_name(name),
        page_count=page_count,
        created_at=at or clock.now(),
        created_by=by.as_facts(),
    )
    # Not the name: a name can tell what the content says, and the log is read by more people than the file.
    record(
        "files.stored",
        by=by,
        on=stored,
        facts={"sha256": sha256, "size": len(content), "media_type": found, "pages": page_count},
        at=at,
    )
    return stored


def examine(content: bytes, expected: str | None, *, may_have_attachments: bool = False) -> tuple[str, int | None]:
    """The media type and number of pages of an acceptable file. Raises Invalid."""
    check_size(len(content))
    problems = Problems()
    found = media_type_of(content)
    if expected and found != expected:
        problems.add(_("The content of the file is not of the kind that is expected here"), code="wrong_type")
    page_count = None
    if found == PDF:
        findings = apart.examine(content)
        page_count = findings.page_count
        problems.found += [
            problem for problem in findings.problems if not (may_have_attachments and problem.code == "attachments")
        ]
    problems.refuse_if_any(Invalid)
    return found, page_count


def check_size(size: int) -> None:
    """Refuse a file by its size alone, so that nobody has to read it first. Raises Invalid."""
    problems = Problems()
    if not size:
        problems.add(_("The file is empty"), code="empty")
    if size > limits.max_bytes():
        megabytes = limits.max_bytes() // (1024 * 1024)
        problems.add(_("The file is larger than %(limit)s MB") % {"limit": megabytes}, code="too_large")
    problems.refuse_if_any(Invalid)
