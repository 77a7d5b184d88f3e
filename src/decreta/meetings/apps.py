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
        from decreta.meetings import events, having, live, log_words, search_index, undoing
        from decreta.meetings.domain.rooming import OCCASION
        from decreta.meetings.domain.sending import tell
        from decreta.meetings.queries import desk, feeds, places
        from decreta.meetings.queries.lists import open_sittings_of
        from decreta.meetings.queries.periods import noted
        from decreta.meetings.tables import SITTINGS
        from decreta.rooms import occasions
        from decreta.ui import nav, tables
        from decreta.ui.search import searchable

        words.register(log_words.WORDS)
        events.register()
        live.register()
        having.register("meetings.short_notices", noted)
        desk.register()
        feeds.register_sources()
        tables.register(SITTINGS)
        undoing.register()
        searchable("meetings", _("Sittings"), search_index.find_sittings, order=11)
        searchable("meetings.points", _("Points of agendas"), search_index.find_points, order=12)
        searchable("meetings.papers", _("Papers of sittings"), search_index.find_papers, order=13)
        occasions.register(OCCASION, occasions.Kind(_("sitting"), places.tell, places.seen))
        follow("meetings.notices", kinds=("meetings.",), handler=tell)
        nav.register("meetings", _("Sittings"), "gavel", "meetings:list", waiting=open_sittings_of, order=30)
