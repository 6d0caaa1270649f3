"""Aligning: sentences, blocks, and what must stay together where nothing is certain."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming import figures
from zhengming.aligning import align, sentences, split
from zhengming.model import Lang, Pair, Passage, Segment, Span
from zhengming.readers import segment_of

NEWS = Path(__file__).parent.parent.parent / "shared" / "bench" / "dev22"

SPLIT_ZH = [
    ("", []),
    ("   ", []),
    ("罗文广出席。", ["罗文广出席。"]),
    ("罗文广出席", ["罗文广出席"]),
    ("他来了。她走了！真的？", ["他来了。", "她走了！", "真的？"]),
    ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
    ("他说：“好。 ”然后走了。", ["他说：“好。 ”", "然后走了。"]),
    ("真的？！是。", ["真的？！", "是。"]),
    ("一是学习；二是实践。", ["一是学习；", "二是实践。"]),
    ("他想……算了。", ["他想……", "算了。"]),
    ("他想了想……，算了。", ["他想了想……，算了。"]),
    ("增长3.5%，达到A.B公司。", ["增长3.5%，达到A.B公司。"]),
    ("上行\n下行", ["上行", "下行"]),
    ("  好。  行。 ", ["好。", "行。"]),
]

SPLIT_EN = [
    ("", []),
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Dr. Luo met Prof. Li. They spoke.", ["Dr. Luo met Prof. Li.", "They spoke."]),
    (
        "The U.S. team won. It left the U.S. They came home.",
        ["The U.S. team won.", "It left the U.S.", "They came home."],
    ),
    ("J. K. Chen met John F. Kennedy.", ["J. K. Chen met John F. Kennedy."]),
    ("It met J. Chen. The end.", ["It met J. Chen.", "The end."]),
    ("See No. 5 and Vol. 3. Go.", ["See No. 5 and Vol. 3.", "Go."]),
    ("He said no. She left.", ["He said no.", "She left."]),
    ("It rose 3.5 percent. Good.", ["It rose 3.5 percent.", "Good."]),
    ('"Is it?" asked Li. "Yes." He left.', ['"Is it?" asked Li.', '"Yes."', "He left."]),
    ("“We won.” He smiled.", ["“We won.”", "He smiled."]),
    ("Acme Co. Ltd. signed. Done.", ["Acme Co. Ltd. signed.", "Done."]),
    ("e.g. this and i.e. that.", ["e.g. this and i.e. that."]),
    ("Wait... he said. No.", ["Wait... he said.", "No."]),
    ("a\nb", ["a", "b"]),
]


def texts(segment: Segment) -> list[str]:
    return [segment.text[start:end] for start, end in split(segment)]


@pytest.mark.parametrize(("text", "expected"), SPLIT_ZH)
def test_chinese_sentences(text: str, expected: list[str]) -> None:
    assert texts(segment_of(text, "zh")) == expected


@pytest.mark.parametrize(("text", "expected"), SPLIT_EN)
def test_english_sentences(text: str, expected: list[str]) -> None:
    assert texts(segment_of(text, "en")) == expected


@given(st.text(alphabet="他好。！；…” “A. bU.S?\n1,", max_size=40), st.sampled_from(["zh", "en"]))
def test_sentences_hold_every_character(text: str, lang: Lang) -> None:
    segment = segment_of(text, lang)
    spans = split(segment)
    assert [c for span in spans for c in text[span.start : span.end] if not c.isspace()] == [
        c for c in text if not c.isspace()
    ]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def number_keys(segment: Segment) -> frozenset[str]:
    return figures.keys(figures.read(segment))


def blocks(lang: Lang, *spec: str) -> list[Segment]:
    """Segments of a specification: "a b:60" is a block of 60 units of length whose evidence is a and b."""
    found = []
    for item in spec:
        keys, _, size = item.partition(":")
        level = keys.count("#")
        text = ("文" if lang == "zh" else "word ") * (int(size or 60) if lang == "zh" else int(size or 60) * 9 // 10)
        segment = segment_of(text or "-", lang, path=keys.replace("#", ""))
        found.append(replace(segment, level=level, role="title" if level else "body"))
    return found


def shape(zh: Sequence[str], en: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    left, right = blocks("zh", *zh), blocks("en", *en)
    keys = {segment: frozenset(segment.path.split()) for segment in (*left, *right)}
    numbers = {segment: number for side in (left, right) for number, segment in enumerate(side)}
    return [
        ([numbers[p.segment] for p in found.zh], [numbers[p.segment] for p in found.en])
        for found in align(left, right, keys)
    ]


ALIGNED = [
    ([], [], []),
    (["a"], [], [([0], [])]),
    ([], ["a", "b"], [([], [0]), ([], [1])]),
    (["a"], ["a"], [([0], [0])]),
    (["a"], ["b"], [([0], [0])]),
    (["ann", "bob", "cy"], ["ann", "bob", "cy"], [([0], [0]), ([1], [1]), ([2], [2])]),
    ([":20", ":90", ":40"], [":20", ":90", ":40"], [([0], [0]), ([1], [1]), ([2], [2])]),
    # one paragraph of Chinese in two of English, by evidence and by length
    (["ann", "bob cy:120", "dan"], ["ann", "bob", "cy", "dan"], [([0], [0]), ([1], [1, 2]), ([2], [3])]),
    (
        [":30", ":120", ":50", ":80"],
        [":30", ":60", ":60", ":50", ":80"],
        [([0], [0]), ([1], [1, 2]), ([2], [3]), ([3], [4])],
    ),
    # a paragraph without a counterpart
    (["ann", "bob", "cy:99", "dan"], ["ann", "bob", "dan"], [([0], [0]), ([1], [1]), ([2], []), ([3], [2])]),
    # headings hold, a heading more on one side
    (
        ["#:3", "##:3", ":90", "##:3", ":20"],
        ["#:3", ":90", "##:3", ":20"],
        [([0], [0]), ([1], []), ([2], [1]), ([3], [2]), ([4], [3])],
    ),
    # equal counts, but evidence is one block off
    (
        ["ann", "bob", "cy", "dan eve:120"],
        ["ann bob:120", "cy", "dan", "eve"],
        [([0, 1], [0]), ([2], [1]), ([3], [2, 3])],
    ),
    # a paragraph moved to the end
    (
        ["ann al", "bob bea", "cy cat", "dan dot", "eve eli"],
        ["bob bea", "cy cat", "dan dot", "eve eli", "ann al"],
        [([0], [4]), ([1], [0]), ([2], [1]), ([3], [2]), ([4], [3])],
    ),
    # the evidence is scattered: everything is one pair
    (
        ["ann bob", "cy dan", "eve flo", "gil hal", "ida joe", "kai leo"],
        ["leo gil", "ida eve", "kai cy", "hal ann", "joe dan", "flo bob", ":60"],
        [([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5, 6])],
    ),
]


@pytest.mark.parametrize(("zh", "en", "expected"), ALIGNED)
def test_blocks(zh: list[str], en: list[str], expected: list[tuple[list[int], list[int]]]) -> None:
    assert shape(zh, en) == expected


def test_anchors_and_labels_tie() -> None:
    zh, en = blocks("zh", *[":50"] * 4), blocks("en", *[":50"] * 5)
    zh[2], en[3] = replace(zh[2], label="table 1, row 1, cell 1"), replace(en[3], label="table 1, row 1, cell 1")
    found = {p.segment: found for found in align(zh, en, {}) for p in found.zh}
    assert en[3] in [p.segment for p in found[zh[2]].en]


spec = st.lists(
    st.builds("{} {}:{}".format, st.sampled_from("abcdef"), st.sampled_from("ghijk"), st.integers(1, 200)), max_size=14
)


@settings(max_examples=150, deadline=None)
@given(spec, spec)
def test_every_block_stands_in_one_pair(zh: list[str], en: list[str]) -> None:
    found = shape(zh, en)
    assert sorted(i for left, _ in found for i in left) == list(range(len(zh)))
    assert sorted(j for _, right in found for j in right) == list(range(len(en)))
    assert all(left or right for left, right in found)


def whole(segment: Segment) -> tuple[Passage, ...]:
    return (Passage(segment, Span(0, len(segment.text))),)


REFINED = [
    (
        "罗文广2024年出席仪式并致辞。陈瑞先说，项目投资90亿元。",
        "Luo Wenguang attended the ceremony in 2024 and spoke. Chen Ruixian said 9 billion yuan went into the project.",
        [(1, 1), (1, 1)],
    ),
    (
        "罗文广2024年出席仪式并致辞；陈瑞先说，项目投资90亿元，将于2026年完成。",
        "Luo Wenguang spoke in 2024. He opened it. Chen Ruixian said it took 9 billion yuan and would end in 2026.",
        [(1, 2), (1, 1)],
    ),
    ("罗文广出席仪式。", "Luo Wenguang attended. He spoke.", [(1, 1)]),
    # the numbers cross: nothing is certain
    (
        "2024年开工，投资90亿元。2026年完工，用工3万人。",
        "Work ends in 2026 with 30,000 hands. It began in 2024 for 9 billion.",
        [(1, 1)],
    ),
    # no evidence, and the counts differ
    ("他来了。他看见了。他赢了。", "He came and saw. He won.", [(1, 1)]),
]


@pytest.mark.parametrize(("zh", "en", "expected"), REFINED)
def test_sentences_of_a_pair(zh: str, en: str, expected: list[tuple[int, int]]) -> None:
    pair = Pair(whole(segment_of(zh, "zh")), whole(segment_of(en, "en")))
    found = sentences(pair, lambda p: number_keys(segment_of(p.text, p.segment.lang)))
    assert [(len(p.zh), len(p.en)) for p in found] == expected
    assert (found == (pair,)) == (len(expected) == 1)


def _many(count: int, keyed: bool) -> tuple[list[Segment], list[Segment], dict[Segment, frozenset[str]]]:
    chance = random.Random(count)
    zh, en, keys = [], [], {}
    for number in range(count):
        size = int(chance.lognormvariate(4, 0.6)) + 5
        left, right = (
            segment_of("文" * size, "zh"),
            segment_of("x" * int(size * 4.5 * chance.lognormvariate(0, 0.2)), "en"),
        )
        keys[left] = keys[right] = frozenset({f"k{number}", str(number % 50)} if keyed and number % 3 else ())
        zh.append(left)
        en.append(right)
    return zh, en, keys


@pytest.mark.parametrize("keyed", [True, False])
def test_a_long_text_is_aligned_whole(keyed: bool) -> None:
    zh, en, keys = _many(2000, keyed)
    assert len(align(zh, en, keys)) == 2000
    found = align(zh, en[12:1920], keys)
    assert [p.segment for pair in found for p in pair.zh] == zh
    assert [p.segment for pair in found for p in pair.en] == en[12:1920]


def test_real_news_merged_differently() -> None:
    """How many lines of real news still meet after lines were merged at random, differently in the two languages."""
    if not NEWS.exists():
        pytest.skip(f"no news at {NEWS}")
    kept = total = 0
    for folder in sorted(NEWS.iterdir()):
        lines = [(folder / name).read_text("utf8").splitlines() for name in ("zh.txt", "refA.txt")]
        chance = random.Random(folder.name)
        groups = [_merged(len(side), chance) for side in lines]
        zh = [segment_of("".join(lines[0][n] for n in group), "zh") for group in groups[0]]
        en = [segment_of(" ".join(lines[1][n] for n in group), "en") for group in groups[1]]
        number = {
            s: set(g) for side, found in zip((zh, en), groups, strict=True) for s, g in zip(side, found, strict=True)
        }
        for pair in align(zh, en, {s: number_keys(s) for s in (*zh, *en)}):
            here, there = (set[int]().union(*(number[p.segment] for p in side)) for side in (pair.zh, pair.en))
            kept += len(here & there)
        total += len(lines[0])
    assert kept / total > 0.95


def _merged(count: int, chance: random.Random) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in range(count):
        if groups and chance.random() < 0.2:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
