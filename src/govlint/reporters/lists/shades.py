"""Shades of rates: one hue from pale to dark, so that those who do not see colours see them too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shade:
    """Rates from ``least`` on: what they are called, their colour and that of figures on it."""

    name: str
    least: float
    words: str
    fill: str
    ink: str = "#1a1a1a"


SHADES = (
    Shade("full", 1.0, "100%", "#f7fbff"),
    Shade("r95", 0.95, "95%～100%", "#dbe9f6"),
    Shade("r90", 0.9, "90%～95%", "#bdd7ec"),
    Shade("r80", 0.8, "80%～90%", "#93c4df"),
    Shade("r60", 0.6, "60%～80%", "#5fa6d1"),
    Shade("r0", 0.0, "不到 60%", "#08519c", "#ffffff"),
)
NOTHING = Shade("nothing", -1.0, "没有可比的", "#ededed", "#595959")


def shade_of(rate: float | None) -> Shade:
    """Return the shade of a rate."""
    if rate is None:
        return NOTHING
    return next(shade for shade in SHADES if rate >= shade.least)
