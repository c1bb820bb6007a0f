"""Bytes to text: which encoding a Chinese file is in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

_COMMON_SIMPLIFIED = (
    "的人和业行规工第理条管市应定地法政用有部建设关保以十当发务一公门民国区会生制作本等产合在机或二资中化标者实动施位三为不主准对单及年能办进要全划信其员证体安经房住"
    "处责项方提上环技分府通出可服构物展境家大事护下新报开成级件内时省监城同企息土按期加申权交日社并四术自情共五所照查学程据与计性目由于重依基相金请改水各入源委数收个"
    "文系度场组统量智防县任范备他核质强利品广医职网供审居高批排力得价明育造记立放求使告案违障现教向月专险织持过取点平费后议指口活式农确控面营推科调六碳评登支集运具款"
    "配况元治表局导租道域布例代督前需检电户限置受接料格联协予采原书结意未负参罚院总律知投态外测七领商将乡效执疗流积是名补包复创间号之正到决村筑研根验列型转续污东承预"
    "反八完修易章试优次车济则台常类策镇林围染线财容符万疫止特整好路九养额见心究起校示小严材形卫给变助从模互措字已纳影算约直认气善绿适响解属编传河节装序厅健融深益无海"
    "更称果增落手除就子励许司做先令屋招际础长缴必非征步培义附维刑风站偿让老因注低题引急消州病促害了色赁录升景革华南印选税络托综减购识多问普快园来括移考失别签游我种废"
    "担销享订竞估百须劳举履康鼓清矿付器停售超满如存输送罪犯察最损每惠筹功山身图训辖被群档回团达精视庭籍询暂众至状街药室旅层买免版历故迁象充禁极才首射危贴打简少值空救"
    "占份女拆届段诉两追库率诊细挥宣感突近守比套足临待航涉擅址坚圳退周徒该册密含师真便"
)
_COMMON_TRADITIONAL = (
    "業規條應設關當發務門國區會製產機資標實動爲準對單辦進劃員證體經處責項環構護報開級內時監權並術學據與計於請數個場組統縣範備質強廣醫職網審價記違現專險織過點費後議農"
    "確營調評運況導檢電戶聯協採書結負參罰總態測領將鄉執療積補復創間號決築驗轉續東預試優車濟則臺類鎮圍線財萬養額見嚴衛給變從納約認氣綠適響屬編傳節裝廳無稱勵許際礎長繳"
    "徵義維風償讓題賃錄華選稅絡綜減購識問園來別籤遊種廢擔銷訂競須勞舉礦滿輸損籌圖訓轄羣檔團達視詢暫衆狀藥層買歷遷極貼簡佔屆訴兩庫診細揮臨堅該冊師為汙眾裡裏著"
)
"""The characters most used in official documents (about 92 % of running text)."""

_COMMON = frozenset(
    _COMMON_SIMPLIFIED + _COMMON_TRADITIONAL + "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　①②③"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "cp950",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_NAMES = {"big5hkscs": "big5", "cp950": "big5"}
_DECLARATION = re.compile(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")

SAMPLE = 20_000
"""Characters scored: enough to be sure, few enough to be quick."""
PLAUSIBLE = 0.2
"""Least score of a text: random bytes read as GB18030 stay below."""
MAX_CONTROLS = 0.002
MAX_REPLACED = 0.005
"""Largest shares of control characters and of invalid bytes in a file that still is text."""


class DecodeError(ValueError):
    """The bytes are no text in an encoding known here; the message is one Chinese line."""


class Decoded(NamedTuple):
    """Text with the line feed as its only line end, and how it was encoded.

    ``replaced`` counts the invalid stretches that became U+FFFD.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(raw: bytes) -> Decoded:
    """Decode a file of text: UTF-8, UTF-16, UTF-32, GB18030 or Big5.

    A byte order mark decides; then the pattern of zero bytes; then valid UTF-8; then what a
    web page declares, if that decodes; then the most plausible reading.

    Raises:
        DecodeError: binary data, an encoding unknown here, or too many invalid bytes.
    """
    found = _by_mark(raw) or _by_zeros(raw) or _strict(raw, "utf-8") or _by_plausibility(raw)
    if found is None:
        raise DecodeError("内容不是可识别的文字编码，请另存为 UTF-8 或 GB18030 编码的文本")
    controls = sum(1 for _ in _CONTROL.finditer(found.text))
    if "\0" in found.text or controls > max(1, MAX_CONTROLS * len(found.text)):
        raise DecodeError("内容是二进制数据，不是文字；请检查是否选错了文件")
    text = _LINE_END.sub("\n", found.text)
    return Decoded(text, _NAMES.get(found.encoding, found.encoding), found.replaced)


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _tolerant(raw[len(mark) :], encoding)
    return None


