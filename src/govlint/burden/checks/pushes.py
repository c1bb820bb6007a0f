"""Responsibility pushed down (B-PUSH-1, -2): told by a tally of who has to act at which level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govlint.burden import guards
from govlint.burden.addressees import LEVELS, Paper
from govlint.burden.analysis import analysed
from govlint.burden.checks.task_scope import ledger, percent
from govlint.burden.demands import downward
from govlint.burden.tasks import Task
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence
from govlint.structure.units import Unit, UnitKind

TOWN = re.compile(
    r"^(各|有关|相关|所在地?|当地|辖区)*(乡|镇|街道|村(?!镇)|社区)[^的，]{0,12}$|"
    r"(?<!城)(乡|镇|街道|乡镇|镇街)(人民)?(政府|党委|党工委|办事处)$|(村|居)(民委员会|委会|两委)$|网格员$"
)
COUNTY = re.compile(
    r"^(?:全[市省])?(各|有关|相关)+(县|区|旗|市|州|地)(?!直|级|属|有关|各部门|政府[各有]|委[各有])|"
    r"^(县区|区县|县市|市县|市州|地市|县、区|市、县|县[（(]|区[（(])|属地"
)
TO_LOCALITY = re.compile(
    r"属地(管理|责任|负责|原则|党委|政府)|(乡|镇|街道|村|社区)[^。；，]{0,10}(负总责|承担主体责任|负主体责任|为责任主体|是责任主体)"
)
WHO_RUNS = re.compile(r"谁主管[、，]?谁负责")
EXCUSE = re.compile(r"为由|为名|为借口|推卸|推诿")
POWERS = re.compile(r"审批|许可|行政处罚|处罚|执法|查处|立案|审查批准|发证")
TOWN_LEVEL = ("乡", "村")


@dataclass(frozen=True, slots=True)
class Tally:
    """Tasks by who leads them: township and village, other levels below the issuer, upper ones."""

    town: tuple[Task, ...]
    below: tuple[Task, ...]
    upper: tuple[Task, ...]

    @property
    def known(self) -> int:
        """How many tasks name a lead whose level is known."""
        return len(self.town) + len(self.below) + len(self.upper)


def pushed_down(context: Context) -> Iterator[Hit]:
    """B-PUSH-1: townships carry most of the tasks, and the powers stay above.

    Raises:
        NotApplicable: the issuer is a township itself, or the paper does not deploy work.
    """
    paper, tally = _tally(context)
    if paper.level in TOWN_LEVEL:
        raise NotApplicable("发文机关就是乡镇")
    if tally.known < context.parameters["fewest"]:
        raise NotApplicable("写明由谁办的任务很少，分不出谁多谁少")
    values: dict[str, object] = {
        "known": tally.known,
        "town": len(tally.town),
        "below": len(tally.below),
        "upper": len(tally.upper),
        "share": percent(len(tally.town), tally.known),
    }
    if len(tally.town) < context.parameters["share"] * tally.known:
        return
    powers = [task for task in tally.upper if POWERS.search(guards.readable(task.duty.text))]
    formula = _formula(context, TO_LOCALITY)
    if powers:
        yield _hit(tally.town[0].sentence, values, "权责")
    elif formula is not None and not tally.upper:
        yield _hit(formula, values, "属地")


def nothing_left(context: Context) -> Iterator[Hit]:
    """B-PUSH-2: 属地管理 or 谁主管谁负责 where no task is left with the issuer's own level.

    Raises:
        NotApplicable: the paper does not deploy work or names few leads.
    """
    paper, tally = _tally(context)
    if paper.level is None or paper.level in TOWN_LEVEL:
        raise NotApplicable("看不出发文机关的层级，或者发文机关就是乡镇")
    if tally.known < context.parameters["fewest"]:
        raise NotApplicable("写明由谁办的任务很少，分不出谁多谁少")
    most = context.parameters["share"] * tally.known
    formula = _formula(context, TO_LOCALITY) or _formula(context, WHO_RUNS)
    if formula is None or tally.upper or _speaks_of_itself(context, paper):
        return
    if len(tally.town) < most:  # else B-PUSH-1 tells it
        yield _hit(formula, {"known": tally.known, "issuer": paper.issuer or ""})


def _tally(context: Context) -> tuple[Paper, Tally]:
    paper = downward(context)
    found = ledger(context)
    town, below, upper = [], [], []
    for task in found:
        units = task.duty.lead
        if not units or task.duty.inherited or all(unit.kind is UnitKind.VAGUE for unit in units):
            continue
        if all(_is_town(unit) for unit in units):
            town.append(task)
        elif all(_is_below(unit, paper) for unit in units):
            below.append(task)
        else:
            upper.append(task)
    return paper, Tally(tuple(town), tuple(below), tuple(upper))


def _is_town(unit: Unit) -> bool:
    return bool(TOWN.search(unit.name))


def _is_below(unit: Unit, paper: Paper) -> bool:
    if _is_town(unit) or COUNTY.match(unit.name):
        return True
    if unit.level is None or paper.level is None:
        return False
    return LEVELS.index(unit.level) > LEVELS.index(paper.level)


def _formula(context: Context, words: re.Pattern[str]) -> Sentence | None:
    """Return the first sentence that leaves responsibility to the locality, unforbidden."""
    for sentence in analysed(context.official).sentences:
        text = guards.readable(sentence.normalised)
        found = words.search(text)
        if found and not guards.told(text) and not _forbidden(text, found.start()):
            return sentence
    return None


def _forbidden(text: str, at: int) -> bool:
    """Tell whether a clause forbids or abolishes what stands in it (整治 and the like do not)."""
    first, last = guards.clause_of(text, at)
    return bool(guards.NOT.search(text, first, at) or EXCUSE.search(text, at, last))


def _speaks_of_itself(context: Context, paper: Paper) -> bool:
    """Tell whether the issuer or its own departments appear in any sentence as those who act."""
    level = paper.level or ""
    own = re.compile(
        rf"[我本](委|部|局|厅|办|省|市|县|区)(?!属)|{level}(直|级)|{level}[^，。；各]{{2,12}}(局|厅|委|办|部门)"
    )
    units: Sequence[Unit] = [
        unit for duty in analysed(context.official).duties for unit in (*duty.lead, *duty.partners)
    ]
    named = any(unit.kind is UnitKind.ORGAN and not _is_below(unit, paper) for unit in units)
    return named or any(own.search(one.normalised) for one in analysed(context.official).sentences)


def _hit(sentence: Sentence, values: dict[str, object], case: str = "") -> Hit:
    return Hit(
        element=sentence.zone,
        span=sentence.span,
        values={"text": sentence.text, **values},
        case=case,
        evidence=sentence.text,
    )
