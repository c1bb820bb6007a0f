from __future__ import annotations

from govlint.lists.schemes import scheme_of

from .grids import read

NATIONAL = "11440000MB2D0164XH2440289876000"


def test_the_scheme_is_that_of_the_codes() -> None:
    assert scheme_of(read(f"事项名称|实施编码\n甲|{NATIONAL}\n乙|{NATIONAL}")) == "gb39554"
    assert scheme_of(read("事项名称|基本编码\n甲|000140001000")) == "gb39554"
    assert scheme_of(read("事项名称|实施编码\n甲|A-1")) == "local"
    assert scheme_of(read("事项名称|设定依据\n甲|a")) == "local"


def test_the_catalogue_decides_where_the_list_does_not() -> None:
    own = read("事项名称|实施编码\n甲|A-1")
    assert scheme_of(own, read(f"事项名称|实施编码\n甲|{NATIONAL}")) == "gb39554"
    assert scheme_of(own, read("事项名称|实施编码\n甲|A-2")) == "local"
