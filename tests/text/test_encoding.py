import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.text.encoding import (
    _COMMON_SIMPLIFIED,
    _COMMON_TRADITIONAL,
    DecodeError,
    decode,
)

NOTICE = (
    "示例市人民政府办公室关于做好防汛工作的通知\n各县（区）人民政府：\n现将《方案》印发给你们。\n"
)
NOTICE_TRADITIONAL = (
    "示例市人民政府辦公室關於做好防汛工作的通知\n各縣（區）人民政府：請遵照執行。\n"
)


def texts(characters: str) -> st.SearchStrategy[str]:
    """Texts of at least 30 different common characters.

    Thirty times one character is another character thirty times in the other encoding; no
    reader can tell.
    """
    return st.lists(st.sampled_from(characters), min_size=30, max_size=120, unique=True).map(
        "".join
    )


SIMPLIFIED = texts(_COMMON_SIMPLIFIED)
TRADITIONAL = texts("".join(c for c in _COMMON_TRADITIONAL if c.encode("big5", "ignore")))


@given(SIMPLIFIED | TRADITIONAL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_round_trip(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_round_trip_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding, 0)


@given(TRADITIONAL)
def test_round_trip_of_big5(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5", 0)


def test_encodings_are_named() -> None:
    assert decode(NOTICE.encode()).encoding == "utf-8"
    assert decode(NOTICE.encode("gbk")).encoding == "gb18030"
    assert decode(NOTICE.encode("utf-16-le")).encoding == "utf-16-le"
    assert decode(codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be")).encoding == "utf-16-be"
    assert decode(NOTICE_TRADITIONAL.encode("big5")).encoding == "big5"
    assert decode(NOTICE_TRADITIONAL.encode("gbk")).encoding == "gb18030"
    assert decode(b"plain ASCII").encoding == "utf-8"


def test_one_line_end_for_all() -> None:
    ends = "一\r\n二\r三\n四\x85五\u2028六\u2029七"
    assert decode(ends.encode()).text == "一\n二\n三\n四\n五\n六\n七"
    assert decode("一\r\n\r\n二".encode("gbk")).text == "一\n\n二"


def test_what_a_page_declares_is_respected_when_it_decodes() -> None:
    page = '<meta charset="{}"><p>砼砼砼'
    assert decode(page.format("gbk").encode("gbk")).text.endswith("砼砼砼")
    assert decode(page.format("gb2312").encode()).text.endswith("砼砼砼")
    traditional = '<meta http-equiv="Content-Type" content="text/html; charset=big5">府府府'
    assert decode(traditional.encode("big5")) == (traditional, "big5", 0)


def test_a_few_bad_bytes_are_replaced_and_counted() -> None:
    raw = (NOTICE * 20).encode()
    found = decode(raw[:500] + b"\xff" + raw[501:])
    assert found.encoding == "utf-8"
    assert 1 <= found.replaced <= 3
    assert found.text.count("\ufffd") == found.replaced
    cut = decode((NOTICE * 20).encode("gbk")[:-1] + b"\xff")
    assert (cut.encoding, cut.replaced) == ("gb18030", 1)


def test_a_cut_last_character_does_no_harm() -> None:
    assert decode((NOTICE + "通知").encode()[:-1]).replaced == 1


def test_replacement_characters_of_the_file_itself_are_not_counted() -> None:
    text = "通知\ufffd" + NOTICE
    assert decode(text.encode()) == (text, "utf-8", 0)
    assert decode(text.encode("utf-16")).replaced == 0


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 4,
        b"\x00\x01\x02\x03" * 50,
        "通知".encode() + b"\0" * 30,
        b"\x07\x01\x02\x03abc" * 20,
        "Résumé à la française, déjà vu".encode("latin-1"),
        b"\xff\xfe" + b"\x00\xd8" * 40,
        b"\x80\x81\x82\xff" * 30,
    ],
)
def test_what_is_no_text_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(raw)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_the_error(raw: bytes) -> None:
    try:
        found = decode(raw)
    except DecodeError:
        return
    assert "\r" not in found.text
    assert "\0" not in found.text
