"""`zhengming check --format docx=FOLDER`: copies of the Word files, as LibreOffice and others read them."""

import os
import shutil
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.corpora.golden import CORPORA

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
OFFICE = shutil.which("soffice")
if not OFFICE:
    warnings.warn("NOT CHECKED: there is no LibreOffice here (apt-get install libreoffice-writer)", stacklevel=2)


@pytest.fixture
def word(here: Path) -> Path:
    """The sample releases in Word, beside the pair of texts."""
    for name in ("delegation", "opening", "partnership"):
        shutil.copytree(CORPORA / name, here / name, ignore=shutil.ignore_patterns("*.json"))
    return here


def copies(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_copies_lie_as_the_files_do(run: Run, word: Path) -> None:
    before = {path: path.read_bytes() for path in word.rglob("*.docx")}
    done = run("check", ".", "--format", "text", "--format", "docx=out/copies")
    assert done.returncode == 1
    assert b"no Word files, so without a copy in out/copies: memo.en.txt, memo.zh.txt" in done.stderr
    assert copies(word / "out" / "copies") == {path.relative_to(word).as_posix() for path in before}
    assert all(path.read_bytes() == data for path, data in before.items())
    clean = word / "out" / "copies" / "opening" / "opening.en.docx"
    assert clean.read_bytes() == before[word / "opening" / "opening.en.docx"]
    (comment,) = docx.Document(str(word / "out/copies/delegation/en/visit.docx")).comments
    assert (comment.author, comment.initials) == ("zhengming", "zm")
    assert comment.text.startswith("error name-mismatch\n蒋雪莹 reads Jiang Xueying;")
    assert "delegation/zh-CN/visit.docx, table 1, row 2, cell 3: 蒋雪莹" in comment.text


@pytest.mark.parametrize(
    ("format", "says"),
    [
        ("docx", "names no folder"),
        ("docx=", "names no folder"),
        ("docx=memo.zh.txt", "is a file, not a folder"),
        ("docx=.", "copies go into another folder"),
        ("docx=memo.zh.txt/x", "cannot be written"),
    ],
)
def test_what_is_refused(run: Run, word: Path, format: str, says: str) -> None:
    before = {path: path.read_bytes() for path in word.rglob("*") if path.is_file()}
    done = run("check", ".", "--format", format)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert {path: path.read_bytes() for path in word.rglob("*") if path.is_file()} == before


def test_files_from_elsewhere_have_copies_too(run: Run, word: Path) -> None:
    done = run("check", word / "delegation", "--format", f"docx={word / 'out'}")
    assert done.returncode == 1
    assert copies(word / "out") == {"delegation/en/visit.docx", "delegation/zh-CN/visit.docx"}
    outside = subprocess.run(
        [sys.executable, "-m", "zhengming", "check", "../delegation", "--format", "docx=copies"],
        cwd=word / "terms",
        capture_output=True,
    )
    assert outside.returncode == 1
    assert copies(word / "terms" / "copies") == {"delegation/en/visit.docx", "delegation/zh-CN/visit.docx"}


def annotated(odt: Path) -> list[tuple[str, str]]:
    """The commented text and the author of each comment, as LibreOffice has them."""
    with zipfile.ZipFile(odt) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    found: dict[str, list[str]] = {}
    authors: dict[str, str] = {}
    open_: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.get(f"{office}name", "")
        if element.tag == f"{office}annotation":
            if event == "start":
                found[name], authors[name] = [], element.findtext("{*}creator") or ""
            else:
                open_.append(name)
        elif element.tag == f"{office}annotation-end" and event == "start":
            open_.remove(name)
        elif not any(above.tag == f"{office}annotation" for above in element.iterancestors()):
            for number in open_ if event == "start" else ():
                found[number].append(element.text or "")
        if event == "end" and not any(above.tag == f"{office}annotation" for above in element.iterancestors()):
            for number in open_:
                found[number].append(element.tail or "")
    return [("".join(texts), authors[name]) for name, texts in found.items()]


@pytest.mark.skipif(not OFFICE, reason="there is no LibreOffice here (apt-get install libreoffice-writer)")
def test_libreoffice_opens_and_renders_them(run: Run, word: Path, tmp_path: Path) -> None:
    run("check", ".", "--format", "docx=copies")
    flat = tmp_path / "flat"
    flat.mkdir()
    for name in sorted(copies(word / "copies")):
        shutil.copy(word / "copies" / name, flat / name.replace("/", "-"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("odt", "pdf"):
        command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", flat, *sorted(flat.glob("*.docx"))]
        environment = {**os.environ, "HOME": str(tmp_path)}
        subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=240, env=environment)
    assert all((path.with_suffix(".pdf")).stat().st_size > 5_000 for path in flat.glob("*.docx"))
    assert annotated(flat / "delegation-en-visit.odt") == [("Jiang Xueyin", "zhengming")]
    assert annotated(flat / "opening-opening.zh.odt") == [("应晓桐", "zhengming")]
    assert annotated(flat / "opening-opening.en.odt") == []
