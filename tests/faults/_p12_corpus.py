"""Hostile files, made on the spot: what a paper, a spreadsheet, a picture or a name could do harm with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Name, String

from tests.files import papers
from tests.kit.importing.sheets import workbook
from tests.writing.files import changed, docx

PDF = "application/pdf"
MARKUP = b"<html><body><script>top.location='/accounts/logout/'</script></body></html>"
_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@dataclass(frozen=True)
class Hostile:
    """A file under a name. `is_unfit`: no address may take it; `is_pdf`: its content begins as a PDF does."""

    name: str
    content: bytes
    file_name: str
    is_unfit: bool = False
    #: The name is none, so that the part of the request is no file: nothing need be kept.
    is_nameless: bool = False

    @property
    def is_pdf(self) -> bool:
        """Whether an address for papers could take it at all."""
        return self.content.startswith(b"%PDF-")


def corpus(seed: int, *, secret: str, full: bool) -> list[Hostile]:
    """Every hostile file. `secret`: the path of a file that nothing may read out."""
    scale = 8 if full else 1
    found = [
        *_papers(scale),
        *_pictures(),
        *_pages(),
        *_books(secret, scale),
        *_templates(scale),
        *_oddities(seed),
        *_names(),
    ]
    assert len({one.name for one in found}) == len(found)
    return found


def _papers(scale: int) -> Iterator[Hostile]:
    plain = papers.pdf()
    link = Dictionary(S=Name.Launch, F=String("calc.exe"))
    unfit: dict[str, Callable[[], bytes]] = {
        "encrypted": lambda: papers.pdf(encrypt="secret"),
        "script on opening": papers.with_script,
        "script, packed": lambda: papers.packed(papers.with_script()),
        "launch": papers.with_launch,
        "launch on opening": lambda: papers.pdf(OpenAction=link),
        "script on closing": lambda: papers.pdf(AA=Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String("x()")))),
        "form that is sent": lambda: papers.pdf(OpenAction=Dictionary(S=Name.SubmitForm, F=String("http://x/"))),
        "dynamic form": lambda: papers.pdf(AcroForm=Dictionary(XFA=String("<xdp/>"), Fields=[])),
        "embedded file": papers.with_attachment,
        "packed bomb": lambda: papers.bomb(128 * scale),
        "packed table bomb": lambda: papers.bomb(64 * scale, name=b"/XRef"),
        "header only": lambda: b"%PDF-1.7\n",
        "tables in a loop": _loop,
        "no pages": lambda: papers.pdf(0),
        "too many objects": lambda: _objects(210_000),
    }
    for name, made in unfit.items():
        yield Hostile(f"paper: {name}", made(), "bao-cao.pdf", is_unfit=True)
    yield Hostile("paper: many objects", _objects(24_000 * scale), "bao-cao.pdf")
    yield Hostile("paper: cut in half", plain[: len(plain) // 2], "bao-cao.pdf")
    yield Hostile("paper: deep page tree", _deep_tree(400 * scale), "bao-cao.pdf")
    yield Hostile("paper: page tree in a loop", _deep_tree(3, loop=True), "bao-cao.pdf")
    yield Hostile("paper: deep arrays", _deep_arrays(20_000 * scale), "bao-cao.pdf")
    yield Hostile("paper: huge stream", _huge_stream(128 * scale), "bao-cao.pdf")
    yield Hostile("paper: is an archive too", plain + _zipped({"a.txt": b"x"}), "bao-cao.pdf")
    yield Hostile("paper: is a page too", plain[:9] + MARKUP + plain[9:] + MARKUP, "bao-cao.pdf")


def _written(objects: list[bytes], root: int = 1) -> bytes:
    """A classical PDF of these objects, numbered from 1."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)
    return bytes(out)


_ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def _objects(number: int) -> bytes:
    return _written([_ROOT, _PAGES, _PAGE, *[b"<</A[1 2]>>"] * number])


def _deep_tree(depth: int, *, loop: bool = False) -> bytes:
    inner = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 3, n + 1) for n in range(depth)]
    last = (
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
        if loop
        else b"<</Type/Page/MediaBox[0 0 9 9]/Parent %d 0 R>>" % (depth + 1)
    )
    return _written([_ROOT, *inner, last])


