"""The arguments of ``lists``."""

from __future__ import annotations

import argparse

from govlint.cli.arguments import (
    add_color,
    add_fail_on,
    add_profile,
    add_rules_dir,
    add_selectors,
    day,
    one_of,
)
from govlint.cli.errors import Parser
from govlint.cli.list_formats import LIST_FORMATS


def lists(parser: Parser) -> None:
    """Add the arguments of ``lists``."""
    parser.arguments.add_argument(
        "what",
        type=one_of(("check", "compare")),
        metavar="check|compare",
        help="check：逐份检查清单；compare：比较同一事项在各地区是否一致",
    )
    parser.arguments.add_argument(
        "paths",
        nargs="+",
        metavar="FILE|REGION=FILE|DIR",
        help="清单文件；比较时写 地区=文件，或一个文件夹（一个地区一个文件，文件名是地区名）",
    )
    output = parser.add_argument_group("输出")
    output.add_argument(
        "--format",
        type=one_of(tuple(LIST_FORMATS)),
        default=None,
        metavar="FORMAT",
        help="；".join(f"{name} {form.about}" for name, form in LIST_FORMATS.items())
        + "；不写时按 -o 的扩展名",
    )
    output.add_argument("-o", "--output", metavar="FILE", help="写入文件而不是标准输出")
    add_color(output)
    output.add_argument("-q", "--quiet", action="store_true", help="不显示进度")
    output.add_argument(
        "--brief", action="store_true", help="compare 的 json 不列每个事项，适合几百个地区"
    )
    _rules(parser.add_argument_group("规则"))
    _known(parser.add_argument_group("清单"))


def _rules(group: argparse._ArgumentGroup) -> None:
    add_selectors(group)
    add_rules_dir(group)
    add_profile(group)
    add_fail_on(group)


def _known(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--catalogue", metavar="FILE", help="各地都要一致的目录（格式同清单）")
    group.add_argument(
        "--laws", metavar="FILE", help="法律法规的状态（csv：法律名称、位阶、状态、条数等）"
    )
    group.add_argument(
        "--date",
        type=day,
        metavar="DAY",
        help="按这一天判断法规是否有效、事项是否取消（默认今天）",
    )
    group.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADER=FIELD|FILE",
        help="表头是哪个字段，如 办结天数=legal_limit；或写在 TOML 文件里；可以重复",
    )
    group.add_argument(
        "--decisions", metavar="FILE", help="compare：填好“决定”的待核对表（xlsx 或 csv）"
    )
