"""The grammar of the command line. Nothing is imported here that a command alone needs."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from govlint.cli.arguments import (
    add_color,
    add_fail_on,
    add_format,
    add_profile,
    add_rules_dir,
    add_selectors,
    count,
    day,
    layout,
    one_of,
    words,
)
from govlint.cli.errors import Parser
from govlint.cli.formats import FORMATS
from govlint.cli.ledgers import LEDGERS
from govlint.cli.list_arguments import lists
from govlint.version import __version__

DESCRIPTION = "检查党政机关公文（GB/T 9704-2012、党政机关公文处理工作条例）。离线运行，不改动文件。"
EPILOG = (
    "退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置或内部错误，或一个文件也没找到；"
    "3 有文件读不了（其余文件照常检查）。"
)


def build() -> Parser:
    """Return the parser of the whole command line; ``command`` names what to run."""
    parser = Parser(prog="govlint", description=DESCRIPTION, epilog=EPILOG)
    parser.options.add_argument(
        "--version", action="version", version=f"govlint {__version__}", help="显示版本"
    )
    commands = parser.add_subparsers(dest="command", title="命令", metavar="命令")
    for name, (text, arguments) in COMMANDS.items():
        child = commands.add_parser(name, help=text, description=text)
        parser.children[name] = child
        arguments(child)
    return parser


def _check(parser: Parser) -> None:
    parser.arguments.add_argument(
        "paths", nargs="+", metavar="PATH", help="文件、文件夹，或 -（标准输入）"
    )
    output = parser.add_argument_group("输出")
    output.add_argument(
        "--format",
        type=one_of(tuple(FORMATS)),
        default="text",
        metavar="FORMAT",
        help="；".join(f"{name} {form.about}" for name, form in FORMATS.items()),
    )
    output.add_argument("-o", "--output", metavar="FILE", help="写入文件而不是标准输出")
    add_color(output)
    output.add_argument(
        "-q", "--quiet", action="store_true", help="只列问题和读不了的文件，不列汇总"
    )
    output.add_argument("--timings", action="store_true", help="列出各条规则的用时")
    rules = parser.add_argument_group("规则")
    _check_rules(rules)
    _check_verdict(rules)
    document = parser.add_argument_group("文稿")
    _check_document(document)
    document.add_argument("--stdin-filename", metavar="NAME", help="标准输入内容的文件名")
    _check_run(parser.add_argument_group("运行"))


def _check_rules(group: argparse._ArgumentGroup) -> None:
    add_selectors(group)
    group.add_argument(
        "--clause",
        action="append",
        type=words,
        default=[],
        metavar="N",
        help="只用出自这些条款的规则，如 7.2.5",
    )
    add_rules_dir(group)
    add_profile(group)


def _check_verdict(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="PATH",
        help="上级、同级和以前的文件：文件、文件夹或索引（见 govlint index），可以重复",
    )
    group.add_argument(
        "--repo",
        action="append",
        default=[],
        metavar="PATH",
        help="本机关的文件库：文件夹或索引，数发文数量、报送次数和重复发文，可以重复",
    )
    group.add_argument(
        "--baseline", metavar="FILE", help="基线：里面已有的问题不再计入（见 govlint baseline）"
    )
    add_fail_on(group)


def _check_document(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--facts", metavar="FILE", help="文件里看不出的事实（TOML）：行文方向、密级等"
    )
    group.add_argument(
        "--date", type=day, metavar="DAY", help="按这一天有效的规定检查，如 2020-05-07"
    )
    group.add_argument(
        "--layout",
        type=layout,
        metavar="LAYOUT",
        help="格式：standard、letter（信函）、order（命令）、minutes（纪要）、web（网页文本）",
    )
    _add_classified(group)


def _add_classified(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--allow-classified", action="store_true", help="标有密级的文件也检查（默认不检查、不显示）"
    )


def _check_run(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--jobs", type=count, default=None, metavar="N", help="同时检查几个文件；0 为处理器个数"
    )


def _baseline(parser: Parser) -> None:
    parser.arguments.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹")
    parser.options.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="写到哪个文件（默认是配置里的 baseline，没有就是 govlint-baseline.json）",
    )
    _check_rules(parser.add_argument_group("规则"))
    _check_document(parser.add_argument_group("文稿"))
    _check_run(parser.add_argument_group("运行"))
    parser.set_defaults(fail_on=None)


def _tasks(parser: Parser) -> None:
    parser.arguments.add_argument(
        "paths", nargs="+", metavar="FILE", help="文件、文件夹，或 -（标准输入）"
    )
    parser.options.add_argument(
        "--format",
        type=one_of(tuple(LEDGERS)),
        default="text",
        metavar="FORMAT",
        help="；".join(f"{name} {form.about}" for name, form in LEDGERS.items()),
    )
    parser.options.add_argument("-o", "--output", metavar="FILE", help="写入文件而不是标准输出")
    parser.options.add_argument(
        "--due", type=day, metavar="DAY", help="到这一天哪些任务已过期、哪些临近，如 2020-05-25"
    )
    parser.options.add_argument(
        "--within", type=count, default=7, metavar="N", help="期限在几天以内算临近（默认 7）"
    )
    parser.options.add_argument(
        "--date", type=day, metavar="DAY", help="文件没有成文日期时，期限从这一天推算"
    )
    parser.options.add_argument(
        "--facts", metavar="FILE", help="文件里看不出的事实（TOML）：文种、定稿或送审稿等"
    )
    _add_classified(parser.options)


def _show(parser: Parser) -> None:
    parser.arguments.add_argument(
        "what",
        type=one_of(("model", "elements", "tasks")),
        metavar="model|elements|tasks",
        help="model：读到的段落、表格和版面；elements：认出的公文要素；tasks：每句话要谁做什么",
    )
    parser.arguments.add_argument("path", metavar="PATH", help="文件，或 -（标准输入）")
    add_format(parser.options)
    _add_classified(parser.options)


def _explain(parser: Parser) -> None:
    parser.arguments.add_argument("code", metavar="CODE", help="规则代码，如 F725-3")
    add_rules_dir(parser.options)
    add_profile(parser.options)
    add_color(parser.options)


def _listing(parser: Parser) -> None:
    add_format(parser.options)
    add_rules_dir(parser.options)
    add_color(parser.options)


def _selftest(parser: Parser) -> None:
    parser.options.add_argument(
        "--select",
        action="append",
        type=words,
        default=[],
        metavar="CODE",
        help="只运行这些规则的例子：代码或开头几位，逗号隔开",
    )
    add_rules_dir(parser.options)


def _corpus(parser: Parser) -> None:
    parser.arguments.add_argument(
        "what", type=one_of(("build",)), metavar="build", help="build：写出样例文件"
    )
    parser.arguments.add_argument("folder", metavar="DIR", help="写到哪个文件夹（没有就新建）")
    parser.options.add_argument(
        "--template",
        action="append",
        type=words,
        default=[],
        metavar="NAME",
        help="只写这些样例，如 notice；逗号隔开",
    )
    parser.options.add_argument(
        "--storage",
        action="append",
        type=words,
        default=[],
        metavar="NAME",
        help="只用这些 Word 存法，如 runs、styles；逗号隔开",
    )


def _index(parser: Parser) -> None:
    parser.arguments.add_argument(
        "what",
        type=one_of(("build", "stats")),
        metavar="build|stats",
        help="build：读文件夹里的文件，建立或更新索引；stats：索引里有什么",
    )
    parser.arguments.add_argument(
        "paths", nargs="+", metavar="PATH", help="build：文件夹或文件；stats：索引文件"
    )
    parser.options.add_argument("-o", "--output", metavar="FILE", help="build：索引文件")
    parser.options.add_argument(
        "--jobs", type=count, metavar="N", help="build：同时读几个文件；0 为处理器个数"
    )
    _add_classified(parser.options)
    add_format(parser.options)


COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
    "check": ("检查公文", _check),
    "tasks": ("列出任务台账：谁、做什么、什么时候", _tasks),
    "lists": ("检查权责清单、政务服务事项清单，比较各地区同一事项", lists),
    "baseline": ("把现在的问题记成基线，以后只报告新的", _baseline),
    "show": ("显示从文件里看到了什么", _show),
    "explain": ("显示一条规则的说明", _explain),
    "rules": ("列出全部规则", _listing),
    "coverage": ("列出每一条款由哪条规则检查", _listing),
    "selftest": ("在这台机器上运行每条规则的例子", _selftest),
    "index": ("建立文件库的索引，供 --against 查找来源、--repo 数发文", _index),
    "corpus": ("写出样例文件（同一份公文的各种 Word 存法、文本、PDF）", _corpus),
}
