"""Django's database entry from one address."""

from __future__ import annotations

from django.db import connection

from decreta.config.cursors import MOST_VALUES
from decreta.config.databases import PREPARED_AFTER, from_url


def test_socket_directory_and_options_of_the_address_are_kept():
    entry = from_url("postgresql://clerk:p%40ss@/office?host=%2Frun%2Fx&sslmode=require", pool=4, behind_pooler=False)
    assert (entry["HOST"], entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("/run/x", "office", "clerk", "p@ss")
    assert entry["OPTIONS"]["sslmode"] == "require"
    assert entry["OPTIONS"]["pool"]["max_size"] == 4


def test_the_server_plans_what_is_asked_again_and_again_only_once(db):
    with connection.cursor() as cursor:
        for number in range(PREPARED_AFTER + 2):
            cursor.execute("SELECT %s::int + 20811", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%::int + 20811"])
        assert cursor.fetchone() == (1,)


def test_nothing_outlives_a_transaction_behind_a_pooler():
    entry = from_url("postgresql://db/office", pool=0, behind_pooler=True)
    assert entry["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert entry["OPTIONS"]["prepare_threshold"] is None
    assert "pool" not in entry["OPTIONS"]
    assert entry["CONN_MAX_AGE"] == 0


def test_a_statement_may_have_more_values_than_the_protocol_counts(db):
    numbers = list(range(MOST_VALUES + 10))
    places = ", ".join(["%s"] * len(numbers))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), '100 %%' FROM unnest(ARRAY[{places}]::int[])", numbers)
        assert cursor.fetchone() == (len(numbers), "100 %")
