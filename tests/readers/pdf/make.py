"""A tiny writer of PDF files, so that tests need no office programme and no fonts.

Text is set in CID fonts that are not embedded: Chinese an em wide, ASCII half an em, as in the
fonts of official documents. ``y`` counts from the top, as everywhere in the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

FANGSONG, HEI, XBS, KAI = "FangSong_GB2312", "SimHei", "FZXBSJW--GB1-0", "KaiTi_GB2312"
UNCODED = "NoCodes"
"""A font that does not tell what its glyphs mean."""
BLACK, RED = "0 g 0 G", "1 0 0 rg 1 0 0 RG"
A4 = (595.3, 841.9)


@dataclass
class Page:
    """One page; what is drawn on it is drawn in this order."""

    width: float
    height: float
    extra: str = ""
    """Further entries of the page's dictionary, such as ``/Rotate 90``."""
    fonts: dict[str, str] = field(default_factory=dict)
    content: list[str] = field(default_factory=list)
    images: int = 0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        font: str = FANGSONG,
        size: float = 16.0,
        *,
        color: str = BLACK,
        mode: int = 0,
        stretch: float = 100.0,
        spacing: float = 0.0,
        matrix: str = "1 0 0 1",
    ) -> None:
        """Set text from ``x`` on the base line ``y``."""
        name = self.fonts.setdefault(font, f"F{len(self.fonts)}")
        codes = text.encode("utf-16-be").hex()  # with a font that has no codes: glyph numbers
        self.content.append(
            f"q {color} BT /{name} {size:g} Tf {mode} Tr {stretch:g} Tz {spacing:g} Tc "
            f"{matrix} {x:.3f} {self.height - y:.3f} Tm <{codes}> Tj ET Q"
        )

    def line(self, x0: float, y: float, x1: float, thickness: float, color: str = BLACK) -> None:
        """Draw a level line."""
        self.path(f"{x0} {self.height - y} m {x1} {self.height - y} l S", thickness, color)

    def upright(self, x: float, y0: float, y1: float, thickness: float = 0.5) -> None:
        """Draw a line from ``y0`` down to ``y1``."""
        self.path(f"{x} {self.height - y0} m {x} {self.height - y1} l S", thickness, BLACK)

    def box(self, x: float, y: float, width: float, height: float, color: str = BLACK) -> None:
        """Fill a box whose upper left corner is given."""
        self.path(f"{x} {self.height - y - height} {width} {height} re f", 1, color)

    def path(self, operators: str, thickness: float = 1.0, color: str = BLACK) -> None:
        """Draw a path."""
        self.content.append(f"q {color} {thickness:g} w {operators} Q")

    def image(
        self, x: float, y: float, width: float, height: float, *, clear: bool = False
    ) -> None:
        """Place an image whose upper left corner is given; ``clear``: one that is a mask."""
        name = "Mask" if clear else "Image"
        self.images += 1
        bottom = self.height - y - height
        self.content.append(f"q {width} 0 0 {height} {x} {bottom} cm /{name} Do Q")

    def grid(self, xs: Sequence[float], ys: Sequence[float], thickness: float = 0.5) -> None:
        """Rule a table."""
        for y in ys:
            self.line(xs[0], y, xs[-1], thickness)
        for x in xs:
            self.upright(x, ys[0], ys[-1], thickness)


@dataclass
class Pdf:
    """A file: its pages, and entries of its trailer."""

    pages: list[Page] = field(default_factory=list)
    info: str = ""
    trailer: str = ""

    def page(self, width: float = A4[0], height: float = A4[1], extra: str = "") -> Page:
        """Begin a page."""
        self.pages.append(Page(width, height, extra))
        return self.pages[-1]

    def bytes(self) -> bytes:
        """Return the file."""
        objects: list[bytes] = [b"", b"", b"", b""]
        numbers = []
        fonts: dict[str, int] = {}
        objects[2], objects[3] = _image(""), _image("/ImageMask true")
        for page in self.pages:
            for font in page.fonts:
                if font not in fonts:
                    objects += _font(font, len(objects) + 1)
                    fonts[font] = len(objects) - 1
            names = " ".join(f"/{name} {fonts[font]} 0 R" for font, name in page.fonts.items())
            objects.append(stream("\n".join(page.content).encode("latin-1")))
            resources = f"<< /Font << {names} >> /XObject << /Image 3 0 R /Mask 4 0 R >> >>"
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
                f"/Resources {resources} /Contents {len(objects)} 0 R {page.extra} >>".encode()
            )
            numbers.append(len(objects))
        kids = " ".join(f"{number} 0 R" for number in numbers)
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>".encode()
        objects.append(f"<< {self.info} >>".encode("latin-1"))
        return assembled(objects, f"/Info {len(objects)} 0 R {self.trailer}")


def stream(data: bytes, entries: str = "") -> bytes:
    """Return a stream object."""
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a file of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode("latin-1")
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _image(entries: str) -> bytes:
    space = entries or "/ColorSpace /DeviceGray"
    head = f"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1 {space}"
    return stream(b"\x00", head)


def _font(name: str, first: int) -> list[bytes]:
    """Return a composite font and what hangs on it, numbered from ``first`` on."""
    encoding, order = ("Identity-H", "Identity") if name == UNCODED else ("UniGB-UCS2-H", "GB1")
    escaped = "".join(
        chr(byte) if 33 <= byte < 127 and byte not in b"#/%()<>[]{}" else f"#{byte:02X}"
        for byte in name.encode("latin-1")
    )
    descriptor = (
        f"<< /Type /FontDescriptor /FontName /{escaped} /Flags 4 /FontBBox [0 -120 1000 880] "
        "/Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
    )
    descendant = (
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{escaped} "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({order}) /Supplement 4 >> "
        f"/FontDescriptor {first} 0 R /DW 1000 /W [1 95 500] >>"
    )
    composite = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{escaped} /Encoding /{encoding} "
        f"/DescendantFonts [{first + 2} 0 R] >>"
    )
    return [descriptor.encode(), composite.encode(), descendant.encode()]
