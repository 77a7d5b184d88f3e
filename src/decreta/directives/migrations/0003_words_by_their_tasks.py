"""The words of tasks and clauses are read by properties that know for whom; the columns stay as they are."""

from django.db import migrations, models

FIELDS = {
    "task": {
        "title": {"max_length": 400},
        "title_en": {"max_length": 400, "blank": True},
        "title_ja": {"max_length": 400, "blank": True},
    },
    "clause": {"quote": {}, "quote_en": {"blank": True}, "quote_ja": {"blank": True}},
}


def _renamed():
    for model, fields in FIELDS.items():
        for name, options in fields.items():
            field = models.CharField if "max_length" in options else models.TextField
            yield migrations.RenameField(model, name, f"raw_{name}")
            yield migrations.AlterField(model, f"raw_{name}", field(db_column=name, **options))


class Migration(migrations.Migration):
    dependencies = [("directives", "0002_frozen_reports")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=list(_renamed()))]
