from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class OperationConfig(AppConfig):
    name = "decreta.operation"
    label = "operation"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.core.errors import allows
        from decreta.operation import log_words
        from decreta.operation.rules import may_see_operation
        from decreta.organisation.middleware import actor_of
        from decreta.ui import nav

        words.register(log_words.WORDS)

        def is_concerned(request: "HttpRequest") -> bool:
            return hasattr(request, "actor") and allows(may_see_operation, by=actor_of(request))

        nav.register(
            "operation", _("Operation"), "activity", "operation:page", order=95, at_foot=True, visible=is_concerned
        )
