"""Headers and footers: each part is read once, for the sections that show it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from govlint.model.document import Image, Margin, Rule
from govlint.readers.docx.blocks import read_blocks
from govlint.readers.docx.context import Context
from govlint.readers.docx.inline import Story
from govlint.readers.docx.numbering import Counters


@dataclass
class MarginReader:
    """Reads the parts of headers and footers; gathers the lines and images drawn in them."""

    context: Context
    starts: list[int]
    """First block of each section."""
    rules: list[Rule] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    _known: dict[str, Margin] = field(default_factory=dict)

    def read(self, which: str, relationship: str, kind: str, section: int) -> Margin | None:
        """Read a header or footer.

        Args:
            which: header or footer.
            relationship: id of its relationship.
            kind: default, first or even.
            section: index of the section that refers to it.

        Returns:
            The header or footer, None where the part does not exist.
        """
        related = self.context.parts.get(relationship)
        if related is None or related.external:
            return None
        if related.target not in self._known:
            root = self.context.package.xml(related.target)
            if root is None:
                return None
            story = Story(self.context, Counters(), which)
            blocks = read_blocks(root, story, f"{which}[{len(self._known) + 1}]")
            self._known[related.target] = Margin(kind, tuple(blocks), tuple(story.pages))
            self._gather(which, kind, self.starts[section])
        return replace(self._known[related.target], kind=kind)

    def _gather(self, story: str, kind: str, block: int) -> None:
        """Keep what was drawn; of borders the double one at the foot of a letter alone.

        The other borders of headers and footers belong to them and separate nothing.
        """
        for entry in self.context.anchored:
            item = entry.item
            if isinstance(item, Rule) and _separates(item, story):
                rule = replace(item, block=block, edge=None, story=story, margin=kind)
                self.rules.append(rule)
            elif isinstance(item, Image):
                self.images.append(replace(item, block=block, story=story))
        self.context.anchored.clear()


def _separates(rule: Rule, story: str) -> bool:
    if rule.source in {"drawing", "vml"}:
        return True
    double = rule.compound not in (None, "single")
    return story == "footer" and rule.source == "border" and double
