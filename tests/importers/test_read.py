"""Whatever bytes come: a history or an ImportFault, never anything else."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.importers import FORMATS, ImportFault, read
from engine.importers.container import MAX_BYTES
from engine.importers.decoding import decode
from engine.importers.table import open_table

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.csv"))
OWN = {"strong": "Strong", "hevy": "Hevy", "fitbod": "Fitbod", "liftosaur": "Liftosaur", "repcount": "RepCount"}


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def fault_of(data: bytes) -> str:
    with pytest.raises(ImportFault) as fault:
        read(data)
    assert fault.value.detail
    return fault.value.code


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_exactly_one_format_takes_each_export(path):
    table = open_table(decode(path.read_bytes()).text)
    takers = [one.NAME for one in FORMATS if one.matches(table)]
    assert len(takers) == (0 if path.stem.startswith("sheet") else 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["strong_german.csv", "hevy_turkish.csv"])
def test_encodings_change_nothing(export, encoding, name):
    plain = export(name)
    assert read(plain.decode().encode(encoding)).sets == read(plain).sets


def test_windows_1252_is_read_with_a_warning(export):
    found = read(export("strong_german.csv").decode().encode("cp1252"))
    assert found.format_name == "Strong"
    assert any("Windows-1252" in warning for warning in found.warnings)


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_change_nothing(export, end):
    plain = export("strong_a.csv")
    assert read(plain.replace(b"\n", end)).sets == read(plain).sets


def test_nul_characters_are_removed_with_a_warning(export):
    plain = export("strong_a.csv")
    found = read(plain.replace(b"Bench", b"Be\x00nch"))
    assert found.sets == read(plain).sets
    assert found.warnings


def test_a_zip_with_one_export_is_opened(export):
    plain = export("strong_a.csv")
    archive = zipped(("strong.csv", plain), ("__MACOSX/._strong.csv", b"x"), ("readme.md", b"x"))
    assert read(archive).sets == read(plain).sets


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 100, "empty"),
        (b"hello", "no_columns"),
        (bytes(range(256)) * 50, "not_text"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 10, "not_text"),
        (b'a,b,c\n1,"' + b"x" * 150_000 + b"\n", "open_quote"),
        (b'a,b,c\n1,"' + b"2\n" * 500, "open_quote"),
        (b"date,exercise,reps\n", "empty"),
        (b"SQLite format 3\x00" + b"\x01" * 4000, "broken_database"),
        (b"PK\x03\x04" + b"\x00" * 100, "broken_zip"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else len(value),
)
def test_a_file_that_cannot_be_read_says_why(data, code):
    expected = code if data != b"date,exercise,reps\n" else None
    if expected:
        assert fault_of(data) == expected
    else:
        assert read(data).sets == ()


def test_a_zip_bomb_is_refused():
    assert fault_of(zipped(("bomb.csv", b"0" * (MAX_BYTES + 10)))) == "zip_bomb"


def test_a_zip_that_lies_about_its_size_is_refused():
    data = bytearray(zipped(("bomb.csv", b"0" * (MAX_BYTES + 10))))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    assert fault_of(bytes(data)) in ("zip_bomb", "broken_zip", "no_columns")


def test_zips_without_a_clear_export_are_refused(export):
    assert fault_of(zipped(("a.csv", b"x"), ("b.csv", b"x"))) == "zip_content"
    assert fault_of(zipped(("photo.jpg", b"x"))) == "zip_content"
    assert fault_of(zipped(*((f"{n:050}", b"") for n in range(1500)))) == "zip_content"
    assert fault_of(zipped(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x"))) == "spreadsheet"


def test_a_zip_in_a_zip_is_refused(export):
    assert fault_of(zipped(("inner.zip", zipped(("a.csv", export("strong_a.csv")))))) == "zip_content"


def test_a_ten_megabyte_string_is_refused_clearly():
    long = b"Date,Exercise,Category,Weight,Reps\n2026-01-01," + b"x" * 10_000_000 + b",a,1,1\n"
    assert fault_of(long) == "long_line"


def test_a_line_of_endless_cells_is_refused():
    assert fault_of(b"Date,Exercise,Category,Weight,Reps\n" + b"," * 10_000_000) == "long_line"
    assert fault_of(b",".join(b"column" for _ in range(1001))) == "too_many_columns"


def test_more_sets_side_by_side_than_a_log_can_hold_are_refused():
    names = b",".join(b"set%dweight,set%dreps" % (n, n) for n in range(1, 301))
    row = b"2026-01-01,Squat" + b",100,5" * 300 + b"\n"
    assert fault_of(b"date,exercise," + names + b"\n" + row * 400) == "too_many_rows"


def test_too_many_rows_are_refused():
    data = b"date,exercise,reps\n" + b"2026-01-01,Squat,5\n" * 100_001
    assert fault_of(data) == "too_many_rows"


def test_formulas_stay_text(export):
    data = export("strong_a.csv").replace(b"Pull Up", b"=HYPERLINK(1)")
    assert read(data).sets[-1].exercise_name == "=HYPERLINK(1)"


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_never_raise_anything_else(data):
    for prefix in (b"", b"Date,Exercise,Category,Weight,Reps\n", b"PK\x03\x04", b"SQLite format 3\x00"):
        accounted(prefix + data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FIXTURES), st.integers(0, 2**32), st.integers(1, 12))
def test_damaged_exports_never_raise_anything_else(path, seed, faults):
    accounted(damaged(path.read_bytes(), random.Random(seed), faults))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FIXTURES), st.lists(st.lists(st.text(max_size=12), max_size=15), max_size=6))
def test_rows_of_any_text_never_raise_anything_else(path, rows):
    lines = [",".join(cells) for cells in rows]
    header = path.read_bytes().split(b"\n")[0]
    accounted(header + b"\n" + "\n".join(lines).encode("utf-8", "replace"))


def accounted(data: bytes) -> None:
    try:
        found = read(data)
    except ImportFault:
        return
    assert found.rows_read == len(found.sets) + len(found.skipped)
    assert len({one.natural_key for one in found.sets}) == len(found.sets)
    assert all(1 <= one.reps <= 100 for one in found.sets)
    assert all(one.weight is None or -441 <= one.weight <= 3307 for one in found.sets)


def damaged(data: bytes, chance: random.Random, faults: int) -> bytes:
    """Bytes flipped, dropped, doubled and swapped, as disks, editors and people do."""
    out = bytearray(data)
    for _ in range(faults):
        at = chance.randrange(len(out))
        kind = chance.randrange(4)
        if kind == 0:
            out[at] = chance.choice(b'",;\n\r\x00\xff0129-.eENaN=')
        elif kind == 1:
            del out[at : at + chance.randrange(1, 40)]
        elif kind == 2:
            out[at:at] = out[max(0, at - chance.randrange(1, 200)) : at]
        else:
            out[at:at] = bytes([chance.randrange(256)])
        if not out:
            return b""
    return bytes(out)
