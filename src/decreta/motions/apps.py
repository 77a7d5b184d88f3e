from django.apps import AppConfig


class MotionsConfig(AppConfig):
    """Enters motions on the pages of a sitting, also live, in its record, and what becomes of them by a ballot."""

    name = "decreta.motions"
    label = "motions"

    def ready(self) -> None:
        from django.urls import reverse

        from decreta.agendas import consenting
        from decreta.audit import words
        from decreta.core import sight
        from decreta.meetings import beginning, beside, happenings, having
        from decreta.motions import live, log_words, parts, seeing, telling
        from decreta.motions.domain import deciding, moving
        from decreta.motions.queries.standing import moved
        from decreta.ui import nav
        from decreta.voting import endings

        words.register(log_words.WORDS)
        beside.register("motions", shared=parts.shared, own=parts.own, lists_present=())
        happenings.register("motions", telling.tell, moved)
        endings.register("motions", deciding.settle_by_ballot)
        endings.register_anew("motions", deciding.settle_anew)
        beginning.register("motions", moving.take_over, holding=moving.hold_proposal)
        consenting.register("motions", moving.amended)
        having.register("motions", moved)
        live.register()
        sight.register("motions.motion", seeing.levels, page=lambda pk: reverse("motions:motion", args=[pk]))
        nav.within("motions", "meetings:list")
