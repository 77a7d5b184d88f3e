"""Django application of voting."""

from django.apps import AppConfig


class VotingConfig(AppConfig):
    """Enters ballots into the pages of a sitting, its closing and its live pages."""

    name = "decreta.voting"
    label = "voting"

    def ready(self) -> None:
        from decreta.meetings import beside as sittings
        from decreta.meetings import ending
        from decreta.ui import nav
        from decreta.voting import beside, live, policies

        sittings.register("voting", shared=beside.shared, own=beside.own)
        ending.before_closing(policies.nothing_is_open)
        live.register()
        nav.within("voting", "meetings:list")
