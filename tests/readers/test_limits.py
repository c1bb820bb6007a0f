import pytest

from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits


def test_a_deadline_passes() -> None:
    now = [100.0]
    deadline = Deadline(5, clock=lambda: now[0])
    now[0] = 105.0
    deadline.check()
    now[0] = 105.1
    with pytest.raises(ReadError, match="5 秒") as caught:
        deadline.check()
    assert caught.value.code == "limit"


def test_limits_are_those_of_the_design() -> None:
    limits = Limits()
    assert limits.max_bytes == 200 * 2**20
    assert limits.max_expanded == 512 * 2**20
    assert (limits.max_ratio, limits.max_entries, limits.max_depth) == (200, 10_000, 256)
