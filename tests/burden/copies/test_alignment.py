from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.burden.copies.alignment import LEAST, MOST_PLACES, Match, matches, seeds
from govlint.burden.copies.folding import BOUNDARY, Folded

ONE = "水厂每日检测余氯和浊度并公示"
TWO = "停水超过一天的应当启动应急供水"
FEW = st.text(st.sampled_from(f"甲乙{BOUNDARY}"), max_size=120)
MANY = st.text(st.sampled_from("天地玄黄宇宙洪荒"), max_size=90)


def plain(text: str) -> Folded:
    return Folded(text, range(len(text)))


def found(document: str, source: str, least: int = LEAST) -> list[str]:
    return [
        document[match.start : match.end]
        for match in matches(plain(document), plain(source), least)
    ]


def test_passages_are_found_in_any_order() -> None:
    assert set(found(f"{ONE}甲{TWO}", f"乙{TWO}丙{ONE}")) == {ONE, TWO}


def test_the_longest_comes_first() -> None:
    assert found(f"{ONE}甲{TWO}", f"乙{TWO}丙{ONE}")[0] == TWO


def test_shorter_ones_are_none() -> None:
    assert found(f"甲{ONE[:12]}乙", f"丙{ONE[:12]}丁") == []
    assert found(f"甲{ONE[:13]}乙", f"丙{ONE[:13]}丁") == [ONE[:13]]
    assert found(f"甲{ONE[:8]}乙", f"丙{ONE[:8]}丁", least=8) == [ONE[:8]]


def test_a_passage_may_be_repeated_in_the_document() -> None:
    places = [match.start for match in matches(plain(f"{ONE}甲{ONE}"), plain(ONE))]
    assert places == [0, len(ONE) + 1]


def test_the_longest_of_several_places_in_the_source_counts() -> None:
    whole = ONE + TWO
    assert found(whole, f"{ONE}甲{ONE[:13]}乙{whole}") == [whole]


def test_no_passage_crosses_a_boundary() -> None:
    text = f"{ONE}{BOUNDARY}{TWO}"
    assert set(found(text, text)) == {ONE, TWO}
    assert found(f"{ONE[:7]}{BOUNDARY}{ONE[7:]}", f"{ONE[:7]}{BOUNDARY}{ONE[7:]}") == []


def test_whole_short_stretches_beside_a_passage_count() -> None:
    text = BOUNDARY.join(("开头甲", "按月报送", ONE, "按季公示", "结尾甲"))
    other = BOUNDARY.join(("另外乙", "按月报送", ONE, "按季公示", "其他乙"))
    assert set(found(text, other)) == {"按月报送", ONE, "按季公示"}
    assert set(found(text, other.replace("按季公示", "按季公示后"))) == {"按月报送", ONE}


def test_seeds_can_be_given() -> None:
    document = plain(f"甲{ONE}")
    assert matches(document, plain(ONE), known=seeds(document)) == [Match(1, 15, 0, 14)]


@pytest.mark.parametrize(
    ("text", "most"),
    [("甲" * 100_000, 1), ("甲乙" * 50_000, 2), (f"{ONE[:13]}{BOUNDARY}" * 5_000, 5_000)],
)
def test_hostile_texts_give_few_passages(text: str, most: int) -> None:
    pairs = matches(plain(text), plain(text))
    assert 0 < len(pairs) <= most
    assert pairs[0].size == len(text.partition(BOUNDARY)[0])


def test_a_seed_is_tried_at_few_places_only() -> None:
    source = "乙".join([ONE] * (MOST_PLACES + 5))
    assert found(ONE, source) == [ONE]


@given(FEW | MANY, FEW | MANY, st.integers(2, 15))
def test_passages_are_the_same_in_both_texts(document: str, source: str, least: int) -> None:
    pairs = matches(plain(document), plain(source), least=least)
    assert [match.size for match in pairs] == sorted((m.size for m in pairs), reverse=True)
    for match in pairs:
        piece = document[match.start : match.end]
        assert piece == source[match.source_start : match.source_end]
        assert piece
        assert BOUNDARY not in piece


@given(MANY, MANY, st.text(st.sampled_from("天地玄黄宇宙洪荒"), min_size=LEAST, max_size=40))
def test_what_was_put_into_both_texts_is_found(document: str, source: str, piece: str) -> None:
    text = f"{document}甲{piece}乙{document}"
    covered: set[int] = set()
    for match in matches(plain(text), plain(f"{source}丙{piece}丁")):
        covered.update(range(match.start, match.end))
    start = len(document) + 1
    assert set(range(start, start + len(piece))) <= covered
