"""Duties: who is to do what by when, and what is no duty at all."""

from __future__ import annotations

import datetime

import pytest

from govlint.structure.duties import Modality, duties
from govlint.structure.segments import masked, segments_of
from tests.structure.clauses import WRITTEN, bound, leads, read, sentence

SUBJECTS = [
    ("各县区要加强值守。", ["各县区"]),
    ("各地各部门要于5月底前建立任务清单。", ["各地各部门"]),
    ("各地区各有关部门要压实责任。", ["各地区", "各有关部门"]),
    ("高校要合理安排课程。", ["高校"]),
    ("各示范商圈、示范商店要总结经验。", ["各示范商圈", "示范商店"]),
    ("所有在途的客运车辆，要按规定消毒。", ["所有在途的客运车辆"]),
    ("有条件的地方要建立风险补偿基金。", ["有条件的地方"]),
    ("各地商务主管部门要加强指导。", ["各地商务主管部门"]),
    ("市教育局和机构编制部门要核定编制。", ["市教育局", "机构编制部门"]),
    ("市人力资源和社会保障局应及时公布结果。", ["市人力资源和社会保障局"]),
    ("各级发展改革、工业和信息化部门要简化流程。", ["各级发展改革", "工业和信息化部门"]),
    ("6.志愿服务组织要提供培训。", ["志愿服务组织"]),
    ("（三）核查机构应于5月31日前报送报告。", ["核查机构"]),
    ("市支队（以下简称支队）负责查处重大案件。", ["市支队"]),
    ("请各区商务局于6月10日前报送方案。", ["各区商务局"]),
    ("由市财政局会同市审计局开展检查。", ["市财政局"]),
    ("三亿元以下项目由县级发展改革局核准。", ["县级发展改革局"]),
    ("省有关单位和市、县政府于12月底前报送报告。", ["省有关单位", "市、县政府"]),
    ("包保责任人每季度开展1次服务工作。", ["包保责任人"]),
    ("各县（市、区）人民政府要安排资金。", ["各县（市、区）人民政府"]),
    ("住房城乡建设（房地产）部门应当公布名单。", ["住房城乡建设（房地产）部门"]),
    ("甲日报社、乙广播电视台等市主要媒体，要组织采访。", ["甲日报社", "乙广播电视台等市主要媒体"]),
    ("为提高效率，各地要完善平台功能。", ["各地"]),
    ("在疫情防控期间，各街道办事处要加强巡查。", ["各街道办事处"]),
    ("企业对结果有异议的，须于收到通知后提出申请。", ["企业"]),
    ("市财政局审核后，应尽快拨付资金。", ["市财政局"]),
    ("工信局与财政局实时共享企业名单。", ["工信局"]),
    ("各市特别是经济发达的沿海地区，要带头改革。", ["各市"]),
    ("不动产登记机构应当启用新章。", ["不动产登记机构"]),
    ("当前，防控正处在关键时期，各校要严防死守。", ["各校"]),
    ("公安部门：负责证件的核查。", ["公安部门"]),
    ("市应急管理局5月15日前完成排查。", ["市应急管理局"]),
    ("市教育局牵头，市财政局、市统计局配合，4月底前完成摸底。", ["市教育局"]),
    ("市教育局牵头组织由各有关部门参加的联合检查。", ["市教育局"]),
    ("市、县（区）教育局，各市属学校要做好准备。", ["市", "县（区）教育局", "各市属学校"]),
    ("志愿服务组织安排志愿者参加活动前，应当开展培训。", ["志愿服务组织"]),
    ("街道办事处（镇政府）受理申请时，应当告知理由。", ["街道办事处（镇政府）"]),
    ("7月10日至7月12日：相关小学汇总登记情况。", ["相关小学"]),
    ("省财政厅要督促相关企业退还资金。", ["省财政厅"]),
    ("（二）请相关企业重视核查工作，明确专人负责。", ["相关企业"]),
    ("（一）请各申报主体于6月20日前，在系统完成注册。", ["各申报主体"]),
    ("（二）报告企业应于6月15日前提交报告。", ["报告企业"]),
    ("城市人民政府是建设的责任主体，要加强组织。", ["城市人民政府"]),
    ("各地商务主管部门面向辖区内的商户，组织开展培训。", ["各地商务主管部门"]),
    ("各部门依职责组织制定标准。", ["各部门"]),
    (
        "各省、自治区、直辖市及计划单列市商务主管部门要及时上报。",
        ["各省、自治区、直辖市及计划单列市商务主管部门"],
    ),
    ("符合条件的，由户籍所在县教育局安排入学。", ["户籍所在县教育局"]),
]
OBJECTS = [
    "督促相关企业落实责任。",
    "立足各地实际，推动产业升级。",
    "协调配合网络监管部门关闭网站。",
    "听取外资企业意见，完善政策。",
    "带动专家团队开展服务。",
    "要支持乡镇企业加快改造。",
    "扩大社会影响，提高知晓度。",
    "加强社区服务，做好宣传工作。",
    "加强人才培养，布局建设未来技术学院、现代产业学院。",
    "加快标准供给，倒逼企业提升质量。",
    "强化标杆引领，每年组织宣传推广一批典型案例。",
    "建立服务平台，出租人可随时发布信息，提供高效服务。",
]
SILENT = [
    "近年来，我市工业取得长足进步。",
    "专项资金采取先贷后借的方式。",
    "各地可以根据实际确定标准。",
    "任何单位不得截留资金。",
    "我委将会同商务局修订目录。",
    "市财政局已经下达了补助资金。",
    "对疫情低风险地区，可在确保安全的前提下开展考试。",
    "对违反规定的，要追究有关人员的责任。",
    "涉嫌犯罪的，移送司法机关处理。",
    "企业向所在地财政局申请贴息支持。",
    "贷款期限为1年。",
    "我部将组织抽查。",
    "2016年1月1日前发放的证件，在有效期内继续有效。",
    "工作机制建立情况。",
    "为提高服务质量，优化营商环境。",
    "不跨区域开展线下活动。",
    "甲企业可视需要购买配额。",
]
BARE = [
    "加强动态监测，及时发现风险。",
    "对重点企业进行全面排查。",
    "按照法定程序取消不合理收费。",
    "进一步清除各类壁垒。",
    "抓好烟叶春耕备耕工作。",
    "支持企业建设数字车间。",
    "鼓励开展技能竞赛。",
    "一是建立养老保险制度。",
    "2023年总结于6月13日前报送。",
    "对新认定的企业每家补助10万元。",
    "获得科技奖的第一完成单位，给予50万元奖励。",
    "3年内建成实验室8家。",
    "到2025年，新培育技术经纪人1000人。",
    "以争创先进为牵引，在关键节点培育一批骨干企业。",
    "面向公众需要，加强技术的集成应用。",
    "鼓励成立经营租赁的机构。",
    "加强可容错计算技术研发，提升性能。",
    "定期遴选技术先进、成效显著、可复制推广的案例。",
]


