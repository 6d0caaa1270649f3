"""Numbers in Chinese text, with what is counted or measured. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.blanking import blank
from zhengming.figures.numerals import DIGITS, HAN_NUMERALS, han_value
from zhengming.figures.stated import Quantity, Unit
from zhengming.figures.tables import chinese_phrases, units
from zhengming.model import Span
from zhengming.patterns import pattern

_SCALE = "(?:[十百万亿]|千(?![克瓦卡伏])|兆(?![瓦赫帕字]))"
_H = f"(?:[{HAN_NUMERALS.replace('千', '').replace('兆', '')}]|{_SCALE})"
_MORE = "[多余来]"
_HAN_DECIMAL = "[零〇一二两三四五六七八九十百]{1,7}点[零〇一二三四五六七八九]{1,6}"
_NUMBER = pattern(
    rf"""
    (?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?<![0-9],)
    (?: {_HAN_DECIMAL}
      | {DIGITS}(?![.][0-9]) (?:\s?{_MORE}?\s?{_SCALE}++)* (?:{DIGITS}{_SCALE}++)* (?:{DIGITS})?
      | {_H}++ (?:{_MORE}{_SCALE}++)? )
    """,
    re.X,
)
_PARTS = pattern(rf"(?P<whole>{_H}{{1,8}}|[0-9]{{1,6}})分之(?P<part>{_HAN_DECIMAL}|{DIGITS}|{_H}{{1,8}}|半)")
_CONGRESS = pattern(
    "(?:(?<=党的)|(?<![一二三四五六七八九十百千万亿第]))(?P<congress>二?十[一二三四五六七八九]?)大(?![类型项学家事道街会奖赛量批小人城洋气件洲亮豆战堂夫一二三四])"
)
_PLAN = pattern("(?<![一二三四五六七八九])十([一二三四五六])五(?![年个万亿十百千])")
_PLENUM = pattern("(?<=届)([一二三四五六七八九])中全会")
_AFTER_ORDINAL = pattern("\\s?(?:届|等奖|世纪|等功|审|年级)")
_ROUND_BEFORE = pattern("(?:近|约|大约|超|超过|逾|将近|接近|上|数|几|大概|不到|不足|至少|最多|突破|[过])$")
_ROUND_AFTER = pattern(r"\s?(?:多|余|来|左右|上下|以上|以下|以内|之多)")
_VAGUE = pattern("[数几好]$")
_PERCENT_UNIT = Unit("ratio", 1, "percent")
_TIMES_UNIT = Unit("times", 1, "times")
_TENTHS = pattern("\\s?成(?![为立员果功长绩都就本了分套熟品型交份名章千百人]|[^\\s，。、；以左多]{0,1}[千百])")
_DISCOUNT = pattern("\\s?折(?![叠腾射返磨]|[断扣合])")
_TURNED = pattern("翻(?:了)?([一两二三四五])番")
_HALF = pattern(r"\s?(?:个)?半(?=年|月|小时|世纪|个月|天)|(?<=年)半(?!年|[决导径])")


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a Chinese text whose dates and addresses are blanked, in order."""
    taken: list[Quantity] = []
    for reader, signs in ((_parts, ("分之",)), (_turned, ("翻",)), (_ordinals, ("大", "中全会", "五"))):
        if any(sign in text for sign in signs):
            found = list(reader(text))
            text = blank(text, [quantity.span for quantity in found])
            taken += found
    text = blank(text, ((start, end) for start, end, _ in chinese_phrases()(text)))
    return iter(sorted((*taken, *_numbers(text)), key=lambda quantity: quantity.span))


def _parts(text: str) -> Iterator[Quantity]:
    """百分之三十 and 三分之二, both in percent."""
    for found in _PARTS.finditer(text):
        whole = han_value(found["whole"])
        part = 0.5 if found["part"] == "半" else _decimal(found["part"])
        if whole and part is not None:
            percent = 100 * part / whole
            yield Quantity(
                Span(*found.span()), percent, _PERCENT_UNIT, _about_others(percent), weak=whole != 100 and part < 10
            )


def _about_others(percent: float) -> tuple[float, ...]:
    return (round(percent, 1),) if percent != round(percent, 1) else ()


def _turned(text: str) -> Iterator[Quantity]:
    """翻两番: four times as much."""
    for found in _TURNED.finditer(text):
        times = 2 ** (han_value(found[1]) or 1)
        yield Quantity(Span(*found.span()), times, _TIMES_UNIT, (times - 1,), weak=True)


