from __future__ import annotations

import datetime

import pytest

from govlint.burden.repository.titles import is_one_matter, is_series, matter
from govlint.model.repository import Paper


def paper(title: str, year: int = 2024, month: int = 3) -> Paper:
    return Paper("", "", title, datetime.date(year, month, 7))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("甲市人民政府关于进一步加强河道管理工作的通知", "河道管理"),
        ("甲市人民政府办公室关于印发《甲市2024年度河道管理工作方案》的通知", "甲市河道管理"),
        ("关于做好第三批申报工作的通知", "申报"),
        ("2025年工作要点", ""),
    ],
)
def test_what_a_title_is_about(title: str, found: str) -> None:
    assert matter(title) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲市人民政府关于加强河道管理的通知", "甲市人民政府关于进一步加强河道管理工作的意见"),
        ("关于做好森林防火工作的通知", "关于做好秋冬季森林防火工作的通知"),
        ("关于印发2024年河道管理要点的通知", "关于印发2025年河道管理要点的通知"),
    ],
)
def test_titles_of_one_matter(one: str, other: str) -> None:
    assert is_one_matter(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于加强河道管理的通知", "关于加强水库管理的通知"),
        ("关于甲县防汛工作的通知", "关于乙县防汛工作的通知"),
        ("关于做好工作的通知", "关于做好防汛工作的通知"),
        ("2024年工作要点", "2025年工作要点"),
    ],
)
def test_titles_of_two_matters(one: str, other: str) -> None:
    assert not is_one_matter(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            paper("关于印发2024年河道管理要点的通知"),
            paper("关于印发2025年河道管理要点的通知", 2025),
        ),
        (paper("关于申报第二批示范点的通知"), paper("关于申报第一批示范点的通知", 2023)),
        (paper("关于做好2024年防汛工作的通知"), paper("关于防汛工作的通知", 2023)),
        (paper("关于做好春运工作的通知", 2024, 1), paper("关于做好春运工作的通知", 2023, 2)),
        (paper("关于一季度防火工作的通知"), paper("关于二季度防火工作的通知", 2024, 6)),
    ],
)
def test_papers_of_one_series(one: Paper, other: Paper) -> None:
    assert is_series(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("关于加强河道管理的通知", 2024, 9), paper("关于加强河道管理的通知", 2024, 3)),
        (paper("关于加强河道管理的通知"), paper("关于进一步加强河道管理的通知", 2023)),
        (paper("关于防火的通知", 2024, 9), paper("关于防火的通知", 2022, 12)),
    ],
)
def test_papers_of_no_series(one: Paper, other: Paper) -> None:
    assert not is_series(one, other)
