"""Words and symbols in one index: what it holds is what stands in the rows, after every act that changes a symbol."""

from __future__ import annotations

import pytest
from django.db import connection

from decreta.documents import search_index
from decreta.documents.domain import issuing, registers
from decreta.documents.domain.naming import add_alias
from tests.documents.office import SYSTEM, approved

pytestmark = pytest.mark.django_db

OUT_OF_STEP = """
SELECT d.symbol, d.search::text FROM documents_document AS d
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT '=' || key ORDER BY '=' || key) AS keys FROM (
        SELECT d.symbol_key AS key UNION ALL SELECT symbol_key FROM documents_alias WHERE document_id = d.id
    ) AS every WHERE key <> ''
) AS names ON true
WHERE coalesce(names.keys, '{}') IS DISTINCT FROM ARRAY(
    SELECT word FROM unnest(tsvector_to_array(d.search)) AS word WHERE starts_with(word, '=') ORDER BY word
)
"""


def out_of_step() -> list[tuple[str, str]]:
    """Documents whose symbols and whose index do not agree."""
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_STEP)
        return cursor.fetchall()


def found(words: str, office) -> list[str]:
    return [one.symbol for one in search_index.search(words, office.actor("clerk"))]


def test_a_symbol_is_found_however_it_is_typed_and_words_only_together(office):
    document = approved(office, subject="Thông báo về cấp nước")
    number = issuing.take_number(document=document, idempotency_key="key-of-search", by=office.actor("clerk"))
    symbol = number.document.symbol
    assert out_of_step() == []
    for words in (symbol, symbol.lower().replace("-", " "), symbol.lstrip("0"), "thong bao cap nuoc", "cap nu"):
        assert found(words, office) == [symbol], words
    for words in ("cấp điện", f"{symbol}x", "'", "=", "| !", "1e5"):
        assert found(words, office) == [], words


def test_another_name_finds_it_and_a_void_number_does_not(office):
    document = approved(office)
    number = issuing.take_number(document=document, idempotency_key="key-of-search", by=office.actor("clerk"))
    symbol = number.document.symbol
    add_alias(document=number.document, symbol="15e3TB/CŨ", reason="Tên cũ", by=SYSTEM)
    assert out_of_step() == []
    assert found("15e3 tb cu", office) == [symbol]
    registers.void_number(number=number, reason="Nhầm người ký", by=SYSTEM)
    assert out_of_step() == []
    assert found(symbol, office) == []
