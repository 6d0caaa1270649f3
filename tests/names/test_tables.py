"""The data files of the names craft: what they must say, what they must not, and that they can be built anew."""

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "toolkit" / "zhengming" / "names" / "tables"
DATA = ROOT.parent / "shared" / "data"
TRADITIONAL = ROOT / "toolkit" / "zhengming" / "traditional.txt"
BUILT = (
    "cantonese chars foreign given hongkong japanese-on korean lexicon older readings readings-rare surnames"
    " transliteration vietnamese wade-giles"
)
ORDINARY = "王国 季后赛 红茶 弘扬 从事 要求 高兴 江苏 武功 文明 方法 马上 曾经 黄金周 华为"
PERSONS = "鲁迅 邓小平 钱学森 李白 杜甫"


@cache
def table(name: str) -> dict[str, list[str]]:
    """First field → the others, of a table."""
    lines = (TABLES / f"{name}.tsv").read_text("utf8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len({row[0] for row in rows}) == len(rows), f"{name} has a key twice"
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("name", BUILT.split())
def test_a_table_says_what_it_is_and_is_clean(name: str) -> None:
    text = (TABLES / f"{name}.tsv").read_text("utf8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any("Source: " in line and "Made by toolkit/build_tables.py." in line for line in head)
    assert "\r" not in text
    assert text.endswith("\n")
    assert len({len(fields) for fields in table(name).values()}) == 1


@pytest.mark.parametrize(
    ("char", "narrow"),
    [
        ("朝", "chao,zhao"),
        ("重", "zhong,chong"),
        ("乐", "le,yue"),
        ("茜", "qian,xi"),
        ("朴", "pu,piao,po"),
        ("区", "qu,ou"),
        ("王", "wang"),
        ("杜", "du"),
        ("吕", "lü"),
        ("略", "lüe"),
        ("儿", "er"),
        ("哼", "heng"),
        ("祎", "yi"),
        ("阿", "a,e"),
        ("樂", "le,yue"),
        ("長", "chang,zhang"),
    ],
)
def test_narrow_readings(char: str, narrow: str) -> None:
    assert set(table("readings")[char][0].split(",")) == set(narrow.split(","))


@pytest.mark.parametrize(
    ("char", "first"), [("朝", "chao"), ("重", "zhong"), ("乐", "le"), ("行", "xing"), ("地", "di"), ("了", "liao")]
)
def test_the_usual_reading_comes_first(char: str, first: str) -> None:
    assert table("readings")[char][0].split(",")[0] == first


@pytest.mark.parametrize(("char", "syllable"), [("王", "yu"), ("杜", "tu"), ("重", "tong"), ("儿", "r"), ("嗯", "n")])
def test_archaic_readings_and_grunts_are_not_legal(char: str, syllable: str) -> None:
    assert syllable not in ",".join(table("readings").get(char, [])).split(",")


def test_readings_are_legal_syllables() -> None:
    legal = table("wade-giles").keys()
    strange = {s for row in table("readings").values() for s in ",".join(filter(None, row)).split(",")} - legal
    assert strange <= {"ê", "yai"}
    assert 400 <= len(legal) <= 420


def test_the_rare_characters_are_apart() -> None:
    assert table("readings").keys().isdisjoint(table("readings-rare"))
    assert len(table("readings")) < 16_000
    assert any(ord(char) > 0xFFFF for char in table("readings-rare"))


@pytest.mark.parametrize(
    ("surname", "readings"),
    [
        ("曾", "zeng"), ("单", "shan"), ("仇", "qiu"), ("解", "xie"), ("区", "ou"), ("查", "zha"), ("朴", "piao"),
        ("盖", "ge,gai"), ("覃", "qin,tan"), ("尉迟", "yuchi"), ("万俟", "moqi"), ("长孙", "zhangsun"),
        ("澹台", "tantai"), ("令狐", "linghu"), ("单于", "chanyu"), ("欧阳", "ouyang"), ("呼延", "huyan"),
        ("任", "ren"), ("华", "hua"), ("员", "yun"), ("折", "she"), ("冼", "xian"), ("缪", "miao"), ("乐", "yue,le"),
        ("谌", "chen,shen"), ("钭", "tou"), ("祭", "zhai,ji"), ("吕", "lü"), ("纪", "ji"), ("燕", "yan"),
        ("那", "na"), ("宁", "ning"), ("车", "che"), ("都", "du"), ("石", "shi"), ("盛", "sheng"), ("葛", "ge"),
    ],
)  # fmt: skip
def test_surname_readings(surname: str, readings: str) -> None:
    assert table("surnames")[surname][1] == readings


def test_surnames_are_all_there_and_weigh_right() -> None:
    surnames = table("surnames")
    assert len(surnames) >= 1074 + 30
    assert 65_000 < float(surnames["王"][0]) < 80_000
    assert sum(float(weight) for weight, _ in surnames.values()) == pytest.approx(1e6, abs=200)
    assert {"亓", "须", "弋", "折", "司马", "诸葛", "上官", "慕容", "皇甫"} <= surnames.keys()


def test_several_readings_of_a_surname_are_few() -> None:
    many = [name for name, (_, readings) in table("surnames").items() if "," in readings]
    assert len(many) < 120


@pytest.mark.parametrize("char", "华明平文军国海玉林德")
def test_frequent_characters_of_given_names(char: str) -> None:
    first, second, _ = map(int, table("given")[char])
    assert first + second > 150


@pytest.mark.parametrize("char", "的们吗就呢")
def test_grammatical_characters_are_hardly_given(char: str) -> None:
    assert sum(map(int, table("given").get(char, ["0", "0", "0"])[:2])) < 15


def words(first: str) -> dict[str, int]:
    pairs = table("lexicon")[first][0].split(" ")
    return dict(zip((first + rest for rest in pairs[::2]), map(int, pairs[1::2]), strict=True))


@pytest.mark.parametrize("word", ORDINARY.split())
def test_words_that_look_like_names_are_in_the_lexicon(word: str) -> None:
    assert word in words(word[0])


@pytest.mark.parametrize("name", PERSONS.split())
def test_persons_are_not_in_the_lexicon(name: str) -> None:
    assert name not in words(name[0])


def test_foreign_names() -> None:
    assert {"莫斯科", "约翰", "爱因斯坦", "马拉维"} - table("foreign").keys() <= {"马拉维"}
    share = {char: int(n) / int(all_words) for char, (n, all_words) in table("transliteration").items()}
    assert min(share[c] for c in "斯尔姆蒂弗") > 5 * max(share.get(c, 0) for c in "国大水")


@pytest.mark.parametrize(
    ("syllable", "wade", "tongyong", "mps"),
    [
        ("zhang", "chang", "jhang", "jang"),
        ("xiao", "hsiao", "siao", "shiau"),
        ("cai", "tsai", "cai", "tsai"),
        ("zeng", "tseng", "zeng", "tzeng"),
        ("jing", "ching", "jing", "jing"),
        ("xu", "hsu", "syu", "shiu"),
        ("guo", "kuo", "guo", "guo"),
        ("ye", "yeh", "ye", "ye"),
        ("qian", "chien", "cian", "chian"),
        ("zhi", "chih", "jhih", "jr"),
        ("liu", "liu", "liou", "liou"),
        ("lü", "lu", "lyu", "liu"),
        ("xiong", "hsiung", "syong", "shiung"),
        ("rong", "jung", "rong", "rung"),
        ("he", "ho,he", "he", "he"),
        ("yan", "yen", "yan", "yan"),
        ("feng", "feng", "fong", "feng"),
        ("juan", "chuan", "jyuan", "jiuan"),
    ],
)
def test_romanisations_of_mandarin(syllable: str, wade: str, tongyong: str, mps: str) -> None:
    assert table("wade-giles")[syllable] == [wade, tongyong, mps]


def spellings(char: str, column: int = 0) -> set[str]:
    return {s for j in table("cantonese")[char][0].split(",") for s in table("hongkong")[j][column].split(",")}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("张建宗", "cheung kin chung"),
        ("梁振英", "leung chun ying"),
        ("曾荫权", "tsang yam kuen"),
        ("徐英伟", "tsui ying wai"),
        ("陈茂波", "chan mo po"),
        ("刘德华", "lau tak wah"),
        ("周润发", "chow yun fat"),
        ("区诺轩", "au nok hin"),
        ("吴亮星", "ng leung sing"),
        ("叶国谦", "yip kwok him"),
    ],
)
def test_spellings_in_hong_kong(name: str, english: str) -> None:
    assert all(syllable in spellings(char) for char, syllable in zip(name, english.split(), strict=True))


