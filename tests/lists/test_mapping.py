from __future__ import annotations

from pathlib import Path

import pytest

from govlint.lists.fields import meaning_of
from govlint.lists.mapping import NO_MAPPING, HeaderMapping, load_mapping


def field_of(mapping: HeaderMapping, *levels: str) -> str | None:
    found = mapping.meaning_of(levels)
    return found.field if found else None


def test_a_pair_names_a_field_by_identifier_or_term() -> None:
    mapping = load_mapping(["办理天数=promised_limit", "号码=实施编码"])
    assert field_of(mapping, "办理天数") == "promised_limit"
    assert field_of(mapping, "号 码") == "item_code"


def test_it_goes_before_what_the_tool_knows() -> None:
    mapping = load_mapping(["事项名称=-", "子项名称=name"])
    assert field_of(mapping, "事项名称") == "-"
    assert field_of(mapping, "子项名称") == "name"
    assert field_of(mapping, "设定依据") == "basis"


def test_a_header_of_several_levels() -> None:
    mapping = load_mapping(["办结时限/甲=legal_limit"])
    assert field_of(mapping, "办结时限", "甲") == "legal_limit"
    assert field_of(mapping, "甲") is None


def test_a_file(tmp_path: Path) -> None:
    place = tmp_path / "map=1.toml"
    place.write_text('[columns]\n"办件名" = "name"\n"说明=注" = "-"\n', encoding="utf-8")
    mapping = load_mapping([str(place), "办件名=parent"])
    assert mapping.columns == {"办件名": "parent", "说明=注": "-"}


def test_without_values_it_is_empty() -> None:
    assert load_mapping([]) == NO_MAPPING
    assert NO_MAPPING.meaning_of(("事项名称",)) == meaning_of(("事项名称",))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("名=事项名", "“名”对应的“事项名”不是字段，是不是“事项名称”？"),
        ("名=legal_limt", "是不是“legal_limit”？"),
        ("名=presence", "不是字段"),
        ("=name", "等号前要写表头"),
        ("没有.toml", "既不是 表头=字段，也不是能读的映射文件"),
    ],
)
def test_mistakes_are_told(value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_mapping([value])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[columns\n", "不是正确的 TOML"),
        ('["列"]\n'.encode(), "只能有"),
        (b"a = 1\n[columns]\n", "只能有"),
        (b'[columns]\n"a" = 1\n', "要写成带引号的字段名"),
        ('[columns]\n"名"="name"'.encode("gb18030"), "不是 UTF-8"),
    ],
)
def test_mistakes_in_a_file_are_told(tmp_path: Path, content: bytes, message: str) -> None:
    place = tmp_path / "m.toml"
    place.write_bytes(content)
    with pytest.raises(ValueError, match=message) as error:
        load_mapping([str(place)])
    assert "\n" not in str(error.value)
