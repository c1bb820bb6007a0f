"""The benchmarks run: on invented input, and with no word about time."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from benchmarks.accuracy import cases, hits, together
from benchmarks.docno import measure as docno
from benchmarks.speed import batch, clock, cold, documents, warm
from benchmarks.structure import measure as structure
from benchmarks.tasks import measure as ledger

import govlint
from govlint.engine.options import Options
from govlint.engine.run import session_of
from govlint.model.elements import Element
from govlint.structure import recognise

GOOD = (
    "甲政发〔2024〕7号",
    "鄂政办电〔2023〕22号",
    "甲省人民政府令第33号",
    "海关总署公告2020年第5号",
    "甲省人民政府令〔2011〕第20号",
    "中华人民共和国主席令第五十六号",
)
NAMED = {
    "甲政发[2024]7号": ("F725-3",),
    "甲政发〔2024〕07号": ("F725-4",),
    "甲政发〔2024〕第7号": ("F725-5",),
    "甲政发〔2024〕7": ("F725-2",),
    "甲政办[24]第012号": ("F725-2", "F725-3", "F725-4", "F725-5"),
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    (folder / "docno").mkdir()
    rows = ["u\t发文字号：甲政发 〔2024〕\u200b7号", "u\t甲政发[2024]7号", "u\t", "u\t没有字号"]
    table = "\n".join(["url\tdoc_number", *rows]) + "\n"
    (folder / "docno" / "numbers.tsv").write_text(table, encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", GOOD)
def test_a_well_formed_number_passes(number: str) -> None:
    judged = docno.judge(number, session_of(Options(select=docno.RULES)))
    assert judged == docno.Judged(number, True, True, True, ())


@pytest.mark.parametrize("number", NAMED)
def test_another_number_is_named_for_what_is_wrong(number: str) -> None:
    judged = docno.judge(number, session_of(Options(select=docno.RULES)))
    assert not judged.well_formed
    assert judged.codes == NAMED[number]


def test_document_numbers_are_counted(
    real: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["measure", str(real)])
    docno.main()
    said = capsys.readouterr().out
    assert "4 rows, 1 without a number" in said
    assert "parse, are recognised and are not reported: 1 of 1" in said
    assert "named for what is wrong: 1 of 2" in said
    assert "1 × 没有字号 (does not parse, not recognised)" in said


def test_no_numbers_make_no_share() -> None:
    assert "well-formed: 0 of 0" in list(docno.summary(Counter()))


def test_documents_are_as_long_as_asked_and_alike_in_both_formats(tmp_path: Path) -> None:
    text = documents.write_text(tmp_path / "n.txt", 3)
    docx = documents.write_docx(tmp_path / "n.docx", 3)
    length = len("".join(text.read_text("utf-8").split()))
    assert abs(length - 3 * documents.PAGE_CHARACTERS) < documents.PAGE_CHARACTERS
    bare = [line.strip() for line in text.read_text("utf-8").splitlines()]
    assert [p.text for p in python_docx.Document(str(docx)).paragraphs] == bare


def test_documents_are_notices_without_errors(tmp_path: Path) -> None:
    documents.write_docx(tmp_path / "long.docx", 20, 7)
    drawn = ["F727-1", "F741-2"]  # the generator draws no lines
    report = govlint.check(tmp_path, ignore=drawn)
    official = recognise(govlint.read(tmp_path / "long.docx"))
    assert official.kind == "通知"
    assert {Element.DOCUMENT_NUMBER, Element.ISSUED} & set(official.elements) == {
        Element.DOCUMENT_NUMBER
    }
    assert [f.code for f in report.files[0].findings if f.severity == "error"] == []


def test_commands_are_timed_in_turn(tmp_path: Path) -> None:
    order = tmp_path / "order"
    note = "import sys; open(sys.argv[1], 'a').write(sys.argv[2])"
    commands = {name: (sys.executable, "-c", note, str(order), name) for name in "ab"}
    times = clock.time_commands(commands, 2)
    assert order.read_text() == "ababab"
    assert {name: len(one.wall) for name, one in times.items()} == {"a": 2, "b": 2}
    assert all(cpu > 0 for one in times.values() for cpu in one.cpu)


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('x'); raise SystemExit(3)"])
def test_a_command_that_fails_is_not_timed(code: str) -> None:
    with pytest.raises(clock.RunError, match="ended with"):
        clock.time_commands({"x": (sys.executable, "-c", code)}, 1)


def test_ratios_are_those_of_the_medians() -> None:
    slow, fast = clock.Times((4.0, 9.0, 5.0), (1.0,) * 3), clock.Times((1.0, 2.0, 9.0), (1.0,) * 3)
    assert slow.ratio(fast) == 2.5
    lines = clock.table({"slow": slow, "fast": fast}, ["fast"])
    assert lines[1].split() == ["slow", "5000.0", "1000.0", "2.50x"]


def test_cold_and_batch_commands_check_documents(tmp_path: Path) -> None:
    todo = cold.commands(tmp_path, 1, peer="other-python")
    assert todo[cold.PEER][0] == "other-python"
    chosen = {name: words for name, words in todo.items() if name == "govlint check docx"}
    folder = batch.write_folder(tmp_path / "many", 2)
    times = clock.time_commands({**chosen, **batch.commands(folder, [2])}, 1)
    assert set(times) == {"govlint check docx", "--jobs 2"}
    assert batch.peak_megabytes() > 1


def test_warm_figures_are_printed(tmp_path: Path) -> None:
    lines = warm.of_docx(tmp_path, 1, 1, None)
    assert lines[0] == "docx, 1 pages"
    assert [line.split("  ")[0] for line in lines[2:]] == list(warm.calls(tmp_path))
    assert "MB/s" in warm.of_text(tmp_path, 1, 1)[0]


def test_structure_and_accuracy_run_on_invented_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in hits.FOLDERS:
        (tmp_path / folder).mkdir()
        documents.write_text(tmp_path / folder / "n.txt", 1)
    monkeypatch.setattr(sys, "argv", ["hits", str(tmp_path), "--only", "text"])
    hits.main()
    assert capsys.readouterr().out.startswith("1 files")
    official = recognise(govlint.read(tmp_path / "text" / "n.txt"))
    assert structure.found_elements(official)["document_number"] == "示府发〔2026〕1号"


def test_cases_are_told_as_found_missed_and_besides(capsys: pytest.CaptureFixture[str]) -> None:
    found = next(case for case in cases.cases("F731-3") if case.example["template"] == "notice")
    wrong = {**found.example, "marks": ["别处"], "pdf_marks": ["别处"]}
    results = cases.measure([found, replace(found, example=wrong)], "docx")
    assert [one.ok for one in results] == [True, False]
    cases.show(results, "docx")
    printed = capsys.readouterr().out
    assert f"MISSED docx {found.name}" in printed
    assert "docx: 1 of 2 found" in printed


def test_what_was_counted_goes_into_the_table() -> None:
    found = cases.cases("F725-3")[:2]
    results = cases.measure(found, "text")
    row = cases.updated(results, 3, {"F725-3": 1})["F725-3"]
    assert (row.text_found, row.text_cases, row.conformant, row.false) == (2, 2, 3, 1)


def test_many_defects_stand_in_one_notice(capsys: pytest.CaptureFixture[str]) -> None:
    some, lost, _ = together.run("docx", 5)
    assert (len(some), lost) == (5, [])
    assert len({case.rule.code for case in some}) == 5


PLAN = """甲市人民政府关于做好防汛工作的通知

各县人民政府：

各县人民政府要于5月底前建立隐患台账。市水务局每月组织检查。

甲市人民政府

2024年5月7日
"""


def test_tasks_are_compared_with_what_was_read(tmp_path: Path) -> None:
    raw = PLAN.encode()
    (tmp_path / "a.txt").write_bytes(raw)
    rows = [
        [0, "2024-05-31", [ledger.digest("各县人民政府")]],
        [1, None, [ledger.digest("别的局")]],
    ]
    entry = {"path": "a.txt", "sha256": hashlib.sha256(raw).hexdigest(), "tasks": rows}
    truth = tmp_path / "truth.jsonl"
    truth.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    (found,) = ledger.measured(tmp_path, truth)
    assert (found.right, len(found.wrong), len(found.missed)) == (1, 1, 1)
    (tmp_path / "a.txt").write_bytes(raw + b"\n")
    with pytest.raises(ValueError, match="another file"):
        list(ledger.measured(tmp_path, truth))


def test_the_table_of_tasks_holds_no_texts() -> None:
    for line in ledger.TRUTH.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        assert set(entry) == {"path", "sha256", "tasks"}
        assert all(len(name) == 8 for _, _, lead in entry["tasks"] for name in lead)
