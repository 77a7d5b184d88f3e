"""Django application of meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Enters sittings into the rail, their notices into the registry, their live pages and their follower of the log."""

    name = "decreta.meetings"
    label = "meetings"

    def ready(self) -> None:
        from decreta.audit.followers import follow
        from decreta.meetings import events, live
        from decreta.meetings.domain.sending import tell
        from decreta.meetings.queries import desk
        from decreta.meetings.queries.lists import open_sittings_of
        from decreta.ui import nav

        events.register()
        live.register()
        desk.register()
        follow("meetings.notices", kinds=("meetings.",), handler=tell)
        nav.register("meetings", _("Sittings"), "gavel", "meetings:list", waiting=open_sittings_of, order=30)
