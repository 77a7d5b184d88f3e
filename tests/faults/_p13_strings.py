"""Texts that have broken software: each is something that a person could type, paste, or send to do harm."""

from __future__ import annotations

import unicodedata

_MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><b>đậm</b>",
    "<!-- --> ]]> &amp; &#0; &lt;",
    "{{ 7*7 }} {% load static %} {# x #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "javascript:alert(1)",
)
_COMMANDS = (
    "'; DROP TABLE documents_document; --",
    '" OR ""="',
    "$(touch /tmp/x) `id` | cat",
    "../../../../etc/passwd",
    "C:\\Windows\\system32\\..\\x",
    "%s %n %(name)s %00 %d{0}",
    "{0} {name} {__class__.__mro__}",
    "(a+)+$ [^ ]* \\",
    "_ % \\_ \\% * ? ~",
)
_FORMULAS = (
    '=HYPERLINK("http://example.org","x")',
    "=1+1",
    "+84 24 3804 3000",
    "-2+3|cmd' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "＝１＋１",
)
_TYPESETTING = (
    '#eval("1+1") #sys.inputs #read("/etc/passwd")',
    "$ x^2 $ *đậm* _nghiêng_ `mã` @thẻ <nhãn> // chú thích",
    "= Tiêu đề\\ - mục",
    "\\u{41} \\textbf{x} ~ -- --- ...",
)
_LETTERS = (
    "Uỷ ban nhân dân xã Đắk Ơ",
    unicodedata.normalize("NFD", "Uỷ ban nhân dân xã Đắk Ơ, hướng dẫn"),
    "İstanbul ıı ß ﬁ ſ Å Ω ½ ²",
    "𠮷野家 葛󠄀城 﨑 ㍿ ｶﾀｶﾅ ゔ 々〇",
    "العربية עברית हिन्दी ไทย ខ្មែរ",
    "👩🏽‍💻🇻🇳 ☠️ 1️⃣",
    "Z̸̡͓̹a̵͔͒l̶̰̈g̷̼͝ơ̶̞̒",
)
_INVISIBLE = (
    "trái\u202eđảo\u202c phải",
    "\u2066cô lập\u2069 \u200f\u200e",
    "không\u200brộng \u2060nối\ufeff giữa",
    "cách\u00a0dính\u2003rộng\u3000đầy",
    "dòng\u2028mới\u2029đoạn\u0085kết",
    "mềm\u00ad gạch",
)
_CONTROLS = (
    "chuông\x07 thoát\x1b[31m đỏ",
    "rỗng\x00giữa",
    "xóa\x7f lùi\x08 tab\tthẻ",
    "không phải chữ \ufffe \uffff \U0001ffff",
    "riêng \ue000 \U000f0000",
    "thay thế \ufffd",
)
_WORDS = ("null", "None", "undefined", "NaN", "true", "0", "-0", "1e309", "0x10", "１２３", "٣٤٥", "''", '""')
_LINES = (
    "một\r\nBcc: nạn nhân@example.org\r\n\r\nhai",
    "một\nhai\rba",
    "\n\n  đầu dòng  \n",
    '{"a": [1, 2], "b": null}',
    "a,b;c\td\\n\\;",
)
_LONG = ("đ" * 300, "W" * 5000, "chữ " * 2500)

STRINGS: tuple[str, ...] = (
    *_MARKUP,
    *_COMMANDS,
    *_FORMULAS,
    *_TYPESETTING,
    *_LETTERS,
    *_INVISIBLE,
    *_CONTROLS,
    *_WORDS,
    *_LINES,
    *_LONG,
    " ",
    "\u3000\u200b",
)
