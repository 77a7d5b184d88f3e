from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MinutesConfig(AppConfig):
    """Enters minutes beside sittings, on the desk, into the lists and the notices, and as what offices keep forms for."""

    name = "decreta.minutes"
    label = "minutes"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import composing, recording
        from decreta.minutes import beside, desk, log_words, notices, outcome, policies
        from decreta.minutes.domain import deciding
        from decreta.minutes.queries.searching import find, find_minutes
        from decreta.minutes.rendering.forms import PURPOSE
        from decreta.minutes.tables.decisions import DECISIONS
        from decreta.minutes.tables.minutes import MINUTES
        from decreta.minutes.tables.terms import ATTENDANCE, TIMES
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables
        from decreta.ui.search import searchable
        from decreta.voting import using
        from decreta.writing import purposes

        words.register(log_words.WORDS)
        beside.register()
        outcome.register()
        recording.register("minutes", lock=policies.why_locked, standing=policies.why_standing)
        composing.register("minutes", composed=deciding.anchor_in_notice)
        using.register("minutes", policies.why_used)
        notices.register()
        purposes.register(PURPOSE)
        for one in (MINUTES, DECISIONS, ATTENDANCE, TIMES):
            tables.register(one)
        desks.panel("minutes", desk.waiting)
        desks.handled("minutes.minutes", desk.handled)
        desks.handled("minutes.decision", desk.decided)
        searchable("minutes", _("Decisions"), find, order=15)
        searchable("minutes.minutes", pgettext_lazy("record", "Minutes"), find_minutes, order=14)
        nav.within("minutes", "meetings:list")
