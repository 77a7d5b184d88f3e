from django.apps import AppConfig


class SpeakingConfig(AppConfig):
    """Enters the speakers on the pages of a sitting, also live, and what ends a speech."""

    name = "decreta.speaking"
    label = "speaking"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import beside, grouping, happenings, having, leaving
        from decreta.speaking import live, log_words, parts, telling
        from decreta.speaking.domain import floor
        from decreta.speaking.queries.belonging import groups_by_name
        from decreta.speaking.queries.floor import closed_in, groups_in, rules_in, speeches_in
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register(
            "speaking", shared=parts.shared, own=parts.own, shows_conclusions=False, lists_present=(beside.Place.CHAIR,)
        )
        happenings.register("speaking", telling.tell, speeches_in)
        leaving.register("speaking", floor.end_with_point)
        leaving.register_unseating("speaking", floor.end_with_seat)
        having.register("speaking", speeches_in, rules_in, groups_in, closed_in)
        grouping.register("speaking", groups_by_name)
        live.register()
        nav.within("speaking", "meetings:list")
