"""The log's words for capture: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="capture",
    name=pgettext_lazy("area of the log", "Intake tray"),
    order=340,
    acts={
        "capture.taken_in": pgettext_lazy("act", "laid a paper into the tray"),
        "capture.turned": pgettext_lazy("act", "turned pages in the tray"),
        "capture.parted": pgettext_lazy("act", "parted a paper in the tray"),
        "capture.joined": pgettext_lazy("act", "joined papers in the tray"),
        "capture.paper_read": pgettext_lazy("act", "read a paper in the tray"),
        "capture.registered": pgettext_lazy("act", "registered a paper of the tray"),
        "capture.set_aside": pgettext_lazy("act", "set a paper of the tray aside"),
        "capture.taken_up": pgettext_lazy("act", "took a paper of the tray up again"),
        "capture.returned": pgettext_lazy("act", "returned a paper of the tray"),
        "capture.dropped": pgettext_lazy("act", "dropped a paper of the tray"),
    },
    things={
        "capture.traypaper": pgettext_lazy("thing", "paper in the tray"),
    },
)
