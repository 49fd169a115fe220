"""A table is brought on a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import (
    InMemoryUploadedFile,
    SimpleUploadedFile,
    UploadedFile,
)
from django.test import RequestFactory
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from declic.tables.forms import UploadForm
from declic.tables.rules.table import FILE_MOST
from declic.tables.words import SENTENCES, sentence


def brought(data: bytes, name: str = "hosts.csv", **fields: str) -> UploadForm:
    given: UploadedFile[Any] = SimpleUploadedFile(name, data)
    files = MultiValueDict({"file": [given]})
    return UploadForm(fields, files)


def test_a_valid_form_has_the_table() -> None:
    form = brought(b"Nom;Mail\na;b\n", remember="on")
    assert form.is_valid()
    assert form.table.header == ("Nom", "Mail")
    assert form.cleaned_data["remember"] is True


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "Ceci n’est pas un tableau."),
        (b"a;b\n\n" + b"x" * 10_001, "Ligne 3 : Une cellule de ce tableau est trop longue"),
        (b"x" * (FILE_MOST + 1), "Ce fichier est trop lourd : 10 Mo au plus."),
        (b"", "Il n’y a rien dans ce fichier."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(data: bytes, sentence: str) -> None:
    with translation.override("fr"):
        form = brought(data)
        assert not form.is_valid()
        (said,) = form.errors["file"]
        assert str(said).startswith(sentence)


def test_without_a_file_the_form_says_what_to_do_first() -> None:
    form = UploadForm({}, MultiValueDict())
    assert form.errors["file"] == ["Choose a file first."]


def test_the_form_has_a_name_for_its_field_and_says_what_it_takes() -> None:
    page = str(UploadForm())
    assert 'accept=".csv,.tsv,.txt,.xlsx,.xls,.ods"' in page
    assert "20,000 rows" in page


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_reason_has_words_in_french_and_dutch(reason: str) -> None:
    told = {sentence(reason)}
    for language in ("fr", "nl"):
        with translation.override(language):
            told.add(sentence(reason))
    assert len(told) == 3


def test_no_copy_of_what_is_brought_lies_on_a_disk() -> None:
    file = SimpleUploadedFile("hosts.csv", b"Nom;Mail\n" + b"a;b\n" * 1_000_000)
    request = RequestFactory().post("/", {"file": file})
    assert isinstance(request.FILES["file"], InMemoryUploadedFile)