@pytest.mark.parametrize(("text", "lead"), SUBJECTS, ids=[text for text, _ in SUBJECTS])
def test_the_subject_is_the_lead(text: str, lead: list[str]) -> None:
    assert leads(text)[-1] == lead


@pytest.mark.parametrize("text", OBJECTS)
def test_whom_a_verb_governs_leads_nothing(text: str) -> None:
    assert [lead for lead in leads(text) if lead] == []


@pytest.mark.parametrize("text", SILENT)
def test_facts_permissions_and_prohibitions_bind_nobody(text: str) -> None:
    assert bound(text) == []


@pytest.mark.parametrize("text", BARE)
def test_a_bare_imperative_binds(text: str) -> None:
    assert leads(text) == [[]]


def test_the_subject_holds_in_its_paragraph() -> None:
    assert leads("各县要加强值守。", "要及时上报情况。")[1] == ["各县"]
    apart = [sentence("各县要加强值守。", 0, 0), sentence("要及时上报情况。", 1, 1)]
    assert [duty.lead for duty in duties(apart, WRITTEN)][1] == ()


def test_an_inherited_lead_says_so() -> None:
    first, second = bound("各县要加强值守。", "要及时上报情况。")
    assert (first.inherited, second.inherited) == (False, True)


def test_a_local_subject_hands_nothing_on() -> None:
    texts = ("市教育局要建立机制，有关学校要配合调查。", "要引导学生参加，主要负责人要带头。")
    assert leads("各区要加强管理，推动落实。", *texts)[-1] == ["主要负责人"]
    local = leads("各区要加强管理。", "要动员党员，主要负责人要带头。", "要压实责任。")
    assert local[-1] == ["各区"]


def test_two_subjects_of_their_own_hand_on_both() -> None:
    texts = ("各级财政局要增加投入，有关银行要改善服务。", "重点支持农业项目。")
    assert leads(*texts)[-1] == ["各级财政局", "有关银行"]


def test_the_issuer_hands_nothing_on() -> None:
    assert leads("我厅将组织核查。", "要如实提供资料。") == [[]]


def test_a_heading_that_names_a_subject_hands_it_on() -> None:
    run_in = [
        sentence("（二）核查机构应独立开展工作。", 0, is_heading=True),
        sentence("要如实出具报告。", 1),
    ]
    assert [[unit.name for unit in duty.lead] for duty in duties(run_in, WRITTEN)] == [["核查机构"]]


def test_each_deadline_has_its_own_duty() -> None:
    found = bound("各县要于5月底前制定方案，9月底前完成整改。")
    days = [duty.deadline.day for duty in found if duty.deadline]
    assert days == [datetime.date(2024, 5, 31), datetime.date(2024, 9, 30)]


def test_each_cadence_has_its_own_duty() -> None:
    text = "各县定期汇总进展，常规工作实行季报告，重点任务实行月报告，紧急事项实行一事一报。"
    found = bound(text)
    assert [duty.cadence.text for duty in found if duty.cadence] == [
        "定期",
        "季报告",
        "月报告",
        "一事一报",
    ]
    assert {duty.lead[0].name for duty in found} == {"各县"}


