from __future__ import annotations

import pytest

from govlint.lists.matching.differences import Judged, Verdict, Vocabulary, excludes, judge
from govlint.lists.matching.names import name_of


def judged(one: str, other: str, *names: str) -> Judged:
    texts = (one, other, *names)
    return judge(name_of(one), name_of(other), Vocabulary([name_of(text).key for text in texts]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("劳务派遣经营许可", "劳务派谴经营许可"),
        ("劳务派遣经营许可", "劳务派遣经菅许可"),
        ("劳务派遣经营许可", "劳务派经营许可"),
        ("劳务派遣经营许可", "劳务派遣经经营许可"),
        ("劳务派遣经营许可", "劳务派遣营经许可"),
        ("劳务派遣经营许可", "劳务派遣经营许呵"),
        ("城市生活垃圾清扫服务审批", "城市生舌垃级清扫服务审批"),
        ("设立劳务派遣单位审批", "劳务派遣单位设立审批"),
    ],
)
def test_slips_of_the_pen_make_no_other_matter(one: str, other: str) -> None:
    assert judged(one, other).verdict is Verdict.SAME
    assert judged(other, one).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("食品经营许可", "食品生产许可"),
        ("食品经营许可", "药品经营许可"),
        ("渡口设立许可", "渡口变更许可"),
        ("渡口变更许可", "渡口注销许可"),
        ("渡口变更许可", "渡口延续许可"),
        ("护士执业首次注册", "护士执业延续注册"),
        ("渡船许可（甲类）", "渡船许可（乙类）"),
        ("渡船一级资质认定", "渡船二级资质认定"),
        ("货物出口许可", "货物进口许可"),
        ("货物进口许可", "货物进出口许可"),
        ("内资演出机构设立许可", "外资演出机构设立许可"),
        ("机动车停放许可", "非机动车停放许可"),
        ("渡船检验", "渡船登记"),
        ("采矿权变更登记", "探矿权变更登记"),
        ("1000吨以下渡船许可", "2000吨以下渡船许可"),
        ("未经许可施放河灯的处罚", "经许可施放河灯的处罚"),
    ],
)
def test_another_word_makes_another_matter(one: str, other: str) -> None:
    assert judged(one, other).verdict is Verdict.OTHER
    assert judged(other, one).verdict is Verdict.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("危险化学品经营许可", "危险化学品安全经营许可"),
        ("纳税信用补评", "纳税信用复评"),
        ("渡船证明办理（转出）", "渡船证明办理（转入）"),
        ("社会保障卡解挂", "社会保障卡停挂"),
        ("氯乙烯生产许可", "氟乙烯生产许可"),
        ("劳务派遣经营许可", "劳务外包与派遣经营许可"),
    ],
)
def test_what_may_be_either_is_unsure_at_most(one: str, other: str) -> None:
    assert judged(one, other).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡船登记", "渡船登记变更"),
        ("公司注销登记", "注销登记"),
        ("民办学校审批", "民办学校设立审批"),
        ("渡船许可", "渡船许可（新办）"),
        ("渡船许可", "渡船许可（甲类）"),
    ],
)
def test_a_word_more_that_tells_matters_apart_may_make_a_part(one: str, other: str) -> None:
    assert judged(one, other).verdict is Verdict.PART
    assert judged(other, one).verdict is Verdict.PART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡船许可证核发", "渡船许可证变更"),
        ("渡船许可证发放", "渡船许可证注销"),
        ("种苗生产经营许可", "种苗生产许可"),
        ("爆竹经营许可", "爆竹零售经营许可"),
    ],
)
def test_what_is_given_out_is_neither_changed_nor_ended(one: str, other: str) -> None:
    assert judged(one, other).verdict is Verdict.OTHER
    assert judged(other, one).verdict is Verdict.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建筑垃圾处置核准", "城市建筑垃圾处置核准"),
        ("户外广告设置审批", "户外广告设施设置审批"),
        ("特困人员供养给付", "特困人员救助供养给付"),
    ],
)
def test_a_word_that_says_little_is_told(one: str, other: str) -> None:
    assert judged(one, other).verdict is Verdict.UNSURE
    assert judged(one, other).weak
    assert judged(other, one).weak
    assert not judged("律师事务所设立", "律师事务所分所设立").weak


def test_a_lone_mark_of_a_level_within_a_word_is_a_slip() -> None:
    assert judged("医疗机构执业市登记", "医疗机构执业登记").verdict is Verdict.SAME
    assert judged("市重点项目认定", "重点项目认定").verdict is not Verdict.SAME


def test_other_names_tell_that_a_word_is_one() -> None:
    """What looks like a slip is none where other names have it."""
    alone = judged("河鲜经营许可", "河鲀经营许可")
    known = judged("河鲜经营许可", "河鲀经营许可", "河鲀养殖许可", "河鲀加工许可", "河鲀运输许可")
    assert alone.verdict is Verdict.SAME
    assert known.verdict is Verdict.NEAR


def test_the_side_that_has_the_slip_is_told() -> None:
    assert judged("劳务派遣经营许可", "劳务派谴经营许可").odd == 2
    assert judged("劳务派谴经营许可", "劳务派遣经营许可").odd == 1
    assert judged("设立劳务派遣单位审批", "劳务派遣单位设立审批").odd == 0


def test_a_group_of_words_may_be_left_out_of_what_excludes() -> None:
    assert excludes("渡船备案", "渡船登记")
    assert not excludes("渡船备案", "渡船登记", but="act")
    assert excludes("渡船设立备案", "渡船注销登记", but="act")
