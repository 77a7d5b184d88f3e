"""Addresses of voting."""

from __future__ import annotations

from django.urls import path

from decreta.voting.views import (
    afterwards,
    casting,
    hands,
    heaps,
    own_proxies,
    putting,
    rights,
    secrets,
    showing,
    tellers,
)

app_name = "voting"

urlpatterns = [
    path("points/<uuid:pk>/put/", putting.put, name="put"),
    path("points/<uuid:pk>/step-back/", rights.recuse, name="recuse"),
    path("sittings/<uuid:pk>/afterwards/", afterwards.enter_ballot, name="enter_ballot"),
    path("sittings/<uuid:pk>/proxies/", rights.give_proxy, name="give_proxy"),
    path("sittings/<uuid:pk>/own-proxy/", own_proxies.give, name="give_own_proxy"),
    path("proxies/<uuid:pk>/withdraw/", own_proxies.withdraw, name="withdraw_proxy"),
    path("proxies/<uuid:pk>/refuse/", own_proxies.refuse, name="refuse_proxy"),
    path("proxies/<uuid:pk>/revoke/", rights.revoke_proxy, name="revoke_proxy"),
    path("recount.py", secrets.recount_script, name="recount"),
    path("sittings/<uuid:pk>/tellers/", tellers.name_tellers, name="name_tellers"),
    path("sittings/<uuid:pk>/panel/", tellers.panel, name="panel"),
    path("panels/<uuid:pk>/", tellers.teller, name="teller"),
    path("panels/<uuid:pk>/state/", tellers.state, name="teller_state"),
    path("panels/<uuid:pk>/key/", tellers.give_key, name="give_key"),
    path("panels/<uuid:pk>/begin/", tellers.begin, name="begin_count"),
    path("panels/<uuid:pk>/papers/", tellers.papers, name="sealed_papers"),
    path("panels/<uuid:pk>/open/", tellers.open_papers, name="open_papers"),
    path("<uuid:pk>/", showing.ballot, name="ballot"),
    path("<uuid:pk>/progress/", showing.progress, name="progress"),
    path("<uuid:pk>/names.csv", showing.names, name="names"),
    path("<uuid:pk>/paper/", casting.paper, name="paper"),
    path("<uuid:pk>/cast/", casting.cast, name="cast"),
    path("<uuid:pk>/enter/", casting.enter, name="enter"),
    path("<uuid:pk>/enter/undo/", heaps.take_back_last, name="take_back_last"),
    path("<uuid:pk>/merge/", casting.merge, name="merge"),
    path("<uuid:pk>/cast-sealed/", secrets.cast_sealed, name="cast_sealed"),
    path("<uuid:pk>/waiting/", secrets.waiting, name="waiting"),
    path("<uuid:pk>/wait-no-longer/", secrets.wait_no_longer, name="wait_no_longer"),
    path("<uuid:pk>/totals/", secrets.totals, name="totals"),
    path("<uuid:pk>/hands/", hands.hands, name="hands"),
    path("<uuid:pk>/papers.json", secrets.published_list, name="published"),
    path("<uuid:pk>/close/", putting.close, name="close"),
    path("<uuid:pk>/annul/", putting.annul, name="annul"),
    path("<uuid:pk>/decide/", putting.decide, name="decide"),
]
