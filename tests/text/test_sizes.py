from __future__ import annotations

import pytest

from govlint.text.sizes import size_name


@pytest.mark.parametrize(
    ("points", "name"),
    [
        (16.0, "三号（16 磅）"),
        (15.95, "三号（15.95 磅）"),
        (22.0, "二号（22 磅）"),
        (10.5, "五号（10.5 磅）"),
        (13.5, "13.5 磅"),
        (100.0, "100 磅"),
    ],
)
def test_sizes_as_people_call_them(points: float, name: str) -> None:
    assert size_name(points) == name
