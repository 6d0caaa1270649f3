"""What a text states: quantities, days, hours, weekdays and links. Spans are in the text of the segment."""

from typing import Literal, NamedTuple

from zhengming.model import Span

Part = Literal["", "early", "mid", "late"]


class Unit(NamedTuple):
    """A measure: what it measures, how much of the basic unit it is, and its English name in the plural."""

    dimension: str
    factor: float
    name: str


class Quantity(NamedTuple):
    """A number with its unit, if it is a known one: 90亿元 is 9e9 of the unit yuan.

    `others` are further values that the same words can mean (two 倍 more are three times as much). `about` says that
    the text calls it a round number, `ordinal` that it is one of a row, `weak` that the words may be no number at all
    (一, "one", half, a single 百). `below` says of a temperature whether it is below zero; None leaves that open.
    """

    span: Span
    value: float
    unit: Unit | None = None
    others: tuple[float, ...] = ()
    about: bool = False
    ordinal: bool = False
    weak: bool = False
    below: bool | None = None

    @property
    def dimension(self) -> str:
        return self.unit.dimension if self.unit else ""


class Day(NamedTuple):
    """A date, as far as it is given.

    `decade` says that the year stands for ten (the 1990s), `named` that a feast is called by its date: 六一.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part = ""
    decade: bool = False
    named: bool = False


class Hour(NamedTuple):
    """A time of day. `half` says that morning and afternoon are not told apart."""

    span: Span
    hour: int
    minute: int = 0
    half: bool = False


class Weekday(NamedTuple):
    """A day of the week, Monday being 0."""

    span: Span
    day: int


class Link(NamedTuple):
    """An address: a web page, an e-mail, a telephone or a DOI. `key` is the same for what leads to the same place."""

    span: Span
    kind: Literal["url", "email", "telephone", "doi"]
    key: str


class Figures(NamedTuple):
    """Everything of these kinds in one segment, each in the order of the text."""

    quantities: tuple[Quantity, ...] = ()
    days: tuple[Day, ...] = ()
    hours: tuple[Hour, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    links: tuple[Link, ...] = ()
