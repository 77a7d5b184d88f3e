"""Lines that somebody typed."""

from decreta.core.texts import lines_of


def test_lines_are_parted_by_the_line_key_alone() -> None:
    assert lines_of(" a \r\n\r\nb\rc\n\n") == ["a", "b", "c"]
    assert lines_of("dòng\u2028mới\u2029đoạn\x85kết") == ["dòng\u2028mới\u2029đoạn\x85kết"]