def _ordinals(text: str) -> Iterator[Quantity]:
    """The numerals of congresses, plenary sessions and plans: 二十大, 六中全会, 十四五."""
    for found in _CONGRESS.finditer(text):
        if found["congress"] != "十" or text[: found.start()].endswith("党的"):
            yield Quantity(Span(*found.span()), han_value(found["congress"]) or 0, ordinal=True)
    for found in _PLENUM.finditer(text):
        yield Quantity(Span(*found.span(1)), han_value(found[1]) or 0, ordinal=True)
    for found in _PLAN.finditer(text):
        yield Quantity(Span(*found.span()), 10 + (han_value(found[1]) or 0), ordinal=True)


def _numbers(text: str) -> Iterator[Quantity]:
    end = 0
    for found in _NUMBER.finditer(text):
        quantity = None if found.start() < end or _is_sign(text, found.end()) else _quantity(text, *found.span())
        if quantity:
            end = quantity.span.end
            yield quantity


def _is_sign(text: str, end: int) -> bool:
    """Whether a number goes on as a name or sign that begins with it: 5G, 3D."""
    behind = text[end : end + 1]
    return behind.isascii() and behind.isalpha() and not units("zh").at(text, end)


def _quantity(text: str, start: int, end: int) -> Quantity | None:
    written = text[start:end]
    bare = re.sub(rf"\s|{_MORE}", "", written)
    value = _decimal(bare)
    before = text[max(start - 3, 0) : start]
    if value is None or (_VAGUE.search(before) and not written[0].isdigit()):
        return None
    ordinal = before.endswith("第") or bool(_AFTER_ORDINAL.match(text, end))
    after = _ROUND_AFTER.match(text, end)
    about = bare != written or bool(after) or bool(_ROUND_BEFORE.search(before))
    at = after.end() if after and after[0].strip() in ("多", "余", "来") else end
    found = Quantity(Span(start, end), value, about=about, ordinal=ordinal, weak=_is_weak(bare))
    return found if ordinal else _measured(text, at, found)


def _is_weak(bare: str) -> bool:
    """Whether a numeral may be part of a word: 一, 三, 百. In digits it may not."""
    return len(bare) == 1 and not bare.isascii()


def _decimal(text: str) -> float | None:
    whole, point, rest = text.partition("点")
    if not point:
        return han_value(text)
    value = han_value(whole)
    digits = "".join(str(int(han_value(char) or 0)) for char in rest)
    return None if value is None else float(f"{int(value)}.{digits}")


def _measured(text: str, at: int, found: Quantity) -> Quantity:
    """A number with the unit behind it, or before it where that is the sign of a currency."""
    if (tenths := _TENTHS.match(text, at)) and found.value <= 10:
        return found._replace(
            span=Span(found.span.start, tenths.end()), value=found.value * 10, unit=_PERCENT_UNIT, about=True
        )
    if (discount := _DISCOUNT.match(text, at)) and found.value < 100:
        percent = found.value * (10 if found.value < 10 else 1)
        return found._replace(
            span=Span(found.span.start, discount.end()), value=percent, unit=_PERCENT_UNIT, others=(100 - percent,)
        )
    if more := _HALF.match(text, at):
        at, found = more.end(), found._replace(value=found.value + 0.5)
    space = 1 if text[at : at + 1] == " " else 0
    named = units("zh").at(text, at + space)
    if not named and more and (of_half := units("zh").at(f"个{text[at : at + 3]}", 0)):
        return found._replace(span=Span(found.span.start, at + of_half.end - 1), unit=units("zh").of(of_half.name))
    if named:
        unit = units("zh").of(named.name)
        if unit.dimension == "money:元" and text.endswith("人民币", 0, found.span.start):
            unit = units("zh").of("人民币")
        if after := _HALF.match(text, named.end):
            return found._replace(span=Span(found.span.start, after.end()), value=found.value + 0.5, unit=unit)
        others = (found.value + 1, found.value - 1) if unit.dimension == "times" else ()
        return found._replace(span=Span(found.span.start, named.end), unit=unit, others=others)
    return _signed(text, found)


_SIGNS = {
    "¥": "元",
    "￥": "元",
    "人民币": "人民币",
    "RMB": "元",
    "US$": "美元",
    "$": "美元",
    "HK$": "港元",
    "€": "欧元",
    "£": "英镑",
}
_SIGN = pattern(r"(?:人民币|RMB|US\$|HK\$|[¥￥$€£])\s?$")


def _signed(text: str, found: Quantity) -> Quantity:
    sign = _SIGN.search(text, max(found.span.start - 5, 0), found.span.start)
    if not sign:
        return found
    return found._replace(span=Span(sign.start(), found.span.end), unit=units("zh").of(_SIGNS[sign[0].strip()]))
