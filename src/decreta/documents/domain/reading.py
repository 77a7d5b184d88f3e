"""What is read from a paper that came from outside, so that it is found by its words. The file itself is never touched."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.domain.indexing import index
from decreta.documents.models import Document, Reading
from decreta.documents.queries.texts import newest_version
from decreta.files import blobs, texts


@act("documents.read_paper")
def read_paper(
    *, document: Document, by: Actor, pages: list[str] | None = None, at: dt.datetime | None = None
) -> Reading | None:
    """Read the text layer of a received paper and index it; or take its words as they were read elsewhere, page by page.

    None when there is no text, or it was read already.
    """
    if document.paper is None or Reading.objects.filter(document=document).exists():
        return None
    if pages is None:
        pages = texts.pages_of(blobs.read(document.paper.blob_id))
    if not any(page.strip() for page in pages):
        return None
    made, is_new = Reading.objects.get_or_create(
        document=document, defaults={"pages": pages, "read_at": at or clock.now()}
    )
    if not is_new:
        return None
    index(document, newest_version(document))
    record("documents.paper_read", by=by, on=document, at=at, facts={"pages": len(pages)})
    return made
