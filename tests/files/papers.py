"""Small PDFs for the tests of this area, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
from pikepdf import Dictionary, Name, String


def pdf(pages: int = 1, *, encrypt: str = "", **root: object) -> bytes:
    """A PDF of empty pages; further keys go into its catalogue."""
    paper = pikepdf.new()
    for _ in range(pages):
        paper.add_blank_page()
    for key, value in root.items():
        paper.Root[f"/{key}"] = value
    written = io.BytesIO()
    encryption = pikepdf.Encryption(user=encrypt, owner=encrypt) if encrypt else None
    paper.save(written, encryption=encryption or False)
    return written.getvalue()


def packed(content: bytes) -> bytes:
    """The same paper as most programs write it: its objects packed into a compressed stream."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        paper.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def bomb(megabytes: int, *, name: bytes = b"/ObjStm") -> bytes:
    """A small file whose packed objects unpack to so many megabytes of spaces."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"3 0 <</Type/Pages/Kids[]/Count 0>>")
    for _ in range(megabytes):
        packed += packer.compress(b" " * (1 << 20))
    packed += packer.flush()
    out = b"%PDF-1.5\n"
    first = len(out)
    out += b"1 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n"
    second = len(out)
    out += b"2 0 obj<</Type%s/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % (name, len(packed))
    out += packed + b"\nendstream endobj\n"
    last = len(out)
    rows = b"".join(
        struct.pack(">BIH", *row) for row in ((0, 0, 65535), (1, first, 0), (1, second, 0), (2, 2, 0), (1, last, 0))
    )
    out += b"4 0 obj<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(rows)
    return out + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % last


def with_script() -> bytes:
    """A PDF that runs JavaScript when it is opened."""
    return pdf(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def with_launch() -> bytes:
    """A PDF whose first page starts a program by a link that stands directly inside the page."""
    paper = pikepdf.new()
    page = paper.add_blank_page()
    action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    page.obj.Annots = pikepdf.Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def with_attachment() -> bytes:
    """A PDF that carries another file."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.attachments["other.bin"] = pikepdf.AttachedFileSpec(paper, b"MZ\x90")
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def written(pages: list[str]) -> bytes:
    """A PDF with words, one page for each text."""
    import typst

    made = typst.compile("\n#pagebreak()\n".join(pages).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made
