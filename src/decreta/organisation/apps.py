from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "decreta.organisation"
    label = "organisation"

    def ready(self) -> None:
        from decreta.ui import nav

        nav.register("organisation", _("Structure"), "network", "organisation:list", order=80)
