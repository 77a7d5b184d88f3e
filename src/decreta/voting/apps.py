"""Django application of voting."""

from django.apps import AppConfig


class VotingConfig(AppConfig):
    """Enters ballots into the pages of a sitting, its closing and its live pages."""

    name = "decreta.voting"
    label = "voting"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import beside as sittings
        from decreta.meetings import composing, happenings, having, leaving, presiding
        from decreta.meetings import recording as records
        from decreta.ui import desk as desks
        from decreta.ui import nav
        from decreta.voting import beside, desk, endings, live, log_words, notices, policies, recording, telling
        from decreta.voting.domain import unseating, waiting
        from decreta.voting.queries.roll import recused_in, stepped_back_from
        from decreta.voting.queries.secrets import named
        from decreta.voting.queries.shown import declared_in, given_in, held
        from decreta.voting.queries.ties import why_undecided

        words.register(log_words.WORDS)
        sittings.register("voting", shared=beside.shared, own=beside.own, shows_conclusions=False, lists_present=())
        happenings.register("voting", telling.tell, held, given_in, declared_in)
        leaving.register("voting", policies.point_may_be_left)
        leaving.register_unseating("voting", unseating.unseat)
        presiding.register("voting", stepped_back_from)
        records.register("voting", acting=recording.acted, bearing=recording.bearing)
        composing.register("voting", against=why_undecided)
        endings.register("voting", waiting.follow)
        endings.register_anew("voting", waiting.follow)
        desks.panel("voting", desk.waiting)
        having.register("voting", held)
        having.register(beside.PANELS, named)
        having.register(beside.RECUSALS, recused_in)
        having.register(beside.PROXIES, given_in)
        live.register()
        notices.register()
        nav.within("voting", "meetings:list")
