from govlint.readers.errors import CODES, ReadError


def test_a_message_is_one_line() -> None:
    error = ReadError("limit", "第一行\n 第二行\t完")
    assert str(error) == error.message == "第一行 第二行 完"
    assert error.code == "limit"


def test_codes() -> None:
    assert {"missing", "empty", "unreadable", "encrypted", "truncated"} <= set(CODES)
    assert {"mislabelled", "bomb", "unsupported", "limit"} <= set(CODES)
