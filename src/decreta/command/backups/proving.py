"""Is a restored installation the one that was backed up? Rows, registers, files, signatures, the log."""

from __future__ import annotations

import hashlib
from typing import Any

from decreta.command.backups.figures import Figures
from decreta.command.backups.layout import Manifest
from decreta.command.backups.report import Report

_PIECE = 1024 * 1024


def differences(manifest: Manifest, found: Figures) -> list[str]:
    """What the database holds otherwise than the manifest says, in sentences."""
    faults = []
    for name in sorted({*manifest.tables, *found.tables}):
        before, after = manifest.tables.get(name), found.tables.get(name)
        if before is None or after is None:
            faults.append(f"table {name} is {'new' if before is None else 'missing'}")
        elif before[0] != after[0]:
            faults.append(f"table {name} has {after[0]} rows, not {before[0]}")
        elif before[1] != after[1]:
            faults.append(f"table {name} has other contents")
    for key, counters in manifest.series.items():
        if found.series.get(key) != counters:
            faults.append(f"register {key} stands at {found.series.get(key)}, not {counters}")
    if found.log != manifest.log:
        faults.append(f"the log stands at {found.log['size']}, not {manifest.log['size']}")
    if found.migrations != manifest.migrations:
        faults.append("other migrations are applied")
    return faults


def prove(manifest: Manifest, report: Report, checkpoint: str) -> None:
    """Files by their hashes, papers by their signatures, the log by its own proof; the figures go into the report."""
    report.figures |= _files(report) | _papers(report) | _log(manifest, report, checkpoint)


def _files(report: Report) -> dict[str, Any]:
    from decreta.files import blobs
    from decreta.files.models import Blob

    count = size = 0
    for sha256, stated in Blob.objects.values_list("sha256", "size").iterator():
        digest, length = hashlib.sha256(), 0
        try:
            with blobs.open_blob(sha256) as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
                    length += len(piece)
        except blobs.DamagedBlobError:
            report.faults.append(f"file {sha256} is missing")
            continue
        if digest.hexdigest() != sha256 or length != stated:
            report.faults.append(f"file {sha256} has other contents")
        count, size = count + 1, size + length
    return {"files": count, "file_bytes": size}


def _papers(report: Report) -> dict[str, Any]:
    from decreta.documents.models import Document
    from decreta.documents.queries.signatures import verdicts_of
    from decreta.files.blobs import DamagedBlobError

    papers = signatures = unsigned = 0
    for document in Document.objects.exclude(paper=None).select_related("paper__blob").iterator(chunk_size=200):
        assert document.paper is not None
        papers += 1
        try:
            verdicts = verdicts_of(document.paper)
        except DamagedBlobError:
            continue  # said with the files
        signatures += len(verdicts)
        unsigned += not verdicts  # as it was: its bytes are proven by their hash
        report.faults += [
            f"paper {document.symbol} is not signed validly: {verdict.reason or verdict.indication}"
            for verdict in verdicts
            if not verdict.is_valid
        ]
    return {"papers": papers, "signatures": signatures, "unsigned_papers": unsigned}


def _log(manifest: Manifest, report: Report, checkpoint: str) -> dict[str, Any]:
    from decreta.audit import verify

    verdict = verify.run(anchor=checkpoint)
    report.faults += [f"log: {fault}" for fault in verdict.faults]
    if verdict.size != manifest.log["size"]:
        report.faults.append(f"log: {verdict.size} entries have a place, not {manifest.log['size']}")
    return {"log_entries": verdict.size, "log_waiting": verdict.unsequenced, "checkpoints": verdict.checkpoints}
