"""What a check would say if a release named a person as an entry does: the glossary is proven by the same rules."""

from zhengming.checks import by_name
from zhengming.engine import check_release
from zhengming.model import Document, Lang, Release
from zhengming.readers.text import read
from zhengming.settings import Settings
from zhengming.termbase import Termbase


def name_doubt(zh: str, en: str) -> str:
    """Why an English name cannot be that of a Chinese one, as `name-mismatch` would say it; empty where it can be."""
    documents = _document(f"{zh}出席会议。\n", "zh"), _document(f"{en} attended the meeting.\n", "en")
    release = Release("entry", documents, documents[0].segments, documents[1].segments)
    check = by_name()["name-mismatch"]
    findings = check_release(release, Settings(), Termbase({}), [check])
    return next((finding.message for finding in findings if finding.severity == "error"), "")


def _document(text: str, lang: Lang) -> Document:
    return read(text, f"entry.{lang}.txt", lang)
