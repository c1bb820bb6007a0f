"""``govlint corpus build``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from govlint.builder.corpus import samples, storages_of
from govlint.builder.docx.storages import STORAGES
from govlint.builder.spec import TemplateError
from govlint.builder.template import template_names
from govlint.cli import console
from govlint.cli.arguments import flat
from govlint.engine.options import UsageError
from govlint.rules.errors import nearest
from govlint.text.width import pad


def run(arguments: Namespace) -> int:
    """Write the corpus out.

    Args:
        arguments: of the ``corpus`` parser.

    Returns:
        0.

    Raises:
        UsageError: an unknown template or storage, or the folder cannot be written.
    """
    templates = _chosen(flat(arguments.template), template_names(), "样例") or template_names()
    storages = _chosen(flat(arguments.storage), tuple(STORAGES), "存法")
    folder = Path(arguments.folder)
    count, reasons = 0, dict[str, int]()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for sample in samples(templates, storages):
            if sample.raw is None:
                reasons[sample.reason] = reasons.get(sample.reason, 0) + 1
            else:
                (folder / sample.name).write_bytes(sample.raw)
                count += 1
    except OSError as error:
        raise UsageError(f"写不了 {folder}：{error.strerror or error}") from error
    except TemplateError as error:
        raise UsageError(str(error)) from error
    used = storages or tuple(dict.fromkeys(it for name in templates for it in storages_of(name)))
    console.write_stdout(_summary(folder, count, used, reasons))
    return 0


def _chosen(wanted: Sequence[str], known: Sequence[str], what: str) -> tuple[str, ...]:
    for name in wanted:
        if name not in known:
            told = "、".join(known)
            raise UsageError(f"没有“{name}”这个{what}{nearest(name, known)}；可用：{told}")
    return tuple(dict.fromkeys(wanted))


def _summary(folder: Path, count: int, storages: Sequence[str], reasons: Mapping[str, int]) -> str:
    size = max(map(len, storages))
    lines = [f"已写入 {folder}：{count} 个文件。文件名里的 Word 存法："]
    lines += [f"  {pad(name, size)}  {STORAGES[name].title}" for name in storages]
    lines += [f"PDF 未生成（{number} 个）：{reason}" for reason, number in reasons.items()]
    return "\n".join(lines) + "\n"
