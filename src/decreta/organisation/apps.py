from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "decreta.organisation"
    label = "organisation"

    def ready(self) -> None:
        from decreta.accounts import closing, posts
        from decreta.audit import words
        from decreta.core import seats
        from decreta.kit.importing import acting
        from decreta.organisation import importing, log_words, policies
        from decreta.organisation.queries import sight
        from decreta.organisation.queries.actors import actor_in, posts_held
        from decreta.organisation.queries.seats import seat_again
        from decreta.organisation.tables import BODIES, ORGANISATIONS
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        acting.resolve_with(actor_in)
        closing.register("the last administrator", policies.account_may_close)
        importing.register_all()
        sight.register()
        posts.register(posts_held)
        seats.provide(seat_again)
        tables.register(ORGANISATIONS)
        tables.register(BODIES)
        nav.register("organisation", _("Structure"), "network", "organisation:list", order=80)
