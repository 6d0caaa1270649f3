"""Where an entry counts: releases with a word, of a body, or in a folder."""

import pytest

from zhengming.checks.context import Context
from zhengming.model import Document, Release, Segment
from zhengming.readers.text import read
from zhengming.settings import Settings
from zhengming.termbase import parse

ENTRIES = """\
hust: {kind: institution, zh: [华中科技大学, {text: 华科, form: short}], en: HUST}
a: {kind: term, zh: 宽带, en: broadband, scope: SCOPE}
"""
ZH = "华科升级宽带网络。\n"
CASES = [
    ("网络", "x.zh.txt", True), ("电视", "x.zh.txt", False), ("[电视, 网络]", "x.zh.txt", True),
    ("hust", "x.zh.txt", True), ("pku", "x.zh.txt", False),
    ("releases/icare/", "releases/icare/x.zh.txt", True), ("icare/", "/home/me/releases/icare/2024/x.zh.txt", True),
    ("releases/icare/", "./releases/icare/x.zh.txt", True), ("care/", "releases/icare/x.zh.txt", False),
    ("releases/icare/", "releases/other/x.zh.txt", False), ("[other/, 网络]", "x.zh.txt", True),
]  # fmt: skip


@pytest.mark.parametrize(("scope", "path", "counts"), CASES)
def test_scope(scope: str, path: str, counts: bool) -> None:
    document: Document = read(ZH, path, "zh")
    segments: tuple[Segment, ...] = document.segments
    context = Context(Release("x", (document,), segments, ()), Settings(), parse(ENTRIES.replace("SCOPE", scope)))
    claims = {claim.concept.id for segment in segments for claim in context.claims[segment]}
    assert claims == ({"hust", "a"} if counts else {"hust"})
