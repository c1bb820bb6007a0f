"""Small documents that many tests need."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

NOTICE = """示府办发〔2026〕12号

示例市人民政府办公室关于做好防汛工作的通知

各县（区）人民政府，市政府有关部门：
　　为做好防汛工作，经市人民政府同意，现将有关事项通知如下。
　　一、压实工作责任
　　各县（区）人民政府于5月15日前公布责任人名单。
　　二、抓好隐患排查
　　市水务局牵头，于5月31日前完成37座水库的排查。

　　　　　　　　　　　　　　示例市人民政府办公室
　　　　　　　　　　　　　　2026年5月7日
"""

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(text: str) -> bytes:
    """Return the smallest docx file with these lines as its paragraphs."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.splitlines()
    )
    document = f'<w:document xmlns:w="{_MAIN}"><w:body>{paragraphs}</w:body></w:document>'
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
    return raw.getvalue()