@pytest.mark.parametrize(
    ("name", "english"), [("贺一诚", "ho iat seng"), ("欧阳", "ao ieong"), ("何厚铧", "ho hau wa")]
)
def test_spellings_in_macau(name: str, english: str) -> None:
    both = [spellings(char, 1) | spellings(char) for char in name]
    assert all(syllable in spelled for spelled, syllable in zip(both, english.split(), strict=True))


def test_every_cantonese_syllable_can_be_spelled() -> None:
    syllables = {s for row in table("cantonese").values() for s in row[0].split(",")}
    assert syllables == table("hongkong").keys()


@pytest.mark.parametrize(
    ("name", "char", "spelling"),
    [
        ("korean", "朴", "park"),
        ("korean", "金", "kim"),
        ("korean", "李", "lee"),
        ("korean", "崔", "choi"),
        ("korean", "郑", "jung"),
        ("vietnamese", "阮", "nguyen"),
        ("vietnamese", "富", "phu"),
        ("vietnamese", "仲", "trong"),
        ("japanese-on", "山", "san"),
    ],
)
def test_readings_of_the_neighbours(name: str, char: str, spelling: str) -> None:
    assert spelling in ",".join(table(name)[char]).split(",")


def test_readings_agree_with_another_library() -> None:
    pypinyin = pytest.importorskip("pypinyin", reason="pypinyin is not installed: the readings are not cross-checked")
    common = [c for c, counts in table("chars").items() if int(counts[1]) > 2000 and c in table("readings")]
    odd = [c for c in common if not agrees(c, pypinyin.pinyin)]
    assert len(odd) < 0.005 * len(common), odd


def agrees(char: str, pinyin: Callable[..., list[list[str]]]) -> bool:
    theirs = pinyin(char, style=0, v_to_u=True, heteronym=True)[0]
    return table("readings")[char][0].split(",")[0] in theirs


def test_the_tables_can_be_built_anew(tmp_path: Path) -> None:
    if not DATA.exists():
        pytest.skip(f"no sources of the tables at {DATA}")
    if not find_spec("openpyxl") or not find_spec("jieba"):
        pytest.skip("openpyxl or jieba is not installed: the tables cannot be built anew")
    command = [sys.executable, str(ROOT / "toolkit" / "build_tables.py"), "--data", str(DATA), "--into", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    old = {path.name: path.read_bytes() for path in [*TABLES.glob("*.tsv"), TRADITIONAL]}
    new = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {f"{name}.tsv" for name in BUILT.split()} | {TRADITIONAL.name} == new.keys()
    assert [name for name, text in new.items() if text != old[name]] == []
