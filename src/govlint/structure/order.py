"""The order of the elements as a grammar: which element may follow which, and at what cost.

GB/T 9704-2012 gives the order; the costs say how far real documents stray from it (number below
the title, date under the title, no signature, annexes without a label). A pair that is not listed
cannot follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto


class State(IntEnum):
    """How far a document has been read."""

    START = auto()
    HEAD = auto()
    HEAD_NUMBERED = auto()
    TITLED = auto()
    NUMBERED = auto()
    """Titled, and the number has been read."""
    ADDRESSED = auto()
    BODY = auto()
    LISTED = auto()
    SIGNED = auto()
    DATED = auto()
    NOTED = auto()
    ISSUED_HEAD = auto()
    ISSUED = auto()
    ANNEX_HEAD = auto()
    ANNEX = auto()
    IMPRINT = auto()
    AFTER = auto()


S = State
Steps = Mapping[str, tuple[tuple[State, float], ...]]

_MASTHEAD: Steps = {
    "copy_number": ((S.HEAD, 0.0),),
    "classification": ((S.HEAD, 0.0),),
    "urgency": ((S.HEAD, 0.0),),
    "issuer_mark": ((S.HEAD, 0.0),),
    "mark_number": ((S.NUMBERED, 0.0),),
    "order_mark": ((S.TITLED, 0.0),),
    "number": ((S.HEAD_NUMBERED, 0.5),),
    "signatories": ((S.HEAD, 0.0),),
    "separator": ((S.HEAD, 0.0),),
    "minutes_line": ((S.HEAD, 0.0),),
}
_TAIL: Steps = {
    "signature": ((S.SIGNED, 0.0),),
    "signed_date": ((S.DATED, 0.0),),
    "date": ((S.DATED, 0.7),),
    "attachment_list": ((S.LISTED, 0.0),),
    "note": ((S.NOTED, 1.5),),
    "attendees": ((S.LISTED, 0.0),),
    "issued_title": ((S.ISSUED_HEAD, 3.5),),
    "annex_label": ((S.ANNEX_HEAD, 1.5),),
    "annex_heading": ((S.ANNEX, 2.0),),
    "copies": ((S.IMPRINT, 0.5),),
    "printing": ((S.IMPRINT, 0.5),),
    "imprint_other": ((S.IMPRINT, 0.5),),
}
_ENCLOSED: Steps = {
    "issued_title": ((S.ISSUED_HEAD, 0.0),),
    "annex_label": ((S.ANNEX_HEAD, 0.0),),
    "annex_heading": ((S.ANNEX, 0.3),),
    "copies": ((S.IMPRINT, 0.0),),
    "printing": ((S.IMPRINT, 0.0),),
    "imprint_other": ((S.IMPRINT, 0.0),),
}


def _stay(state: State, *, head: float, leave: float) -> Steps:
    """Furniture keeps the state; a line that ends web pages may end the document as well."""
    return {
        "noise_any": ((state, 0.0),),
        "noise_head": ((state, head),),
        "noise_tail": ((state, 0.3), (S.AFTER, leave)),
    }


def _head(state: State, titled: State, *, again: float) -> Steps:
    """Between the masthead and the title; ``again`` is the cost of a second number."""
    masthead = {
        label: tuple((state if to is S.HEAD else to, cost) for to, cost in steps)
        for label, steps in _MASTHEAD.items()
    }
    return {
        **_stay(state, head=0.0, leave=9.0),
        **masthead,
        "mark_number": ((S.NUMBERED, again),),
        "number": ((S.HEAD_NUMBERED, 0.5 + again),),
        "text": ((state, 2.5), (S.BODY, 3.0)),
        "title": ((titled, 0.0),),
        "title_number": ((S.NUMBERED, again),),
        "issued_title": ((S.ISSUED_HEAD, 3.5),),
        "recipients": ((S.ADDRESSED, 2.0),),
        "caption": ((state, 0.5),),
    }


def _titled(state: State, *, again: float) -> Steps:
    """Between the title and the body.

    Furniture costs a little here, so that of two equal titles the one nearer to the text wins.
    """
    return {
        "noise_any": ((state, 0.05),),
        "noise_head": ((state, 0.05),),
        "noise_tail": ((state, 0.35), (S.AFTER, 6.0)),
        "number": ((S.NUMBERED, 0.3 + again),),
        "minutes_line": ((state, 0.0),),
        "signatories": ((state, 1.0),),
        "separator": ((state, 0.0),),
        "caption": ((state, 0.0),),
        "contents": ((S.BODY, 0.0),),
        "signature": ((state, 1.3),),
        "signed_date": ((state, 1.0),),
        "date": ((state, 0.5),),
        "note": ((state, 1.5),),
        "recipients": ((S.ADDRESSED, 0.0),),
        "text": ((S.BODY, 0.6), (state, 0.3)),
        "attachment_list": ((S.LISTED, 3.0),),
    }


TRANSITIONS: Mapping[State, Steps] = {
    S.START: {
        **_stay(S.START, head=0.0, leave=9.0),
        **_MASTHEAD,
        "detached": ((S.ANNEX_HEAD, 0.0),),
        "text": ((S.START, 0.0), (S.BODY, 6.0)),
        "title": ((S.TITLED, 0.0),),
        "title_number": ((S.NUMBERED, 0.0),),
        "recipients": ((S.ADDRESSED, 3.0),),
    },
    S.HEAD: _head(S.HEAD, S.TITLED, again=0.0),
    S.HEAD_NUMBERED: _head(S.HEAD_NUMBERED, S.NUMBERED, again=5.0),
    S.TITLED: _titled(S.TITLED, again=0.0),
    S.NUMBERED: _titled(S.NUMBERED, again=7.0),
    S.ADDRESSED: {
        **_stay(S.ADDRESSED, head=0.5, leave=9.0),
        "text": ((S.BODY, 0.0),),
        "number": ((S.ADDRESSED, 2.5),),
        "contents": ((S.BODY, 0.0),),
    },
    S.BODY: {
        **_stay(S.BODY, head=2.0, leave=1.0),
        **_TAIL,
        "text": ((S.BODY, 0.0), (S.AFTER, 2.0)),
        "contents": ((S.BODY, 0.0),),
        "separator": ((S.BODY, 0.5),),
    },
    S.LISTED: {
        **_stay(S.LISTED, head=2.0, leave=0.0),
        **_TAIL,
        "attachment_list": ((S.LISTED, 1.5),),
        "issued_title": ((S.ISSUED_HEAD, 1.0),),
        "annex_label": ((S.ANNEX_HEAD, 0.3),),
        "text": ((S.BODY, 2.5), (S.AFTER, 1.5)),
    },
    S.SIGNED: {
        **_stay(S.SIGNED, head=2.0, leave=0.5),
        **_ENCLOSED,
        "signature": ((S.SIGNED, 0.0),),
        "signed_date": ((S.DATED, 0.0),),
        "date": ((S.DATED, 0.0),),
        "month_date": ((S.DATED, 0.0),),
        "note": ((S.NOTED, 0.7),),
        "attachment_list": ((S.LISTED, 2.0),),
        "issued_title": ((S.ISSUED_HEAD, 1.0),),
        "text": ((S.AFTER, 2.5), (S.BODY, 3.5), (S.ISSUED, 4.0)),
    },
    S.DATED: {
        **_stay(S.DATED, head=1.0, leave=0.0),
        **_ENCLOSED,
        "note": ((S.NOTED, 0.0),),
        "signature": ((S.DATED, 2.5),),
        "date": ((S.DATED, 3.0),),
        "attachment_list": ((S.NOTED, 0.7),),
        "separator": ((S.DATED, 0.0),),
        "text": ((S.AFTER, 1.0), (S.ISSUED, 5.0), (S.BODY, 6.0)),
    },
    S.NOTED: {
        **_stay(S.NOTED, head=1.0, leave=0.0),
        **_ENCLOSED,
        "note": ((S.NOTED, 0.5),),
        "signature": ((S.SIGNED, 1.0),),
        "signed_date": ((S.DATED, 0.5),),
        "date": ((S.DATED, 1.0),),
        "attachment_list": ((S.NOTED, 0.7),),
        "separator": ((S.NOTED, 0.0),),
        "text": ((S.AFTER, 1.0), (S.ISSUED, 5.0), (S.BODY, 5.0)),
    },
    S.ISSUED_HEAD: {
        **_stay(S.ISSUED_HEAD, head=1.0, leave=2.0),
        "number": ((S.ISSUED_HEAD, 3.0),),
        "recipients": ((S.ISSUED, 3.0),),
        "caption": ((S.ISSUED_HEAD, 0.0),),
        "note": ((S.ISSUED_HEAD, 0.0),),
        "signature": ((S.ISSUED_HEAD, 1.0),),
        "signed_date": ((S.ISSUED_HEAD, 1.0),),
        "date": ((S.ISSUED_HEAD, 1.0),),
        "contents": ((S.ISSUED, 0.0),),
        "text": ((S.ISSUED, 0.0),),
        "annex_label": ((S.ANNEX_HEAD, 1.0),),
    },
    S.ISSUED: {
        **_stay(S.ISSUED, head=2.0, leave=0.5),
        "text": ((S.ISSUED, 0.0), (S.AFTER, 2.0)),
        "contents": ((S.ISSUED, 0.0),),
        "issued_title": ((S.ISSUED_HEAD, 2.5),),
        "attachment_list": ((S.ISSUED, 0.5),),
        "annex_label": ((S.ANNEX_HEAD, 0.0),),
        "annex_heading": ((S.ANNEX, 0.5),),
        "signature": ((S.ISSUED, 2.5),),
        "signed_date": ((S.ISSUED, 3.0),),
        "date": ((S.ISSUED, 3.0),),
        "note": ((S.ISSUED, 1.5),),
        "copies": ((S.IMPRINT, 0.0),),
        "printing": ((S.IMPRINT, 0.0),),
        "imprint_other": ((S.IMPRINT, 0.5),),
        "separator": ((S.ISSUED, 0.5),),
    },
    S.ANNEX_HEAD: {
        **_stay(S.ANNEX_HEAD, head=1.0, leave=1.0),
        "annex_title": ((S.ANNEX, 0.0),),
        "issued_title": ((S.ANNEX, 0.0),),
        "annex_label": ((S.ANNEX_HEAD, 1.0),),
        "caption": ((S.ANNEX, 0.0),),
        "contents": ((S.ANNEX, 0.0),),
        "text": ((S.ANNEX, 0.5),),
        "copies": ((S.IMPRINT, 0.0),),
        "printing": ((S.IMPRINT, 0.0),),
    },
    S.ANNEX: {
        **_stay(S.ANNEX, head=2.0, leave=0.5),
        "text": ((S.ANNEX, 0.0), (S.AFTER, 2.0)),
        "contents": ((S.ANNEX, 0.0),),
        "annex_label": ((S.ANNEX_HEAD, 0.0),),
        "annex_heading": ((S.ANNEX, 0.3),),
        "attachment_list": ((S.ANNEX, 1.0),),
        "note": ((S.ANNEX, 1.0),),
        "signature": ((S.ANNEX, 2.0),),
        "signed_date": ((S.ANNEX, 3.0),),
        "date": ((S.ANNEX, 3.0),),
        "caption": ((S.ANNEX, 3.0),),
        "copies": ((S.IMPRINT, 0.0),),
        "printing": ((S.IMPRINT, 0.0),),
        "imprint_other": ((S.IMPRINT, 0.5),),
        "separator": ((S.ANNEX, 0.5),),
    },
    S.IMPRINT: {
        **_stay(S.IMPRINT, head=1.0, leave=0.0),
        **_ENCLOSED,
        "signature": ((S.IMPRINT, 0.5),),
        "date": ((S.IMPRINT, 2.0),),
        "note": ((S.IMPRINT, 1.0),),
        "separator": ((S.IMPRINT, 0.0),),
        "attachment_list": ((S.IMPRINT, 2.0),),
        "issued_title": ((S.ISSUED_HEAD, 0.5),),
        "text": ((S.AFTER, 0.7), (S.ISSUED, 3.5)),
    },
    S.AFTER: {
        **_stay(S.AFTER, head=0.5, leave=0.2),
        "text": ((S.AFTER, 0.0),),
        "issued_title": ((S.ISSUED_HEAD, 2.0),),
        "annex_label": ((S.ANNEX_HEAD, 1.5),),
    },
}

END_COST: Mapping[State, float] = {
    S.START: 4.0,
    S.HEAD: 2.0,
    S.HEAD_NUMBERED: 2.0,
    S.TITLED: 1.0,
    S.NUMBERED: 1.0,
    S.ADDRESSED: 2.0,
}
"""Cost of ending in a state where a document cannot end."""
