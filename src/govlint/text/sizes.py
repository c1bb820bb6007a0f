"""Type sizes: the names that Chinese typesetting gives to points."""

from __future__ import annotations

from collections.abc import Mapping

SIZES: Mapping[float, str] = {
    42.0: "初号",
    36.0: "小初",
    26.0: "一号",
    24.0: "小一",
    22.0: "二号",
    18.0: "小二",
    16.0: "三号",
    15.0: "小三",
    14.0: "四号",
    12.0: "小四",
    10.5: "五号",
    9.0: "小五",
    7.5: "六号",
    6.5: "小六",
    5.5: "七号",
    5.0: "八号",
}


def size_name(points: float) -> str:
    """Return a size as people call it: 三号（16 磅）, or 13 磅 where it has no name."""
    name = next((name for size, name in SIZES.items() if abs(size - points) <= 0.1), "")
    return f"{name}（{points:g} 磅）" if name else f"{points:g} 磅"
