"""The wheel of needs: twelve sectors, each as far out as the need is great; then as an outline, now filled. Plain SVG."""

from dataclasses import dataclass
from math import cos, pi, sin

from palermo.protection.support.queries import Need

MIDDLE, HUB, STEP = 160.0, 22.0, 26.0
RINGS = tuple(HUB + STEP * level for level in range(1, 5))
GAP = 0.018
"""Half the gap between two sectors, in radians."""


@dataclass(frozen=True)
class Sector:
    """One domain in the picture: the paths of then and now, and where its number stands."""

    number: int
    then: str
    now: str
    level: int
    x: float
    y: float


def sectors(needs: list[Need]) -> list[Sector]:
    """The sectors, clockwise from the top, in the order of the domains. What was not said has no path, nor has a then
    that is as now."""
    turn = 2 * pi / max(len(needs), 1)
    made = []
    for place, need in enumerate(needs):
        begins, ends = turn * place + GAP, turn * (place + 1) - GAP
        x, y = _at((begins + ends) / 2, RINGS[-1] + 15)
        made.append(
            Sector(
                place + 1,
                _path(begins, ends, need.then) if need.then != need.now else "",
                _path(begins, ends, need.now),
                need.now or 0,
                round(x, 1),
                round(y + 5, 1),
            )
        )
    return made


def _path(begins: float, ends: float, level: int | None) -> str:
    if not level:
        return ""
    outer = HUB + STEP * level
    corners = [_at(begins, HUB), _at(begins, outer), _at(ends, outer), _at(ends, HUB)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (
        f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}A{outer:.0f} {outer:.0f} 0 0 1 {cx:.1f} {cy:.1f}"
        f"L{dx:.1f} {dy:.1f}A{HUB:.0f} {HUB:.0f} 0 0 0 {ax:.1f} {ay:.1f}Z"
    )


def _at(angle: float, radius: float) -> tuple[float, float]:
    return MIDDLE + radius * sin(angle), MIDDLE - radius * cos(angle)
