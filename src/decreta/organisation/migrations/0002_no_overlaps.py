"""Overlaps in time that must never exist. Without btree_gist: a 64-bit hash of the ids stands as a one-point range."""

from django.db import migrations

ONE_PLACE = "int8range(hashtextextended({0}, 0), hashtextextended({0}, 0), '[]')"


def exclusion(table: str, name: str, key: str, condition: str = "") -> migrations.RunSQL:
    point = ONE_PLACE.format(key)
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
        f"(({point}) WITH &&, (daterange(valid_from, valid_to, '[)')) WITH &&) {condition}",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [
        exclusion("organisation_holding", "holdings_do_not_overlap", "person_id::text || post_id::text"),
        exclusion("organisation_term", "terms_do_not_overlap", "body_id::text"),
        exclusion(
            "organisation_mandate",
            "mandates_do_not_overlap",
            "giver_id::text || receiver_id::text",
            "WHERE (revoked_on IS NULL)",
        ),
        exclusion(
            "organisation_groupmember", "group_memberships_do_not_overlap", "group_id::text || organisation_id::text"
        ),
    ]
