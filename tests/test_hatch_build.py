"""The build hook: a wheel gets the pack, an editable install none, nothing is left behind."""

from __future__ import annotations

import importlib.util
import marshal
from pathlib import Path
from typing import Any

import pytest

from govlint import pack, resources

ROOT = Path(__file__).resolve().parents[1]
PLACE = "govlint/_data/pack.bin"


@pytest.fixture
def hook() -> Any:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PackBuildHook(str(ROOT), {}, None, None, "", "wheel")


def test_a_wheel_gets_the_compiled_pack_and_the_copy_is_removed(hook: Any) -> None:
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", data)
    ((place, target),) = data["force_include"].items()
    assert target == PLACE
    magic, stamp, sections = marshal.loads(Path(place).read_bytes())
    assert (magic, stamp) == (pack.MAGIC, None)
    assert sections == pack.build()
    hook.finalize("standard", data, "")
    assert not Path(place).parent.exists()


def test_the_pack_lies_where_it_is_looked_for() -> None:
    assert str(resources.packaged_pack()).endswith(PLACE)


def test_an_editable_install_gets_none(hook: Any) -> None:
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("editable", data)
    hook.finalize("editable", data, "")
    assert data == {"force_include": {}}
