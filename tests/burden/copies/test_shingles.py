from __future__ import annotations

from zlib import crc32

import pytest

from govlint.burden.copies.folding import BOUNDARY
from govlint.burden.copies.shingles import LENGTH, SURE, VERSION, prints, prints_of
from tests.burden.copies.library import made, words


def test_prints_are_numbers_of_32_bits_each_once_in_order() -> None:
    found = list(prints(words("a", 2000)))
    assert found == sorted(set(found))
    assert 0 <= found[0] < found[-1] < 1 << 32


def test_a_fifth_of_the_places_is_kept_and_spread_over_all_numbers() -> None:
    found = prints(words("b", 20_000))
    assert 0.18 < len(found) / 20_000 < 0.26
    quarter = 1 << 30
    shares = [sum(it // quarter == part for it in found) / len(found) for part in range(4)]
    assert all(0.2 < share < 0.3 for share in shares)


@pytest.mark.parametrize("start", range(0, 300, 37))
def test_enough_shared_characters_give_a_shared_print_wherever_they_stand(start: int) -> None:
    shared = words("c", 400)[start : start + SURE]
    one = words("d", 90 + start) + shared + words("e", 50)
    two = words("f", 33) + shared + words("g", 71)
    assert set(prints(one)) & set(prints(two))


def test_texts_that_share_nothing_share_no_print() -> None:
    assert not set(prints(words("h", 3000))) & set(prints(words("i", 3000)))


def test_no_print_reaches_over_a_boundary() -> None:
    one, two = words("j", 60), words("k", 60)
    apart = set(prints(one + BOUNDARY + two))
    assert apart == set(prints(one)) | set(prints(two))


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (words("l", LENGTH - 1), 0), (words("m", LENGTH), 1), (words("n", LENGTH + 6), 1)],
)
def test_short_texts_have_one_print_or_none(text: str, count: int) -> None:
    assert len(prints(text)) == count


def test_one_character_repeated_costs_one_print() -> None:
    assert len(prints("水" * 100_000)) == 1


def test_characters_beyond_the_plane_and_halves_of_pairs_are_taken() -> None:
    assert len(prints("\U00020000" * 5 + "\ud800" + words("o", 40))) > 3


def test_prints_of_a_document_are_those_of_what_is_compared() -> None:
    source = made(1)
    start, end = source.body[0]
    inside = set(prints_of(source))
    assert inside
    assert inside == set(prints_of(made(1, source.text[start:end])))
    assert not inside & set(prints("关于第1项工作的通知" * 3))


def test_names_of_places_and_levels_are_seen_through() -> None:
    tail = words("p", 60)
    one = made(1, f"全省各级各部门要按照省人民政府的部署{tail}")
    two = made(1, f"全市各级各部门要按照市人民政府的部署{tail}")
    assert list(prints_of(one)) == list(prints_of(two))


PINNED = (
    "全市各县（区）人民政府要按照省人民政府的统一部署，于本月底前完成隐患排查，建立整改台账，"
    "逐项销号。甲市水务局、各县教育局每季度汇总一次进展情况，报市政府办公室。"
)


def test_the_prints_of_a_version_do_not_change() -> None:
    """An index that is there is searched with prints of today: raise VERSION when this fails."""
    found = prints_of(made(1, PINNED))
    assert (VERSION, len(found), crc32(str(list(found)).encode())) == (1, 9, 3799033517)
