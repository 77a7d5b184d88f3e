"""A large pack is bound in the background, with what its reader may see then."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.urls import reverse
from django.utils import translation

from decreta.core import seats
from decreta.core.errors import ActRefused
from decreta.core.jobs import job
from decreta.files.detection import PDF
from decreta.kit.domain import exports
from decreta.kit.domain.jobs import finish, progress, refuse, running
from decreta.meetings.models import Sitting
from decreta.meetings.queries.room import room_of
from decreta.reading import domain
from decreta.reading.domain.packs import JOB
from decreta.reading.queries.packs import bound_in
from decreta.reading.rendering.names import file_name
from decreta.reading.rendering.packs import pack_of


@job(JOB)
def bind(job_id: str) -> None:
    """Bind the papers of a sitting for whoever asked; nothing when he is shown none of them any more."""
    with running(job_id) as work:
        if work is None:
            return
        asked = work.arguments
        with translation.override(asked["language"]), tempfile.TemporaryDirectory(prefix="decreta-pack-") as folder:
            by = seats.again(asked["seat"])
            sitting = Sitting.objects.visible_to(by).select_related("body").get(pk=asked["sitting"])
            room = room_of(sitting, actor=by)
            # Kept beside the file: whoever fetches it must still be shown all of this.
            work.arguments = {**asked, **bound_in(room)}
            work.save(update_fields=["arguments"])
            path = Path(folder) / "pack.pdf"
            path.write_bytes(pack_of(room, by, tell=lambda done: progress(work, min(done, work.total))))
            try:
                domain.take_pack(room=room, by=by)
            except ActRefused as refusal:  # a paper was withdrawn while it was bound
                refuse(work, message=str(refusal))
                return
            name = file_name(sitting)
            kept = exports.keep(job=work, path=path, name=name, media_type=PDF, seat=asked["seat"])
        finish(work, result_url=reverse("kit:download", args=[kept.pk]))
