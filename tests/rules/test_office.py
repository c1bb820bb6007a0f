from __future__ import annotations

import os
from pathlib import Path

import pytest

from govlint.rules import build, office
from govlint.rules.errors import RuleFileError
from govlint.rules.registry import load_rules
from tests.rules.support import rule_text


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(place))
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "本办规则"
    (place / "sub").mkdir(parents=True)
    (place / "sub" / "Z1-1-test.md").write_text(rule_text(), encoding="utf-8")
    return place


def test_an_office_adds_a_rule_without_python(folder: Path) -> None:
    rules = load_rules([str(folder)])
    found = rules.get("Z1-1")
    assert found.origin == "office"
    assert found.family == "office"
    assert len(rules) == len(load_rules()) + 1


def test_compiled_rules_are_cached_until_a_file_changes(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    build_office = build.build_office

    def counting(files: object) -> object:
        calls.append(1)
        return build_office(files)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "build_office", counting)
    first = office.load(str(folder))
    assert office.load(str(folder)) == first
    assert len(calls) == 1
    path = folder / "sub" / "Z1-1-test.md"
    path.write_text(rule_text().replace("测试规则", "改过的规则"), encoding="utf-8")
    os.utime(path, (1, 1))
    assert office.load(str(folder))[0]["name"] == "改过的规则"
    assert len(calls) == 2


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"\xfb\x00\x00\x00\xff" * 3])
def test_a_broken_cache_is_rebuilt(folder: Path, cache: Path, rubbish: bytes) -> None:
    office.load(str(folder))
    [cached] = cache.glob("rules-*.bin")
    cached.write_bytes(rubbish)
    assert office.load(str(folder))[0]["code"] == "Z1-1"


def test_a_cache_that_cannot_be_written_is_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(blocked))
    assert office.load(str(folder))[0]["code"] == "Z1-1"


def test_errors_name_the_office_s_file_and_line(folder: Path) -> None:
    path = folder / "Z1-1-bad.md"
    path.write_text(rule_text().replace("opening.text", "opning.text"), encoding="utf-8")
    with pytest.raises(RuleFileError) as error:
        office.load(str(folder))
    assert error.value.file == path.as_posix()
    assert "opening" in error.value.problem


def test_no_code_of_an_office_is_run(folder: Path) -> None:
    marker = folder / "ran"
    text = rule_text(drop="test", extra='check = "evil:run"')
    (folder / "Z1-1-x.md").write_text(text, encoding="utf-8")
    (folder / "evil.py").write_text(f"open({str(marker)!r}, 'w')", encoding="utf-8")
    with pytest.raises(RuleFileError, match="不执行"):
        office.load(str(folder))
    assert not marker.exists()


def test_the_same_code_twice_names_both_files(folder: Path) -> None:
    (folder / "Z1-1-again.md").write_text(rule_text(), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"Z1-1-(again|test)\.md"):
        office.load(str(folder))


def test_folders_that_hold_no_rules_are_refused(tmp_path: Path) -> None:
    for name in ("不存在", "空的"):
        if name == "空的":
            (tmp_path / name).mkdir()
        with pytest.raises(RuleFileError) as error:
            office.load(str(tmp_path / name))
        assert name in str(error.value)


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    try:
        (folder / "loop").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert len(office.load(str(folder))) == 1
