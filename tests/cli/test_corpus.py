from __future__ import annotations

from pathlib import Path

import pytest

from govlint.builder import pdf
from govlint.builder.docx.storages import STORAGES
from govlint.builder.template import template_names
from govlint.cli.main import main


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(files: list[bytes]) -> list[bytes]:
        raise pdf.PdfUnavailable("没有 LibreOffice")

    monkeypatch.setattr(pdf, "build_pdfs", unavailable)


def names(folder: Path) -> set[str]:
    return {place.name for place in folder.iterdir()}


@pytest.mark.usefixtures("without_pdf")
def test_the_whole_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "build", str(tmp_path / "new")]) == 0
    shown = capsys.readouterr().out
    wanted = {f"notice-{storage}.docx" for storage in STORAGES}
    wanted |= {f"{name}-runs.docx" for name in template_names()}
    wanted |= {f"{name}.txt" for name in template_names()}
    assert wanted <= names(tmp_path / "new")
    assert not {"letter-gbk.docx", "order-spaces.docx"} & names(tmp_path / "new")
    assert all(storage.title in shown for storage in STORAGES.values())
    count = len(STORAGES) + 3 * (len(template_names()) - 1)
    assert f"PDF 未生成（{count} 个）" in shown
    assert "没有 LibreOffice" in shown


def test_one_storage_with_its_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "build_pdfs", lambda files: [b"%PDF"] * len(files))
    command = ["corpus", "build", str(tmp_path), "--storage", "gbk", "--template", "letter"]
    assert main(command) == 0
    assert names(tmp_path) == {"letter.txt", "letter-gbk.docx", "letter-gbk.pdf"}
    assert (tmp_path / "letter-gbk.pdf").read_bytes() == b"%PDF"


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [("--storage", "gkb", "“gbk”"), ("--template", "notce", "“notice”")],
)
def test_an_unknown_name_is_one_line(
    option: str, value: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "build", str(tmp_path), option, value]) == 2
    shown = capsys.readouterr().err
    assert hint in shown
    assert shown.count("\n") == 1
    assert names(tmp_path) == set()


@pytest.mark.usefixtures("without_pdf")
def test_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["corpus", "build", str(tmp_path / "file")]) == 2
    assert "写不了" in capsys.readouterr().err