def _by_zeros(raw: bytes) -> Decoded | None:
    """Read what has zero bytes and no mark as UTF-32 or UTF-16."""
    if b"\0" not in raw:
        return None
    quarter = max(1, len(raw) // 4)
    if raw[3::4].count(0) == len(raw[3::4]) and raw[2::4].count(0) * 2 > quarter:
        return _tolerant(raw, "utf-32-le")
    if raw[0::4].count(0) == len(raw[0::4]) and raw[1::4].count(0) * 2 > quarter:
        return _tolerant(raw, "utf-32-be")
    # 一 (U+4E00) has a zero byte of its own, so where they stand does not tell the byte order.
    readings = (_tolerant(raw, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    found = _best(reading for reading in readings if reading)
    if found is None:
        raise DecodeError("内容是二进制数据，不是文字；请检查是否选错了文件")
    return found


def _by_plausibility(raw: bytes) -> Decoded | None:
    declared = _declared(raw)
    if declared and (found := _strict(raw, declared)):
        return found
    best = _best(found for name in _CANDIDATES if (found := _strict(raw, name)))
    if best is not None:
        return best
    names = (declared,) if declared else ("utf-8", *_CANDIDATES)
    return _best(found for name in names if (found := _tolerant(raw, name)))


def _best(readings: Iterable[Decoded]) -> Decoded | None:
    """Return the most plausible reading; of equals the first."""
    best: Decoded | None = None
    highest = 0.0
    for reading in readings:
        score = _score(reading.text)
        if score >= PLAUSIBLE and score > highest:
            best, highest = reading, score
    return best


def _declared(raw: bytes) -> str | None:
    """Return the encoding that a web page names in its head."""
    head = raw[:4096]
    found = _DECLARATION.search(head) if b"<" in head else None
    return _DECLARED.get(found[1].decode("ascii").lower()) if found else None


def _strict(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _tolerant(raw: bytes, encoding: str) -> Decoded | None:
    """Decode with invalid bytes replaced, unless they are more than a tiny share."""
    text = raw.decode(encoding, "replace")
    replaced = text.count("\ufffd") - _genuine_replacements(raw, encoding)
    allowed = 1 + MAX_REPLACED * len(text)
    fits = replaced <= allowed and replaced * 20 <= len(text)
    return Decoded(text, encoding, replaced) if fits else None


def _genuine_replacements(raw: bytes, encoding: str) -> int:
    """Count the U+FFFD that the file itself holds."""
    try:
        return raw.count("\ufffd".encode(encoding))
    except UnicodeEncodeError:
        return 0


def _score(text: str) -> float:
    """Return how much a reading looks like Chinese text, at most 1.0, ASCII aside."""
    sample = text[:SAMPLE]
    chars = [char for char in sample if char > "\x7f"]
    controls = sum(1 for _ in _CONTROL.finditer(sample))
    if not chars:
        return 1.0 - 5.0 * controls / max(1, len(sample))
    return (sum(map(_worth, chars)) - 5.0 * controls) / len(chars)


def _worth(char: str) -> float:
    if char in _COMMON:
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.4 if _is_ordinary(char) else 0.0
    if "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e" or "\u2010" <= char <= "\u22ff":
        return 0.4
    private_or_broken = "\ud800" <= char <= "\uf8ff" or char == "\ufffd" or char > "\U0002ffff"
    return -3.0 if private_or_broken else -1.0


def _is_ordinary(char: str) -> bool:
    """Tell whether a character is of the first level of GB 2312 or of Big5."""
    for encoding, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            if char.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
