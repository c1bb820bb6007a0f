"""The content of a page, run operator by operator: bounded in depth, in memory and by the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, dict_value, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name, literal_name

from govlint.readers.limits import Deadline
from govlint.readers.pdf.colors import space_of
from govlint.readers.pdf.device import Device
from govlint.readers.pdf.hostile import HOSTILE
from govlint.readers.pdf.streams import PageParser

_DEPTH = 24
"""Forms within forms."""
_STATES = 512
_OPERANDS = 4096
_SEGMENTS = 100_000
Made = TypeVar("Made")


class Interpreter(PDFPageInterpreter):
    """Runs the content of a page, bounded in depth, in memory and by the clock."""

    deadline: Deadline
    depth = 0

    def init_resources(self, resources: dict[object, object]) -> None:
        """Make fonts and colour spaces; a broken one costs itself alone."""
        super().init_resources({})
        self.resources = resources
        found = dict_value(resources)
        self.fontmap |= _made(found.get("Font"), self._font)
        self.csmap |= _made(found.get("ColorSpace"), space_of)
        self.xobjmap = dict_value(found.get("XObject"))

    def _font(self, spec: object) -> PDFFont:
        objid = spec.objid if isinstance(spec, PDFObjRef) else None
        return self.rsrcmgr.get_font(objid, dict_value(spec))

    def subinterp(self) -> Interpreter:
        """Return the interpreter of a form within this content."""
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)
        inner.deadline, inner.depth = self.deadline, self.depth + 1
        return inner

    def do_Do(self, xobjid_arg: Any) -> None:
        """Draw a form or an image."""
        if self.depth < _DEPTH:
            super().do_Do(xobjid_arg)

    def do_q(self) -> None:
        """Keep the state, unless a file piles them up."""
        if len(self.gstack) < _STATES:
            super().do_q()

    def do_Tf(self, fontid: Any, fontsize: Any) -> None:
        """Take a font; without one that can be made no text is drawn, rather than wrong text."""
        found = self.fontmap.get(literal_name(fontid))
        if found is not None:
            super().do_Tf(fontid, fontsize)
            return
        assert isinstance(self.device, Device)
        self.textstate.font = None
        self.device.incomplete = True

    def do_TJ(self, seq: Any) -> None:
        """Draw a string."""
        if self.textstate.font is not None and isinstance(seq, list):
            state = self.graphicstate
            self.device.render_string(self.textstate, seq, state.ncs, state)

    def do_sh(self, name: object) -> None:
        """Take down a shading."""
        assert isinstance(self.device, Device)
        self.device.shade()

    def push(self, obj: Any) -> None:
        """Keep an operand, unless a file piles them up."""
        if len(self.argstack) < _OPERANDS:
            self.argstack.append(obj)

    def execute(self, streams: Sequence[object]) -> None:
        """Run content streams; one that runs already is left out.

        Raises:
            ReadError: code ``limit``.
        """
        self.stream_ids.clear()
        fresh = []
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid)
                fresh.append(stream)
        if not fresh:
            return
        parser = PageParser(fresh, self.deadline)
        while True:
            try:
                _, found = parser.nextobject()
            except PSEOF:
                return
            if isinstance(found, PSKeyword):
                self._operate(keyword_name(found))
            else:
                self.push(found)

    def _operate(self, name: str) -> None:
        operator = _OPERATORS.get(name)
        if operator is None:
            return
        method, wanted = operator
        operands = self.pop(wanted) if wanted else []
        if len(operands) == wanted:
            getattr(self, method)(*operands)
        if len(self.curpath) > _SEGMENTS:
            self.curpath = []


def _made(specs: object, make: Callable[[object], Made | None]) -> dict[Any, Made]:
    """Make what a resource lists by name, without what cannot be made."""
    found: dict[Any, Made] = {}
    for name, spec in dict_value(specs).items():
        try:
            made = make(spec)
        except HOSTILE:
            continue
        if made is not None:
            found[name] = made
    return found


def _operators() -> dict[str, tuple[str, int]]:
    """Return the operators that pdfminer knows: method and number of operands."""
    found = {}
    for method in dir(PDFPageInterpreter):
        if method.startswith("do_"):
            name = method[3:].replace("_a", "*").replace("_w", '"').replace("_q", "'")
            code = getattr(Interpreter, method).__code__
            found[name] = method, code.co_argcount - 1
    return found


_OPERATORS = _operators()