def _deep_arrays(depth: int) -> bytes:
    return _written([_ROOT, _PAGES, _PAGE, b"[" * depth + b"]" * depth])


def _huge_stream(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m " * 174_763) for _ in range(megabytes)) + packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    return _written([_ROOT, _PAGES, page, stream])


def _loop() -> bytes:
    whole = b"%PDF-1.4\n"
    return whole + b"xref\n0 0\ntrailer<</Size 1/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % ((len(whole),) * 2)


def _pictures() -> Iterator[Hostile]:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(60_000), 9)) + chunk(b"IEND", b"")
    yield Hostile("picture: 60,000 × 60,000", png, "anh.png")
    tags = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in ((256, 1 << 30), (257, 1 << 30)))
    yield Hostile("picture: TIFF of 2^60 points", b"II*\x00\x08\x00\x00\x00\x02\x00" + tags + bytes(4), "anh.tiff")
    yield Hostile("picture: GIF that is a program", b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//", "anh.gif")
    yield Hostile("picture: PNG that is a page", png[:40] + MARKUP, "anh.png")


def _pages() -> Iterator[Hostile]:
    yield Hostile("page: sent as PDF", MARKUP, "bao-cao.pdf")
    yield Hostile("page: sent as picture", MARKUP, "anh.png")
    yield Hostile("page: blank first", b" \n" * 600 + MARKUP, "ghi-chu.txt")
    yield Hostile("page: drawing sent as picture", _SVG, "anh.png")
    yield Hostile("page: drawing", _SVG, "anh.svg")
    yield Hostile("page: drawing in UTF-16", _SVG.decode().encode("utf-16"), "anh.svg")
    yield Hostile(
        "page: XML that is a page", b'<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"/>', "x.xhtml"
    )
    yield Hostile("page: archive of a page", b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + MARKUP, "x.mht")


def _zipped(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def _books(secret: str, scale: int) -> Iterator[Hostile]:
    book = workbook(["STT", "Nhiệm vụ"], ["1", "Việc"])
    yield Hostile("book: cut", book[: len(book) // 2], "danh-muc.xlsx")
    yield Hostile("book: macros", workbook(["a"], macro=True), "danh-muc.xlsx")
    outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file://%s">]>' % secret.encode()
    laughs = b'<!DOCTYPE x [<!ENTITY a0 "ha">%s]>' % b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    for name, head, entity in (("outside entity", outside, b"&e;"), ("billion laughs", laughs, b"&a11;")):
        yield Hostile(f"book: {name}", _changed(book, head, entity), "danh-muc.xlsx")
        text = b"<?xml version='1.0'?>" + head + b"<w:document>" + entity + b"</w:document>"
        parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": text}
        yield Hostile(f"text: {name}", _zipped(parts), "du-thao.docx")
    yield Hostile("book: bomb", _with(book, {"xl/worksheets/sheet1.xml": bytes(64 * scale << 20)}), "danh-muc.xlsx")
    cells = b"<row><c t='inlineStr'><is><t>x</t></is></c></row>" * (200_000 * scale)
    sheet = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s</sheetData></worksheet>"
    yield Hostile("book: rows without end", _with(book, {"xl/worksheets/sheet1.xml": sheet % cells}), "danh-muc.xlsx")
    far = b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>"
    yield Hostile(
        "book: a cell at the end of the world", _with(book, {"xl/worksheets/sheet1.xml": sheet % far}), "a.xlsx"
    )
    yield Hostile("book: paths that climb", _with(book, {"../../../../tmp/decreta-climbed": b"x"}), "danh-muc.xlsx")
    yield Hostile("book: parts without end", _with(book, {f"x/{n}": b"" for n in range(3_000)}), "danh-muc.xlsx")
    yield Hostile(
        "text: macros under another name", _zipped({"[Content_Types].xml": b"", "word/vbaProject.bin": b"x"}), "a.docx"
    )
    yield Hostile(
        "text: bomb", _zipped({"[Content_Types].xml": b"", "word/document.xml": bytes(64 * scale << 20)}), "a.docx"
    )
    yield Hostile("open document: kind unpacks without end", _zipped({"mimetype": bytes(32 * scale << 20)}), "a.odt")
    yield Hostile(
        "table: formulas", b"\xef\xbb\xbfSTT;Vi\xe1\xbb\x87c\r\n1;=cmd|' /C calc'!A0\r\n2;@SUM(1)\r\n", "a.csv"
    )
    yield Hostile("table: one endless row", b"a;" * (500_000 * scale), "a.csv")
    yield Hostile("table: one endless quote", b'"' + b"a\n" * (500_000 * scale), "a.csv")


def _with(book: bytes, more: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return _zipped({name: packed.read(name) for name in packed.namelist()} | more)


def _changed(book: bytes, head: bytes, entity: bytes) -> bytes:
    """The book with a declaration before its texts, and the entity in one of them."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        texts = packed.read("xl/sharedStrings.xml")
    changed = texts.replace(b"<sst", head + b"<sst", 1).replace("Việc".encode(), entity)
    assert changed.count(entity) and head in changed
    return _with(book, {"xl/sharedStrings.xml": changed})


def _templates(scale: int) -> Iterator[Hostile]:
    """Word files that would act when they are opened or filled; elsewhere they are files like others."""
    good = docx("{{ subject }}")
    relation = b'<Relationship Id="rX" Type="x/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    made: dict[str, bytes] = {
        "with macros": changed(good, "word/vbaProject.bin", b"", b"\0"),
        "that fetches a picture": changed(good, "word/_rels/document.xml.rels", b"</Relationships>", relation),
        "with an entity": changed(
            good, "word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'
        ),
        "that unpacks to much": changed(good, "word/media/x.bin", b"", bytes(64 * 1024 * 1024 * scale)),
        "that counts": docx("{% for i in range(10**12) %}x{% endfor %}"),
        "that climbs": docx("{{ subject.__class__.__mro__[1].__subclasses__() }}"),
        "that includes": docx("{% include '/etc/passwd' %}"),
        "broken": good[: len(good) // 2],
    }
    for name, content in made.items():
        yield Hostile(f"Word file {name}", content, "mau.docx")


def _oddities(seed: int) -> Iterator[Hostile]:
    import random

    yield Hostile("nothing", b"", "rong.pdf", is_unfit=True)
    # The test string of virus scanners, in two halves: a scanner must not take this module for it.
    yield Hostile(
        "test string of scanners",
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        "e.com",
    )
    chance = random.Random(seed)
    good = papers.packed(papers.pdf(2))
    for number in range(4):
        broken = bytearray(good)
        for _ in range(12):
            broken[chance.randrange(9, len(broken))] = chance.randrange(256)
        yield Hostile(f"paper: bytes changed at random, {number}", bytes(broken), "bao-cao.pdf")
    yield Hostile("bytes at random", chance.randbytes(40_000), "x.bin")


def _names() -> Iterator[Hostile]:
    plain = papers.pdf()
    for number, name in enumerate((
        "../../../../etc/passwd.pdf", "..\\..\\windows\\win.ini.pdf", "/etc/cron.d/x.pdf", "bao\x00cao.pdf", "\u202efdp.exe.pdf",
        "a" * 300 + ".pdf", "ố" * 300 + ".pdf", "CON.pdf", "NUL", ".", "..", ".htaccess", " .pdf", "a;filename=b.html.pdf",
        "<script>alert(1)</script>.pdf", "'; DROP TABLE files;--.pdf", "{{ 7*7 }}{% debug %}.pdf", "%s%n%x.pdf", "=cmd.pdf",
        "\r\nSet-Cookie: a=b.pdf", "\u200b\ufeff.pdf", "😀\U0010fffd.pdf", "\ud800.pdf",
    )):  # fmt: skip
        is_nameless = not name.strip("./ ") or "\ud800" in name
        yield Hostile(f"name {number}: {ascii(name)[:40]}", plain + b"\n%%%d" % number, name, is_nameless=is_nameless)