def test_parts_with_their_own_verb_are_parted() -> None:
    assert leads("各县要完善平台；要建立台账；确需延期的，可以报批。") == [["各县"], ["各县"]]


def test_each_subject_has_its_own_duty() -> None:
    text = "直属高校直接报送教育部，地方高校由省级教育行政部门汇总后报送。"
    assert leads(text) == [["直属高校"], ["省级教育行政部门"]]


def test_objects_and_aims_do_not_part_a_sentence() -> None:
    assert len(bound("各县要加强监管，督促企业落实责任，确保资金安全，切实维护秩序。")) == 1


def test_a_list_behind_a_colon_is_no_duty() -> None:
    assert len(bound("报告应由主任签字，包括以下内容：清理情况；核实情况；加强管理的建议。")) == 1


def test_units_in_brackets_lead() -> None:
    duty = bound("加强资金监管。（市财政局牵头，市审计局配合）")[0]
    assert [unit.name for unit in duty.lead] == ["市财政局"]
    assert [unit.name for unit in duty.partners] == ["市审计局"]


def test_units_named_for_a_task_go_before_its_subject() -> None:
    assert leads("省财政给予激励。", "（市工业局牵头）") == [["市工业局"]]


def test_a_line_that_tells_a_term_alone_names_nobody() -> None:
    assert leads("各县要完善政策。", "完成时限：6月底前") == [["各县"]]


def test_a_bracket_behind_the_full_stop_holds_for_what_stands_before() -> None:
    texts = ("推进共享。", "（市大数据局牵头）开展调解。", "（市司法局牵头）加快培训。")
    assert leads(*texts) == [["市大数据局"], ["市司法局"], []]
    assert bound(*texts)[1].action == "开展"


def test_a_permission_within_a_task_leads_nothing() -> None:
    assert leads("鼓励企业出资，有条件的地区可通过租赁筹集房源。") == [[]]


def test_a_weekday_stands_within_a_term() -> None:
    found = bound("各县于6月14日（周五）前报送材料。")[0].deadline
    assert found is not None and found.day == datetime.date(2024, 6, 14)


def test_partners_stand_behind_together_with() -> None:
    duty = bound("市政府办公厅要会同市司法局、市政务服务中心，组织开展清理。")[0]
    assert [unit.name for unit in duty.partners] == ["市司法局", "市政务服务中心"]


def test_a_term_that_is_over_is_none() -> None:
    assert bound("加强2006年底前实施项目的管理。")[0].deadline is None


def test_what_comes_first_tells_the_modality() -> None:
    assert read("各县可以先行试点，探索经验。")[0].modality is Modality.MAY
    assert read("不得截留资金。")[0].modality is Modality.MUST_NOT
    assert read("要加强管理，不得截留资金。")[0].modality is Modality.MUST


def test_quotations_and_asides_are_blotted_out() -> None:
    text = "支队（以下简称甲队）按《甲办法》报送各县（市、区）。"
    assert masked(text) == "支队※※※※※※※※按〓〓〓〓〓报送各县（市、区）。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("要加强管理", "must"),
        ("加强管理", "do"),
        ("我厅将根据方案核定配额", "future"),
        ("为提高效率", "purpose"),
        ("不得截留", "must_not"),
        ("可以延期", "may"),
        ("资金来源多样", "state"),
        ("发现问题的", ""),
        ("按照规定", ""),
    ],
)
def test_what_a_segment_says(text: str, said: str) -> None:
    assert [one.said for one in segments_of(text, WRITTEN)] == [said]


def test_a_long_sentence_is_read_in_parts() -> None:
    text = "各县要加强值守，于5月底前报送情况，" * 400
    assert len(read(text)) >= 400


def test_who_helps_is_no_lead_of_its_own() -> None:
    (duty,) = read("市教育局牵头，市财政局、市统计局配合，4月底前完成摸底。")
    assert [unit.name for unit in duty.partners] == ["市财政局", "市统计局"]
    assert duty.deadline is not None and duty.deadline.day == datetime.date(2025, 4, 30)


@pytest.mark.parametrize(
    "text", ["注意保存台账和原始票据。", "查办一批典型案件，公布结果。", "服从街道的统一调度。"]
)
def test_verbs_of_the_dictionary_bind_like_those_of_the_table(text: str) -> None:
    assert [duty.modality for duty in read(text)] == [Modality.MUST]


@pytest.mark.parametrize(
    "text",
    [
        "实验室应具备先进的检测条件。",
        "出现发热症状的人员较多。",
        "制造业中试平台方向和要点。",
        "实现了全过程的动态管理。",
    ],
)
def test_what_tells_how_things_are_binds_nobody(text: str) -> None:
    assert [duty for duty in read(text) if duty.binds] == []


def test_a_term_is_no_quantity() -> None:
    (duty,) = read("市教育局要在10个工作日内建设12个站点。")
    assert duty.quantities == ("12个",)
