import logging
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


def test_the_pack_has_verbs_and_places_of_the_dictionary() -> None:
    assert {"注意", "服从", "查办"} <= words.verbs()
    assert words.verbs().isdisjoint({"工作", "平台", "情况"})
    assert all(place[-1] in "市县区旗" for place in words.places())
    assert "开发区" not in words.places()
