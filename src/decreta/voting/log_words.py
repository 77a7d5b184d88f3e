"""The log's words for voting: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="voting",
    name=pgettext_lazy("area of the log", "Votes"),
    order=240,
    acts={
        "voting.opened": pgettext_lazy("act", "opened a ballot"),
        "voting.closed": pgettext_lazy("act", "closed a ballot"),
        "voting.annulled": pgettext_lazy("act", "annulled a ballot"),
        "voting.tie_decided": pgettext_lazy("act", "decided where the sides were equal"),
        "voting.cast": pgettext_lazy("act", "voted"),
        "voting.merged": pgettext_lazy("act", "added votes from paper to a closed ballot"),
        "voting.entered_afterwards": pgettext_lazy("act", "entered a ballot that was held without network"),
        "voting.entered": pgettext_lazy("act", "noted a vote for somebody"),
        "voting.note_taken_back": pgettext_lazy("act", "took back a vote noted for somebody"),
        "voting.tellers_named": pgettext_lazy("act", "named the tellers of a secret ballot"),
        "voting.key_given": pgettext_lazy("act", "made a teller's key"),
        "voting.count_begun": pgettext_lazy("act", "began the count of a secret ballot"),
        "voting.opening_sent": pgettext_lazy("act", "opened the papers of a secret ballot as a teller"),
        "voting.unopened": pgettext_lazy("act", "found papers of a secret ballot that did not open"),
        "voting.waits_no_longer": pgettext_lazy("act", "had a secret ballot counted without the other tellers"),
        "voting.counted": pgettext_lazy("act", "counted a secret ballot"),
        "voting.totals_entered": pgettext_lazy("act", "entered the totals of a secret ballot on paper"),
        "voting.hands_entered": pgettext_lazy("act", "entered the totals of a show of hands"),
        "voting.recused": pgettext_lazy("act", "noted that somebody takes no part in a decision"),
        "voting.unseated": pgettext_lazy("act", "ended what somebody was to cast in an open ballot"),
        "voting.proxy_given": pgettext_lazy("act", "noted a proxy"),
        "voting.own_proxy_given": pgettext_lazy("act", "gave his vote to another member"),
        "voting.proxy_withdrawn": pgettext_lazy("act", "took back the vote that he had given"),
        "voting.proxy_refused": pgettext_lazy("act", "refused a proxy"),
        "voting.proxy_revoked": pgettext_lazy("act", "ended a proxy"),
    },
    things={
        "voting.ballot": pgettext_lazy("thing", "ballot"),
        "voting.vote": pgettext_lazy("thing", "vote"),
        "voting.panel": pgettext_lazy("thing", "tellers"),
        "voting.teller": pgettext_lazy("thing", "teller"),
        "voting.counting": pgettext_lazy("thing", "count of a secret ballot"),
        "voting.proxy": pgettext_lazy("thing", "proxy"),
        "voting.recusal": pgettext_lazy("thing", "stepping back from a point"),
    },
)
