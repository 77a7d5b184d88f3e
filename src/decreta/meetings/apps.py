"""Django application of meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Enters sittings into the rail, their notices into the registry, their live pages and their follower of the log."""

    name = "decreta.meetings"
    label = "meetings"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.audit.followers import follow
        from decreta.meetings import events, having, live, log_words, undoing
        from decreta.meetings.domain.rooming import OCCASION
        from decreta.meetings.domain.sending import tell
        from decreta.meetings.queries import desk, feeds, places
        from decreta.meetings.queries.lists import open_sittings_of
        from decreta.meetings.queries.periods import noted
        from decreta.meetings.tables import SITTINGS
        from decreta.rooms import occasions
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        events.register()
        live.register()
        having.register("meetings.short_notices", noted)
        desk.register()
        feeds.register_sources()
        tables.register(SITTINGS)
        undoing.register()
        occasions.register(OCCASION, occasions.Kind(_("sitting"), places.tell, places.seen))
        follow("meetings.notices", kinds=("meetings.",), handler=tell)
        nav.register("meetings", _("Sittings"), "gavel", "meetings:list", waiting=open_sittings_of, order=30)
