"""The log's words for linking: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="linking",
    name=pgettext_lazy("area of the log", "Links of tasks and trackers"),
    order=30,
    acts={
        "linking.enter_tracker": pgettext_lazy("act", "entered a tracker"),
        "linking.change_tracker": pgettext_lazy("act", "changed a tracker"),
        "linking.identify": pgettext_lazy("act", "said what trackers call a task"),
        "linking.decide_pair": pgettext_lazy("act", "said what two tasks are that look alike"),
        "linking.depend": pgettext_lazy("act", "said that a task waits for another"),
        "linking.release": pgettext_lazy("act", "said that a task waits for another no longer"),
        "linking.hand_over": pgettext_lazy("act", "told a tracker what has changed"),
    },
    things={
        "linking.pair": pgettext_lazy("thing", "two tasks that look alike"),
        "linking.tracker": pgettext_lazy("thing", "tracker"),
        "linking.handover": pgettext_lazy("thing", "hand-over to a tracker"),
    },
    facts={
        "needs": pgettext_lazy("fact", "task that is waited for"),
        "lag": pgettext_lazy("fact", "days after its end"),
        "verdict": pgettext_lazy("fact", "what they are"),
        "verdict_before": pgettext_lazy("fact", "what they were said to be before"),
        "keeper": pgettext_lazy("fact", "task under which it is reported"),
        "ids": pgettext_lazy("fact", "identifiers in trackers"),
        "tracker": pgettext_lazy("fact", "tracker"),
        "pattern": pgettext_lazy("fact", "address of a task there"),
        "kept_by": pgettext_lazy("fact", "kept by"),
        "is_in_use": pgettext_lazy("fact", "in use"),
    },
)
