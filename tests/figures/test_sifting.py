"""What is sifted out states no figure: every text of the tables, each by itself and all together."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from zhengming.figures import read, read_all
from zhengming.model import Lang, Segment
from zhengming.readers import segment_of

HERE = Path(__file__).parent
TEXTS = [
    cell
    for name in ("numbers.tsv", "dates.tsv", "figureless.tsv", "sentences.tsv")
    for line in (HERE / name).read_text("utf8").splitlines()
    if line and not line.startswith("#")
    for cell in line.split("\t")
]
_WORDS = (
    *("one", "Sept.", "twofold", "halves", "Fri.", "III", "part II", "o'clock", "10.1234/ab", "a@b.com", "http://x.y"),
    *("一", "周三", "壹佰", "三八", "二〇二四", "正月初一", "腊月", "一二九", "lunar month", "day of the third month"),
    *("www.a.cn", "decade", "doubled", "İ", "027-8754 1234", "+86 27 87541234", "4008001234", " ", ", ", "a", "\n"),
)


def _segments(texts: list[str]) -> list[Segment]:
    langs: tuple[Lang, ...] = ("zh", "en")
    return [segment_of(text, lang) for text in texts for lang in langs]


def test_all_together_say_what_each_says() -> None:
    segments = _segments(TEXTS)
    assert len(TEXTS) > 1_000
    assert read_all(segments) == {segment: read(segment) for segment in segments}


@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=4).map("".join), max_size=4))
def test_whatever_stands_beside_it(texts: list[str]) -> None:
    segments = _segments(texts)
    assert read_all(segments) == {segment: read(segment) for segment in segments}
