"""Who writes to whom in a session."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class MessageKind(models.TextChoices):
    """From whom to whom a message goes. The secretariat is whoever prepares the sitting or presides over it."""

    ASKED = "asked", pgettext_lazy("message", "to the secretariat")
    SAID = "said", pgettext_lazy("message", "to the room")
    ANSWERED = "answered", pgettext_lazy("message", "from the secretariat, to one member")
    TOLD = "told", pgettext_lazy("message", "from the secretariat, to the room")


#: What everybody in the room reads, as far as he reads the point that it was about.
TO_ROOM = (MessageKind.SAID, MessageKind.TOLD)
#: What one member and the secretariat read.
PRIVATE = (MessageKind.ASKED, MessageKind.ANSWERED)
#: What members write; the rest the secretariat does.
OF_MEMBERS = (MessageKind.ASKED, MessageKind.SAID)
