from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

import govlint
from govlint.model.finding import Outcome
from tests.scripts import ROOT, load

make_examples = load("corpus/make_examples.py")
EXAMPLES = ROOT / "corpus" / "examples"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    make_examples.write(folder)
    return folder


def test_the_committed_texts_are_those_of_the_script(made: Path) -> None:
    assert {place.name for place in made.iterdir()} == {place.name for place in EXAMPLES.iterdir()}
    for place in made.glob("*.txt"):
        assert place.read_bytes() == (EXAMPLES / place.name).read_bytes()


def test_the_committed_docx_files_say_what_the_script_says(made: Path) -> None:
    for place in made.glob("*.docx"):
        fresh = docx.Document(io.BytesIO(place.read_bytes()))
        committed = docx.Document(str(EXAMPLES / place.name))
        assert [p.text for p in fresh.paragraphs] == [p.text for p in committed.paragraphs]


def test_the_same_text_gives_the_same_file(made: Path, tmp_path: Path) -> None:
    make_examples.write(tmp_path)
    for place in made.iterdir():
        assert place.read_bytes() == (tmp_path / place.name).read_bytes()


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_the_conformant_sample_has_no_finding(suffix: str) -> None:
    assert govlint.check(EXAMPLES / f"notice.{suffix}").files[0].findings == ()


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_the_faulty_sample_has_a_dozen(suffix: str) -> None:
    file = govlint.check(EXAMPLES / f"notice-defects.{suffix}").files[0]
    failed = {finding.code for finding in file.findings if finding.outcome is Outcome.FAIL}
    assert len(failed) >= 12, sorted(failed)
