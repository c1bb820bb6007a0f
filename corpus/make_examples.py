"""Write corpus/examples: the notice of the corpus, and the same notice with a dozen defects.

Run it again after a change of the template: ``python corpus/make_examples.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from govlint.builder.changes import apply_changes
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.spec import Template
from govlint.builder.template import load_template
from govlint.builder.text import build_text

DEFECTS = """\
document_number.text = 甲政发[24]第07号
title[2].text = 做好2024年防汛工作的通知。
recipients.text = 各县（区）人民政府，市政府各部门、各直属机构。
h2[2].text = (二)、落实值班制度。
h1[3].text = 二、做好物资储备
h3[4].text = 2.排查结果6月5日前报市水务局，样式见附件3。
attachment_list[1].text = 附件：1、全市重点水库和山洪灾害易发区2024年防汛责任人名单；
attachment_list[2].text = 2、防汛隐患排查登记表。
document_date.text = 2024年05月07日
note.text = 此件公开发布
copies_to.text = 抄送：市委各部门，市人大常委会办公室，市政协办公室
printing.text = 甲市人民政府办公室\t2024年5月6日印发
title.font = 黑体
body[2].first_line = 0字
page_number.align = center
"""
"""What is changed in the faulty sample; each is one defect or a few of one element."""


def faulty() -> Template:
    """Return the notice with the defects in it."""
    lines = enumerate(DEFECTS.splitlines(), 1)
    return apply_changes(load_template("notice"), list(lines), Path(__file__).name)


def write(folder: Path) -> None:
    """Write all samples into a folder."""
    storage = next(iter(STORAGES.values()))
    for name, template in {"notice": load_template("notice"), "notice-defects": faulty()}.items():
        (folder / f"{name}.txt").write_bytes(build_text(template))
        (folder / f"{name}.docx").write_bytes(build_docx(template, storage))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus/examples"))
