from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.pdf.drawn import Face
from govlint.readers.pdf.fontnames import decode_bytes, decode_name, face_of

GBK = "仿宋_GB2312".encode("gbk")


@pytest.mark.parametrize(
    "name",
    [
        GBK,
        b"ABCDEF+" + GBK,
        repr(b"ABCDEF+" + GBK),
        GBK.decode("latin-1"),
        "ABCDEF+" + GBK.decode("latin-1"),
        "仿宋_GB2312",
        "仿宋_GB2312".encode(),
        "仿宋_GB2312".encode().decode("latin-1"),
        "".join(f"#{byte:02X}" for byte in GBK),
    ],
)
def test_every_way_to_write_the_name_of_fangsong_is_read(name: str | bytes) -> None:
    assert decode_name(name) == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("ABCDEF+FangSong_GB2312", Face("FangSong_GB2312", False, False)),
        ("仿宋_GB2312,Bold", Face("仿宋_GB2312", True, False)),
        ("TimesNewRomanPS-BoldItalicMT", Face("TimesNewRomanPS", True, True)),
        ("TimesNewRomanPSMT", Face("TimesNewRomanPSMT", False, False)),
        ("Times New Roman", Face("Times New Roman", False, False)),
        ("Times New Roman,Italic", Face("Times New Roman", False, True)),
        ("SourceHanSerifSC-SemiBold", Face("SourceHanSerifSC", True, False)),
        ("FZXBSJW--GB1-0", Face("FZXBSJW--GB1-0", False, False)),
        ("FZXiaoBiaoSong-B05S", Face("FZXiaoBiaoSong-B05S", False, False)),
        ("SimSun,粗体", Face("SimSun", True, False)),
    ],
)
def test_style_is_cut_off_and_the_family_kept(name: str, face: Face) -> None:
    assert face_of(name) == face


@pytest.mark.parametrize(
    "name", ["F1", "ABCDEF+F12", "CIDFont+F2", "TT5A8o00", "CairoFont-0-0", "unknown", ""]
)
def test_a_name_that_is_a_number_is_no_name(name: str) -> None:
    assert face_of(name).name is None


def test_bold_is_unknown_where_the_name_is() -> None:
    assert face_of("CIDFont+F1").bold is None
    assert face_of("CIDFont+F1,Bold").bold is True


def test_metadata_of_old_programmes_is_gbk() -> None:
    assert decode_bytes("张三".encode("gbk")) == "张三"
    assert decode_bytes(b"\xfe\xff" + "张三".encode("utf-16-be")) == "张三"
    assert decode_bytes(b"\xef\xbb\xbf" + "张三".encode()) == "张三"


@given(st.binary(max_size=40))
def test_the_repr_of_bytes_is_the_bytes(raw: bytes) -> None:
    assert decode_name(repr(raw)) == decode_name(raw)


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60)))
def test_no_name_is_too_strange(name: str | bytes) -> None:
    face = face_of(name)
    assert face.name is None or (face.name and face.name.isprintable())
