"""The log's words for kit: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="kit",
    name=pgettext_lazy("area of the log", "Jobs, imports, views and exports"),
    order=420,
    acts={
        "kit.bulk_ordered": pgettext_lazy("act", "ordered the same for several rows"),
        "kit.import_uploaded": pgettext_lazy("act", "uploaded a list"),
        "kit.import_started": pgettext_lazy("act", "imported a list"),
        "kit.import_undone": pgettext_lazy("act", "undid an import"),
        "kit.import_given_up": pgettext_lazy("act", "gave an import up"),
        "kit.job_started": pgettext_lazy("act", "started a job"),
        "kit.job_cancelled": pgettext_lazy("act", "cancelled a job"),
        "kit.view_saved": pgettext_lazy("act", "saved a view of a list"),
        "kit.view_changed": pgettext_lazy("act", "changed a view of a list"),
        "kit.view_removed": pgettext_lazy("act", "removed a view of a list"),
        "kit.list_exported": pgettext_lazy("act", "took a list along"),
    },
    things={
        "kit.importbatch": pgettext_lazy("thing", "import"),
        "kit.job": pgettext_lazy("thing", "job"),
        "kit.longjob": pgettext_lazy("thing", "job"),
        "kit.savedview": pgettext_lazy("thing", "view of a list"),
        "kit.list": pgettext_lazy("thing", "list"),
    },
)
