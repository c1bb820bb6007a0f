import pytest

from govlint.text.tables_build import build
from govlint.text.traditional import build_converter, converter

ROWS = [["著", "着"], ["於", "于"], ["著作", "著作"], ["計畫", "計划"], ["畫", "画"]]


def test_the_longest_row_wins() -> None:
    made = build_converter([*ROWS, ["著作权", "着作权"]])
    assert made.convert("著作 著作权 著力 於") == "著作 着作权 着力 于"


def test_length_never_changes() -> None:
    with pytest.raises(ValueError, match="塊"):
        build_converter([["塊", "块儿"]])


def test_an_empty_table_still_folds_compatibility_forms() -> None:
    made = build_converter([])
    assert made.convert("﹝1﹞國") == "〔1〕國"
    assert not made.is_traditional("國")


def test_converting_twice_changes_nothing() -> None:
    made = converter()
    for source in [*made.mapping, *made.answers]:
        once = made.convert(source)
        assert len(once) == len(source)
        assert made.convert(once) == once


def test_no_simplified_target_is_itself_converted() -> None:
    made = converter()
    assert not [target for target in made.mapping.values() if target in made.mapping]


def test_the_shipped_table_is_sound() -> None:
    table = build()["traditional"]
    assert table["header"] == ["traditional", "simplified"]
    sources = [row[0] for row in table["rows"]]
    assert len(sources) == len(set(sources))
    assert len(sources) > 2_900
    assert all(len(source) == len(target) for source, target in table["rows"])


def test_everyday_simplified_characters_are_left_alone() -> None:
    everyday = "关于印发通知后里面只系制志台范准复发干了几云丑仆术松斗才冲向党么捱拚薹"
    assert converter().convert(everyday) == everyday
