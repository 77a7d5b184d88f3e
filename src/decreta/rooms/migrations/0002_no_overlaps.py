"""No two bookings that stand have one room at one time. Without btree_gist: a 64-bit hash of the room as a one-point range."""

from django.db import migrations

ONE_ROOM = "int8range(hashtextextended(room_id::text, 0), hashtextextended(room_id::text, 0), '[]')"


class Migration(migrations.Migration):
    dependencies = [("rooms", "0001_rooms")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE rooms_booking ADD CONSTRAINT bookings_do_not_overlap EXCLUDE USING gist "
            f"(({ONE_ROOM}) WITH &&, (tstzrange(taken_from, taken_until, '[)')) WITH &&) WHERE (cancelled_at IS NULL)",
            "ALTER TABLE rooms_booking DROP CONSTRAINT bookings_do_not_overlap",
        )
    ]
