from __future__ import annotations

from govlint.structure.view import view_of
from tests.structure.support import ORDER, lines, table

PLAN = "甲市防汛应急预案"


def issued(*blocks: str) -> frozenset[str]:
    return view_of(lines(*blocks)).issued_names


def test_the_name_of_the_issued_text_in_title_and_first_sentence() -> None:
    assert PLAN in issued(f"甲市人民政府关于印发{PLAN}的通知")
    assert PLAN in issued(f"甲市人民政府关于印发《{PLAN}》的通知")
    assert PLAN in issued(f"现将《{PLAN}》印发给你们，请认真贯彻执行。")
    assert PLAN in issued(f"《{PLAN}》已经市人民政府同意，现予公布。")


def test_the_name_with_its_stage() -> None:
    assert {"甲市办法", "甲市办法试行"} <= issued("现将《甲市办法》（试行）印发给你们。")


def test_a_title_over_lines_names_its_issued_text() -> None:
    assert PLAN in issued("甲市人民政府", "关于印发甲市防汛应急", "预案的通知")


def test_a_cited_title_is_not_issued() -> None:
    assert issued("根据《甲市防汛条例》，请落实责任。") == frozenset()


def test_names_deep_in_the_text_are_not_issued() -> None:
    long = "按照规定公布名单，" * 40
    assert issued(long, long, long, long, f"现将《{PLAN}》印发给你们。") == frozenset()


def test_names_of_the_listed_annexes_with_the_line_of_their_list() -> None:
    found = view_of(
        lines(
            ORDER,
            "附件：1.防汛责任人名单",
            "　　2.《防汛物资清单》",
            "3.表",
            ORDER,
            "附件：防汛责任人名单",
        )
    )
    assert found.annex_names == {"防汛责任人名单": 1, "防汛物资清单": 1}


def test_a_table_names_nothing() -> None:
    found = view_of(lines(table(f"现将《{PLAN}》印发给你们。")))
    assert (found.issued_names, found.annex_names) == (frozenset(), {})


def test_beyond_the_ends_there_is_no_text() -> None:
    view = view_of(lines("甲"))
    assert (view.norm(-1), view.norm(0), view.norm(1)) == ("", "甲", "")
