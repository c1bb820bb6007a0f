"""The benchmark over families of documents runs, on invented ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.copies import families

MEASURES = """一、建立隐患台账，逐条河流核对水位标尺，发现渗漏立即组织抢护并报告值班室。
二、山洪沟口设置警示牌和简易雨量筒，雨量超过三十毫米时由网格员逐户敲门转移。
三、水库汛限水位以上的库容由调度中心统一安排，任何单位不得擅自蓄水发电。
四、沙袋、桩木、照明车按照每公里堤防二百条的标准储备，入汛以前逐件查验登记。
"""
PARENT = f"""贵州省人民政府关于加强防汛工作的通知

黔府发〔2024〕7号

各市（州）人民政府：

为做好防汛工作，现通知如下。

{MEASURES}
贵州省人民政府

2024年3月1日
"""
CHILD = f"""遵义市人民政府关于加强防汛工作的通知

各县（市、区）人民政府：

现通知如下。

{MEASURES}
遵义市人民政府

2024年4月1日
"""
LAST = MEASURES.rstrip().rpartition("\n")[2]
SIBLING = CHILD.replace("遵义市", "贵阳市").replace("4月1日", "3月20日").replace(LAST, "")
NEWS = f"""防汛新闻

记者昨日了解到，{MEASURES.replace(chr(10), "")}
"""


@pytest.fixture
def real(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    texts = {"parent": PARENT, "child": CHILD, "sibling": SIBLING, "news": NEWS}
    for name, text in texts.items():
        (tmp_path / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [
        ("family", "parent_path", "path", "containment8_to_parent", "title"),
        ("防汛", "text/parent.txt", "text/child.txt", "0.9", "甲"),
        ("防汛", "text/parent.txt", "text/sibling.txt", "0.05", "too little is asked of it"),
        ("防汛", "", "laws/none.txt", "", "no parent"),
    ]
    table = "\n".join("\t".join(row) for row in rows) + "\n"
    (tmp_path / "FAMILIES.tsv").write_text(table, encoding="utf-8")
    return tmp_path


def test_parents_rank_first_and_siblings_are_found(
    real: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["families", str(real)])
    families.main()
    said = capsys.readouterr().out
    assert said.startswith("4 documents\n")
    assert "parent first: 1 of 1" in said
    assert "superior 上级党委、政府的文件：贵州省人民政府" in said
    assert "遵义市人民政府关于加强防汛工作的通知 <- 贵阳市人民政府关于加强防汛工作的通知" in said
    assert said.count(" <- ") == 2  # one pair, by titles and by paths


def test_a_file_that_cannot_be_read_is_named(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (real / "text" / "broken.txt").write_bytes(b"PK\x03\x04 no zip")
    paths = families.paths_of(real, families.families(real))
    papers = families.load(real, paths, 1)
    assert len(papers) == 4
    assert "1 not read: text/broken.txt" in capsys.readouterr().err
