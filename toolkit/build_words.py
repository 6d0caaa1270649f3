"""Make the words.txt and pairs.txt of termbase/tables from jieba's dictionary (MIT): python toolkit/build_words.py

Words of up to four characters with their cost, the negative natural logarithm of their share of running text in tenths.
Personal names and rarer words are left out.
"""

import math
import re
from collections import defaultdict
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

FEWEST = 20
HAN = re.compile("[\u4e00-\u9fff]{1,4}")
WORDS = """\
# Common Chinese words of one to four characters, a line for each first character: the rest of each word with its cost.
# The cost is -10 ln(share of running text). Made by toolkit/build_words.py.
# Source: frequencies of jieba 0.42.1's dict.txt, MIT licence, Copyright (c) 2013 Sun Junyi.
"""
PAIRS = """\
# For each character those that follow it directly inside a word of words.txt. Made by toolkit/build_words.py.
# Source: jieba 0.42.1's dict.txt, MIT licence, Copyright (c) 2013 Sun Junyi.
"""
TABLES = Path(__file__).parent / "zhengming/termbase/tables"


def main() -> None:
    """Read the dictionary beside the installed jieba and write the table."""
    spec = find_spec("jieba")
    if not spec or not spec.origin:
        raise SystemExit("jieba is not installed")
    lines = Path(spec.origin).with_name("dict.txt").read_text("utf8").splitlines()
    rows = [(word, int(count), tag) for word, count, tag in map(str.split, lines)]
    total = sum(count for _, count, _ in rows)
    tails: dict[str, list[str]] = defaultdict(list)
    for word, count, tag in sorted(rows):
        if count >= FEWEST and HAN.fullmatch(word) and not tag.startswith("nr"):
            tails[word[0]].append(f"{word[1:]}{round(-10 * math.log(count / total))}")
    body = "".join(f"{first} {' '.join(rest)}\n" for first, rest in sorted(tails.items()))
    (TABLES / "words.txt").write_text(WORDS + body, "utf8")
    (TABLES / "pairs.txt").write_text(PAIRS + pairs(body), "utf8")


def pairs(words: str) -> str:
    """The lines of pairs.txt for those of words.txt."""
    followers: dict[str, set[str]] = defaultdict(set)
    for line in words.splitlines():
        for rest in line[2:].split(" "):
            for one, two in pairwise(line[0] + rest.rstrip("0123456789")):
                followers[one].add(two)
    return "".join(f"{first} {''.join(sorted(found))}\n" for first, found in sorted(followers.items()))


if __name__ == "__main__":
    main()
