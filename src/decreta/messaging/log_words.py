"""The log's words for messages: that one was written, never what it said."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="messaging",
    name=pgettext_lazy("area of the log", "Messages"),
    order=305,
    acts={
        "messaging.asked": pgettext_lazy("act", "wrote to the secretariat"),
        "messaging.said": pgettext_lazy("act", "wrote to the room"),
        "messaging.told": pgettext_lazy("act", "told the room something"),
        "messaging.ended": pgettext_lazy("act", "took a message off the screen of the hall"),
        "messaging.own_answered": pgettext_lazy("act", "answered a member"),
        "messaging.own_settled": pgettext_lazy("act", "dealt with a message"),
        "messaging.own_removed": pgettext_lazy("act", "removed a message of one member"),
        "messaging.removed": pgettext_lazy("act", "removed a message to the room"),
        "messaging.switched": pgettext_lazy("act", "stopped messages to the room, or allowed them"),
        "messaging.destroyed": pgettext_lazy("act", "messages were destroyed by the rule of the body"),
    },
    things={
        "messaging.message": pgettext_lazy("thing", "message"),
    },
)
