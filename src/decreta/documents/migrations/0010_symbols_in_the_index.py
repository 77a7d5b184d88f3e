from django.db import migrations

# What `documents.domain.indexing` writes from now on: every symbol of a document as a whole behind a sign.
SYMBOLS = """
UPDATE documents_document AS d
SET search = coalesce(d.search, ''::tsvector) || array_to_tsvector(names.keys)
FROM (
    SELECT document_id, array_agg(DISTINCT '=' || key) AS keys FROM (
        SELECT id AS document_id, symbol_key AS key FROM documents_document
        UNION ALL
        SELECT document_id, symbol_key FROM documents_alias
    ) AS every WHERE key <> '' GROUP BY document_id
) AS names
WHERE names.document_id = d.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0009_admissions"),
    ]

    operations = [
        migrations.RunSQL(SYMBOLS, migrations.RunSQL.noop),
    ]
