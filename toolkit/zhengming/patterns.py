"""Regular expressions that are compiled when they are first used: most runs need few of them."""

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Unused:
    """A regular expression that nobody has asked yet. Once asked it has the methods of the compiled one."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression for the level of a module. What is wrong with it is said when it is first used."""
    return cast("re.Pattern[str]", _Unused(text, flags))
