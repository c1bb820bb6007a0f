"""Words of the model, as people say them."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.model.copies import CopyKind, Relation
from govlint.model.document import Capability
from govlint.model.elements import Layout, Stage
from govlint.model.finding import Outcome, Severity

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
CAPABILITY_TERMS: Mapping[Capability, str] = {
    Capability.TEXT: "文字",
    Capability.LAYOUT: "版式",
    Capability.GLYPHS: "字在页面上的位置",
    Capability.FACTS: "事实",
    Capability.SOURCES: "来源文件（--against）",
    Capability.REPOSITORY: "文件库（--repo）",
}
OUTCOME_TERMS: Mapping[str, str] = {
    Outcome.PASS: "合格",
    Outcome.FAIL: "不合格",
    Outcome.REVIEW: REVIEW_TERM,
    Outcome.NOT_CHECKED: "未检查",
    Outcome.NOT_APPLICABLE: "不适用",
}
COLLECTION_TERMS: Mapping[str, str] = {
    "headings": "层次序数",
    "citations": "引用的文件",
    "dates": "日期",
    "attachments": "附件",
    "attachment_items": "附件说明各项",
    "attachment_references": "“见附件”",
    "sections": "版面设置",
}
FAMILY_TERMS: Mapping[str, str] = {
    "format": "格式",
    "regulation": "条例",
    "punctuation": "标点",
    "burden": "减负",
    "lists": "清单",
    "office": "本单位规则",
}
FORM_TERMS: Mapping[str, str] = {"text": "文本", "docx": "Word", "pdf": "PDF"}
STATUS_TERMS: Mapping[str, str] = {
    "checked": "有规则检查",
    "needs_person": "要人看",
    "not_visible": "文件里看不到",
    "see": "见别处",
    "planned": "以后检查",
    "open": "尚未检查",
}
RELATION_TERMS: Mapping[Relation, str] = {
    Relation.SUPERIOR: "上级",
    Relation.SIBLING: "同级",
    Relation.OWN_PAST: "本机关以前",
    Relation.OTHER: "其他",
}
COPY_TERMS: Mapping[str, str] = {
    CopyKind.QUOTED: "引用有出处",
    CopyKind.UNMARKED: "上级未注明",
    CopyKind.LEVEL_WORDS: "改换层级词",
    CopyKind.SIBLING: "同级",
    CopyKind.OWN_PAST: "本机关以前",
    CopyKind.FORMULA: "固定套语",
    CopyKind.OTHER: "其他",
    "new": "新写",
}
"""What a document is made of, in the order in which reports list it."""
