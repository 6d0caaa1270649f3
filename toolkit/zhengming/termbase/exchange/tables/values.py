"""What the cells of a table say, as an entry has it: "approved" is preferred, 是 is yes, 简称 is a short form."""

from functools import cache
from pathlib import Path

from ....languages import plain


@cache
def _meanings() -> dict[str, dict[str, str]]:
    lines = Path(__file__).with_name("values.tsv").read_text("utf8").splitlines()
    meanings: dict[str, dict[str, str]] = {}
    for role, word, meaning in (line.split("\t") for line in lines if not line.startswith(("#", "role\t"))):
        meanings.setdefault(role, {})[word] = meaning
    return meanings


def meaning(role: str, text: str) -> str | None:
    """What the text of a cell means; None where it is none of the words that its role allows."""
    role = "yes" if role in ("forbidden", "known") else role
    words = _meanings().get(role)
    return text if words is None else words.get(plain(text))


def allowed(role: str) -> str:
    """The meanings that a role allows, in words."""
    return ", ".join(dict.fromkeys(_meanings()[role if role in _meanings() else "yes"].values()))


def has_words(role: str) -> bool:
    """Whether the cells of a role say one of a few things."""
    return role in _meanings() or role in ("forbidden", "known")
