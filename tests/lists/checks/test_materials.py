"""Materials, steps, agents and proofs."""

from __future__ import annotations

import pytest

from govlint.model.items import ListKind
from tests.lists.checks.judged import judged

MATERIALS = "事项名称,申请材料\n"


def of(code: str, text: str, **parameters: object) -> list[str]:
    found = judged(code, f'{MATERIALS}甲许可,"{text}"\n', **parameters).findings  # type: ignore[arg-type]
    return [str(one.outcome) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "其他",
        "1.申请书；2.其他材料",
        "申请书；法律、法规规定的其他材料",
        "申请书\n其他需要提交的资料",
        "申请书、其他材料",
        "（一）申请书；（二）审批机关认为需要提交的其他有关材料。",
        "申请书；章程及其他材料",
        "申请书；其他相关证明材料（原件）",
        "申请书；应提交的其他证件1份",
    ],
)
def test_catch_alls(text: str) -> None:
    assert of("L-MAT-3", text) == ["fail"]


@pytest.mark.parametrize(
    "text",
    [
        "申请书",
        "申请书、其他证明材料：（1）验收报告；（2）设备清单",
        "申请书；其他材料（如验收报告、设备清单）",
        "其他股东的身份证明",
        "其他专业技术人员的资格证书",
        "申请书；与其他企业的合同",
        "无",
        "",
        "环境影响评价文件",
        "达到继续教育要求的证明材料",
    ],
)
def test_materials_that_are_named(text: str) -> None:
    assert of("L-MAT-3", text) == []


@pytest.mark.parametrize(
    "text", ["申请书；相关材料", "申请书；主管部门要求提供的材料", "申请书；证明具备条件的其他材料"]
)
def test_what_is_looked_at(text: str) -> None:
    assert of("L-MAT-3", text) == ["review"]


def test_shared_certificates() -> None:
    assert of("L-MAT-4", "1.申请书；2.申请人身份证复印件；3.营业执照副本") == ["review"]
    assert of("L-MAT-4", "申请人身份证", sure=True) == ["fail"]


@pytest.mark.parametrize(
    "text",
    [
        "身份证（免提交）",
        "营业执照（电子证照）",
        "军人身份证明",
        "营业执照遗失声明",
        "申请书",
        "身份证、营业执照（以上材料可通过数据共享获取）",
    ],
)
def test_certificates_that_are_not_asked_for(text: str) -> None:
    assert of("L-MAT-4", text) == []


FLOW = "事项名称,办理流程,承诺办结时限\n"


@pytest.mark.parametrize(
    ("flow", "promise", "fails"),
    [
        ("受理（1个工作日）—审查（8个工作日）—决定（3个工作日）", "10个工作日", True),
        ("受理：1个工作日；审查：8个工作日；决定：3个工作日", "10个工作日", True),
        ("受理（一个工作日）→审查（十个工作日）", "10个工作日", True),
        ("受理（1个工作日）—审查（5个工作日）—决定（2个工作日）", "10个工作日", False),
        ("受理（1个工作日）—审查（8个工作日）—公示（10个工作日）", "10个工作日", False),
        ("受理（1日）—审查（20日）", "10个工作日", False),
        ("受理—审查—决定", "10个工作日", False),
        ("受理（5个工作日内一次告知）—审查（8个工作日）—决定（2个工作日）", "10个工作日", False),
        ("受理（1个工作日）—审查（8个工作日）", "即办", False),
    ],
)
def test_steps_against_the_promise(flow: str, promise: str, fails: bool) -> None:
    found = judged("L-FLOW-2", f"{FLOW}甲许可,{flow},{promise}\n").places
    assert found == ([(2, "flow", "fail")] if fails else [])


AGENTS = "事项名称,中介服务\n"


def test_agents() -> None:
    based = "编制报告（《水法》第七条）"
    rows = AGENTS + f"甲,{based}\n乙,无\n丙,委托甲公司评估\n丁,否\n戊,不涉及\n"
    assert judged("L-INT-1", rows).places == [(4, "intermediary", "fail")]


def test_a_column_that_never_states_a_basis_is_looked_at() -> None:
    rows = AGENTS + "".join(f"甲{n},编制报告{n}\n" for n in range(4))
    assert {outcome for *_, outcome in judged("L-INT-1", rows).places} == {"review"}


def test_proofs() -> None:
    assert of("L-CERT-1", "1.申请书；2.居委会出具的家庭情况证明") == ["fail"]
    assert of("L-CERT-1", "村民委员会证明") == ["fail"]
    assert of("L-CERT-1", "村委会证明（《某条例》第九条）；居民委员会成员名单") == []
    assert of("L-CERT-1", "居委会证明（可告知承诺）；收入证明") == []


def test_a_list_of_proofs() -> None:
    rows = (
        "证明名称,设定依据,证明索要单位,证明开具单位\n"
        "甲证明,《某条例》第三条,市局,\n乙证明,《某条例》第三条,市局,公安\n"
    )
    found = judged("L-CERT-1", rows, kind=ListKind.PROOFS).places
    assert found == [(2, "proof_issuer", "fail")]
