"""Words of the model, as people say them."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.model.elements import Layout, Stage
from govlint.model.finding import Severity

SEVERITY_TERMS: Mapping[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
    Severity.OFF: "关闭",
}
REVIEW_TERM = "需人工判断"
LAYOUT_TERMS: Mapping[Layout, str] = {
    Layout.STANDARD: "通用格式",
    Layout.LETTER: "信函格式",
    Layout.ORDER: "命令（令）格式",
    Layout.MINUTES: "纪要格式",
    Layout.WEB: "网页文本（无版面信息）",
}
STAGE_TERMS: Mapping[Stage, str] = {Stage.DRAFT: "送审稿", Stage.FINAL: "定稿"}
DAY_TERMS: Mapping[str, str] = {
    "option": "命令行指定",
    "document_date": "成文日期",
    "today": "今天",
}
