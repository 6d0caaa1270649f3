"""Addresses that stand in the text: web pages, e-mails, telephones, DOIs. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.stated import Link
from zhengming.model import Span
from zhengming.patterns import pattern

_URL = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_LINK = pattern(
    rf"""
    (?P<doi>\b10\.[0-9]{{4,9}}/[-._;()/:A-Za-z0-9]{{2,200}})
    | (?P<email>(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}[A-Za-z]{{2,24}}
        (?![A-Za-z0-9]))
    | (?P<url>\b(?:https?://|www\.){_URL}{{3,2000}}+)
    | (?P<telephone>(?<![0-9A-Za-z./-])(?:(?:\+|00)[0-9]{{1,3}}[\s-]?)?
          (?: \(?0[0-9]{{2,3}}\)?[\s-][0-9]{{3,4}}(?:[\s-]?[0-9]{{4}}) | 1[3-9][0-9]{{9}}
            | 1[3-9][0-9][\s-][0-9]{{4}}[\s-][0-9]{{4}} | [48]00[\s-]?[0-9]{{3}}[\s-]?[0-9]{{4}} )
          (?:-[0-9]{{1,5}})?(?![0-9A-Za-z]|[.][0-9])
        | (?<![0-9A-Za-z.])(?:\+|00)[0-9]{{1,3}}(?:[\s-]?\(?[0-9]{{1,4}}\)?){{2,5}}+(?![0-9]))
    """,
    re.X,
)
_LEAST_OF_TELEPHONE = 7
_MANY_DIGITS = pattern(rf"[0-9](?:[\s()+-]{{0,4}}[0-9]){{{_LEAST_OF_TELEPHONE - 1}}}")
_LANGUAGE = pattern(
    r"(?<![a-z])(?:zh|cn|en|eng|english|chinese|zhs|zht|zh[-_](?:cn|hans|hant|tw|hk)|en[-_](?:us|gb)|www|html?)(?![a-z])"
)


def links(text: str) -> Iterator[Link]:
    """The addresses in a text, in order."""
    if not any(sign in text for sign in ("10.", "@", "://", "www.")) and not _MANY_DIGITS.search(text):
        return
    for found in _LINK.finditer(text):
        kind = found.lastgroup
        written = found[0].rstrip(".,;:!?'()[]") if kind in ("url", "doi") else found[0].rstrip()
        if kind == "doi":
            yield Link(_span(found, written), "doi", written.lower())
        elif kind == "email":
            yield Link(_span(found, written), "email", written.lower())
        elif kind == "url":
            yield _page(found, written)
        elif sum(map(str.isdigit, written)) >= _LEAST_OF_TELEPHONE:
            yield Link(_span(found, written), "telephone", _telephone(written))


def _span(found: re.Match[str], written: str) -> Span:
    return Span(found.start(), found.start() + len(written))


def _page(found: re.Match[str], written: str) -> Link:
    if doi := re.search(r"doi\.org/(10\.[0-9]{4,9}/.+)", written):
        return Link(_span(found, written), "doi", doi[1].lower())
    return Link(_span(found, written), "url", _address(written))


def _address(url: str) -> str:
    """What an address says apart from how it is written and the language that it asks for."""
    bare = re.sub(r"^https?://", "", url.lower()).rstrip("/")
    return re.sub(r"[^a-z0-9一-鿿%]+", "/", _LANGUAGE.sub("", bare)).strip("/")


def _telephone(text: str) -> str:
    """The digits of a number at home: +86 27 8754 1234 and 027-87541234 are one."""
    digits = re.sub("[^0-9+]", "", text)
    return re.sub(r"^(?:\+86|0086|86(?=1[3-9])|\+)", "", digits).lstrip("0+")
