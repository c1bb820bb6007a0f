"""An invented plan of work, with its ledger."""

from __future__ import annotations

import datetime

from govlint.burden.ledger import FileLedger, Ledger, ledger_of
from govlint.readers import read
from govlint.structure import recognise

PLAN = """甲市人民政府办公室关于印发《甲市老旧水库除险加固工作方案》的通知

甲政办发〔2024〕18号

各县（区）人民政府，市政府各部门：

《甲市老旧水库除险加固工作方案》已经市政府同意，现印发给你们，请认真组织实施。

甲市人民政府办公室

2024年3月11日

甲市老旧水库除险加固工作方案

为做好老旧水库除险加固工作，制定本方案。

一、调查登记

4月底前建立老旧水库台账，逐库登记库容、坝型和病险部位。（市水利局牵头，市财政局、市公安局配合）

各县（区）人民政府应当于5月15日前完成下游影响区人口登记，登记率达到100%。

二、工程实施

市水利局要在本方案印发后10个工作日内制定加固技术要点。

各县（区）人民政府每季度向市水利局报送工程进度。

尽快完善放水设施。

三、验收

市水利局会同市财政局于2025年底前完成竣工验收。不得将验收任务转给乡镇。
"""
NAME = "plan.txt"
DUE = datetime.date(2024, 5, 10)


def plan_file(
    text: str = PLAN, *, due: datetime.date | None = None, day: datetime.date | None = None
) -> FileLedger:
    """Return the ledger of one text."""
    return ledger_of(recognise(read(text.encode(), name=NAME)), NAME, due=due, day=day)


def ledger(
    text: str = PLAN, *, due: datetime.date | None = None, error: str | None = None
) -> Ledger:
    """Return the ledger of a run over one plan, and over a file that cannot be read."""
    broken = (FileLedger("broken.docx", error=error),) if error else ()
    return Ledger((plan_file(text, due=due), *broken), "govlint 0", due)
