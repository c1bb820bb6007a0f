import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from govlint.structure import words


def test_words_are_those_of_the_dictionary() -> None:
    assert words.cut("做好防汛抗旱工作") == ["做好", "防汛", "抗旱", "工作"]
    assert "".join(words.cut("甲市䶮镇关于𠮷")) == "甲市䶮镇关于𠮷"


def test_the_word_that_a_break_would_tear() -> None:
    text = "做好防汛抗旱工作"
    assert words.word_around(text, 5) == "抗旱"
    assert words.word_around(text, 4) is None
    assert words.word_around(text, 0) is None
    assert words.word_around(text, len(text)) is None


def test_loading_leaves_no_cache_and_no_log_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    words._tokenizer.cache_clear()
    with caplog.at_level(logging.DEBUG):
        words.cut("防汛")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_the_pack_has_places_and_verbs_and_loads_no_jieba() -> None:
    code = (
        "import sys; from govlint.structure import words; words.places(); words.verbs(); "
        "print('jieba' in sys.modules)"
    )
    words.places()  # the pack may have to be built first
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", ["遵义市", "桐梓县", "海淀区", "达拉特旗", "昆山市", "怀柔区"])
def test_full_names_are_places(name: str) -> None:
    assert name in words.places()


@pytest.mark.parametrize(
    "name",
    [
        "城市",
        "省辖市",
        "贫困县",
        "会同县",
        "开发区",
        "老城区",
        "太平洋区",
        "三角旗",
        "各市区",
        "广东省",
        "加州",
    ],
)
def test_words_of_prose_are_no_places(name: str) -> None:
    assert name not in words.places()


def test_verbs_are_the_common_ones_of_two_characters_and_more() -> None:
    verbs = words.verbs()
    assert {"建立", "推进", "加强", "报送"} <= verbs
    assert not {"腽肭兽", "烘烘手", "要", "工作组"} & verbs
    assert min(map(len, verbs)) == 2
    assert 8_000 < len(verbs) < 15_000


def test_building_leaves_no_cache_and_no_log_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        built = words.build()
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
    assert built == {"places": sorted(words.places()), "verbs": sorted(words.verbs())}


def test_the_pack_has_verbs_and_places_of_the_dictionary() -> None:
    assert {"注意", "服从", "查办"} <= words.verbs()
    assert words.verbs().isdisjoint({"工作", "平台", "情况"})
    assert all(place[-1] in "市县区旗" for place in words.places())
    assert "开发区" not in words.places()
