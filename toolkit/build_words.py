"""Make zhengming/termbase/tables/words.txt from the dictionary file of jieba (MIT): python toolkit/build_words.py

Words of up to four characters with their cost, the negative natural logarithm of their share of running text in tenths.
Personal names and rarer words are left out.
"""

import math
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

FEWEST = 20
HAN = re.compile("[\u4e00-\u9fff]{1,4}")
HEAD = """\
# Common Chinese words of one to four characters, a line for each first character: the rest of each word with its cost.
# The cost is -10 ln(share of running text). Made by toolkit/build_words.py.
# Source: frequencies of jieba 0.42.1's dict.txt, MIT licence, Copyright (c) 2013 Sun Junyi.
"""


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
    table = Path(__file__).parent / "zhengming/termbase/tables/words.txt"
    body = "".join(f"{first} {' '.join(rest)}\n" for first, rest in sorted(tails.items()))
    table.write_text(HEAD + body, "utf8")


if __name__ == "__main__":
    main()
