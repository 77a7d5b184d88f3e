"""What must be true of an office's data at any moment between two presses, whatever died: each counts what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

#: What a statement counts; nought is right.
_COUNTED = {
    "a number stands once in its register": """
        SELECT count(*) - count(DISTINCT (series_id, number)) FROM documents_number""",
    "a register's next number is above all that were given": """
        SELECT count(*) FROM documents_number n JOIN documents_series s ON s.id = n.series_id
        WHERE n.number >= s.next_number""",
    "a document bears one living number": """
        SELECT count(*) FROM (SELECT document_id FROM documents_number WHERE document_id IS NOT NULL AND state <> 'void'
        GROUP BY document_id HAVING count(*) > 1) twice""",
    "a symbol stands once for its issuer and term": """
        SELECT count(*) FROM (SELECT 1 FROM documents_document WHERE symbol <> '' AND correspondent_id IS NULL
        GROUP BY body_id, organisation_id, term_id, symbol HAVING count(*) > 1) twice""",
    "a taken number has its entry": """
        SELECT count(*) FROM documents_number n WHERE taken_at IS NOT NULL AND document_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM audit_entry e WHERE e.kind = 'documents.number_taken' AND e.on_id = n.document_id::text)""",
    "a reserved number has its reason": """
        SELECT count(*) FROM documents_number WHERE state = 'reserved' AND (reserved_reason = '' OR reserved_at IS NULL)""",
    "a void number has its reason": """
        SELECT count(*) FROM documents_number WHERE state = 'void' AND void_reason = ''""",
    "a sealed number has an issued paper": """
        SELECT count(*) FROM documents_number n JOIN documents_document d ON d.id = n.document_id
        WHERE n.state = 'sealed' AND (d.state <> 'issued' OR d.paper_id IS NULL)""",
    "an issued paper has a sealed number and its date": """
        SELECT count(*) FROM documents_document d WHERE d.state = 'issued' AND d.correspondent_id IS NULL
        AND (d.issued_on IS NULL OR d.symbol = '' OR NOT EXISTS
        (SELECT 1 FROM documents_number n WHERE n.document_id = d.id AND n.state = 'sealed'))""",
    "later numbers bear no earlier dates": """
        SELECT count(*) FROM (SELECT d.issued_on, lag(d.issued_on) OVER (PARTITION BY n.series_id ORDER BY n.number) before
        FROM documents_number n JOIN documents_document d ON d.id = n.document_id
        WHERE n.state IN ('sealed', 'taken') AND d.correspondent_id IS NULL) row WHERE issued_on < before""",
    "versions are counted from one without a gap": """
        SELECT count(*) FROM (SELECT document_id FROM documents_version GROUP BY document_id
        HAVING max(ordinal) <> count(*) OR min(ordinal) <> 1) torn""",
    "an approval names the hash of its version": """
        SELECT count(*) FROM documents_approval a JOIN documents_version v ON v.id = a.version_id
        WHERE a.content_hash <> v.content_hash OR a.document_id <> v.document_id""",
    "what is approved, numbered or issued was approved": """
        SELECT count(*) FROM documents_document d WHERE d.state IN ('approved', 'issuing', 'issued')
        AND d.correspondent_id IS NULL AND NOT EXISTS (SELECT 1 FROM documents_approval a WHERE a.document_id = d.id)""",
    "what was approved has its entry": """
        SELECT count(*) FROM documents_approval a WHERE NOT EXISTS
        (SELECT 1 FROM audit_entry e WHERE e.kind = 'documents.approved' AND e.on_id = a.document_id::text)""",
    "an own document has a text": """
        SELECT count(*) FROM documents_document d WHERE d.correspondent_id IS NULL AND NOT EXISTS
        (SELECT 1 FROM documents_version v WHERE v.document_id = d.id)""",
    "somebody can read each document": """
        SELECT count(*) FROM documents_document d WHERE NOT EXISTS
        (SELECT 1 FROM documents_audience a WHERE a.document_id = d.id)""",
    "a closed register has its book and its reason": """
        SELECT count(*) FROM documents_series WHERE closed_at IS NOT NULL AND (book_id IS NULL OR closing_reason = '')""",
    "a register is closed with its entry": """
        SELECT count(*) FROM documents_series s WHERE closed_at IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM audit_entry e WHERE e.kind = 'documents.register_closed' AND e.on_id = s.id::text)""",
    "arrivals are counted from one without a gap": """
        SELECT count(*) FROM (SELECT series_id FROM documents_arrival GROUP BY series_id
        HAVING max(number) - min(number) + 1 <> count(*) OR count(*) <> count(DISTINCT number)) torn""",
    "an arrival has its number in the register": """
        SELECT count(*) FROM documents_arrival a WHERE NOT EXISTS
        (SELECT 1 FROM documents_series s WHERE s.id = a.series_id AND s.next_number > a.number)""",
    "a mark has one leader, and all its assignments are told": """
        SELECT count(*) FROM documents_mark m WHERE (SELECT count(*) FROM assignments_assignment a
        WHERE a.matter_id = m.id AND a.role = 'lead') <> 1""",
    "an assignment begins with the fact that it was assigned": """
        SELECT count(*) FROM assignments_assignment a WHERE NOT EXISTS
        (SELECT 1 FROM assignments_fact f WHERE f.assignment_id = a.id)""",
    "the last fact of an assignment is the one that it repeats": """
        SELECT count(*) FROM assignments_assignment a WHERE a.last_fact_at IS DISTINCT FROM
        (SELECT max(recorded_at) FROM assignments_fact f WHERE f.assignment_id = a.id)
        AND a.last_fact_at IS DISTINCT FROM (SELECT max(happened_at) FROM assignments_fact f WHERE f.assignment_id = a.id)""",
    "what is accepted was reported and judged": """
        SELECT count(*) FROM assignments_assignment a WHERE done_accepted_at IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM assignments_verdict v JOIN assignments_report r ON r.id = v.report_id
        WHERE r.assignment_id = a.id AND v.outcome = 'accepted')""",
    "reports are counted from one without a gap": """
        SELECT count(*) FROM (SELECT assignment_id FROM assignments_report GROUP BY assignment_id
        HAVING max(ordinal) <> count(*)) torn""",
    "nobody is sent the same paper twice": """
        SELECT count(*) FROM (SELECT 1 FROM dispatch_delivery WHERE state NOT IN ('returned', 'failed', 'cancelled')
        GROUP BY document_id, way, name HAVING count(*) > 1) twice""",
    "a delivery says what its newest receipt says": """
        SELECT count(*) FROM dispatch_delivery d WHERE d.state = 'received' AND (d.arrival_id IS NULL AND d.way = 'inside'
        OR NOT EXISTS (SELECT 1 FROM dispatch_receipt r WHERE r.delivery_id = d.id AND r.kind = 'received'))""",
    "a delivery by mail has its mail": """
        SELECT count(*) FROM dispatch_delivery d WHERE d.way = 'mail' AND NOT EXISTS
        (SELECT 1 FROM notifications_mail m WHERE m.id = d.mail_id)""",
    "a recalled document says so": """
        SELECT count(*) FROM dispatch_recall r JOIN documents_document d ON d.id = r.document_id WHERE d.recalled_at IS NULL""",
    "a paper of the tray has what it was made of": """
        SELECT count(*) FROM capture_traypaper p WHERE NOT EXISTS
        (SELECT 1 FROM capture_original o WHERE o.paper_id = p.id)""",
    "a paper of the tray that was not read waits for it": """
        SELECT count(*) FROM capture_traypaper p WHERE p.read_at IS NULL AND p.state = 'waiting' AND NOT EXISTS
        (SELECT 1 FROM procrastinate_jobs j WHERE j.args ->> 'paper_id' = p.id::text AND j.status IN ('todo', 'doing'))""",
    "an arrival whose paper was not read waits for it": """
        SELECT count(*) FROM documents_arrival a JOIN documents_document d ON d.id = a.document_id
        WHERE d.paper_id IS NOT NULL AND d.correspondent_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM documents_reading r WHERE r.document_id = d.id) AND NOT EXISTS
        (SELECT 1 FROM procrastinate_jobs j WHERE j.args ->> 'document_id' = d.id::text AND j.status <> 'failed')""",
    "a mail that was not sent waits for it": """
        SELECT count(*) FROM notifications_mail m WHERE sent_at IS NULL AND failed_at IS NULL AND NOT EXISTS
        (SELECT 1 FROM procrastinate_jobs j WHERE j.args ->> 'mail_id' = m.id::text)""",
    "a key that was kept has its answer": """
        SELECT count(*) FROM accounts_idempotencykey WHERE status IS NULL OR status = 0""",
    "each entry is in the log or waits for its place": """
        SELECT count(*) FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.entry_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.entry_id = e.id)""",
    "no follower of the log stumbled": """SELECT count(*) FROM audit_followerfailure""",
}


def _unexplained() -> int:
    from decreta.documents.models import Series
    from decreta.documents.queries.registers import unexplained_gaps

    return sum(len(unexplained_gaps(series)) for series in Series.objects.all())


def _torn_texts() -> int:
    from decreta.documents.domain.contents import hash_of
    from decreta.documents.models import Version

    return sum(hash_of(content) != kept for content, kept in Version.objects.values_list("content", "content_hash"))


def _lost_files() -> int:
    from decreta.files import blobs
    from decreta.files.models import StoredFile

    lost = 0
    for sha256 in StoredFile.objects.values_list("blob_id", flat=True).distinct():
        try:
            blobs.read(sha256)
        except blobs.DamagedBlobError:
            lost += 1
    return lost


def _half_files() -> int:
    """Files under a hash that is not theirs; what lies aside under a name with a dot never got its name."""
    from pathlib import Path

    from django.conf import settings

    from decreta.files.blobs import hash_of

    root = Path(settings.DECRETA_DATA) / "blobs"
    named = [path for path in root.glob("??/*") if re.fullmatch(r"[0-9a-f]{62}", path.name)]
    return sum(hash_of(path.read_bytes()) != path.parent.name + path.name for path in named)


def _broken_log() -> int:
    from decreta.audit import verify

    return len(verify.run().faults)


def _unsigned_papers() -> int:
    """The newest issued paper: person and organ have signed it, and nothing was changed since."""
    from decreta.documents.models import Document
    from decreta.files.queries import read
    from decreta.signing.authority import installed
    from decreta.signing.verifying import verify

    newest = Document.objects.filter(state="issued", correspondent__isnull=True).order_by("-pk").first()
    if newest is None or newest.paper is None:
        return 0
    verdicts = verify(read(newest.paper), roots=installed().roots)
    return sum(not one.is_valid for one in verdicts) + max(0, 2 - len(verdicts))


_TRIED: dict[str, Callable[[], int]] = {
    "no number is missing without a reason": _unexplained,
    "a text has the hash that it is known by": _torn_texts,
    "a file that is known is there, to the byte": _lost_files,
    "no half file has a name": _half_files,
    "the log is proven": _broken_log,
    "the newest paper is signed by both": _unsigned_papers,
}
#: Only once the recovery has run: until then somebody waits for it.
_AFTER_RECOVERY = {
    "nothing is left half issued": """
        SELECT (SELECT count(*) FROM documents_number WHERE state = 'taken')
        + (SELECT count(*) FROM documents_document WHERE state = 'issuing')""",
    "no job is left by a dead worker": """SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'""",
    "no job failed for good": """SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'""",
}
NUMBER = len(_COUNTED) + len(_TRIED) + len(_AFTER_RECOVERY)


def broken(*, recovered: bool) -> dict[str, int]:
    """What does not hold, and how often."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for name, statement in _COUNTED.items() | (_AFTER_RECOVERY.items() if recovered else set()):
            cursor.execute(statement)
            found[name] = int(cursor.fetchone()[0])
    found |= {name: count() for name, count in _TRIED.items()}
    return {name: count for name, count in found.items() if count}
