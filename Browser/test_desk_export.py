"""What organisers take with them: files that other programs read as they were written, and a campaign that comes back."""

import csv
import email
import email.policy
import io
import json
import mailbox
import re
import subprocess
import zipfile

import pytest

from letterbox import text_of
from organiser import Organiser
from server import POSTBAG, ROOT
from supporter import Supporter
from test_desk_figures import faults_with_script

WORDS = "=HYPERLINK(\"https://evil.example\")\nFrom now on: “keep, them”; {name} <script>x</script> 🌊 العربية"
NAME = "+Ada O'Neil"


@pytest.fixture
def live(fresh_server):
    return fresh_server


@pytest.fixture
def ruth(owner):
    return owner


def taken(ruth, file, why="", sheet="english"):
    """Chooses a file as a person does, and returns what the browser saves."""
    ruth.open("/desk/calais/export")
    ruth.page.check(f"[name=file][value={file}]")
    ruth.page.fill("[name=why]", why)
    ruth.page.select_option("[name=sheet]", sheet)
    with ruth.page.expect_download() as download:
        ruth.page.click("main form button.main")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_files_are_read_as_they_were_written(live, ruth, browser, tmp_path):
    ada = Supporter(live, browser(), name=NAME)
    ada.write("/calais/en", words=WORDS, name=NAME)
    ada.confirm()
    letter = ada.letter()

    ruth.open("/desk/calais/export")
    assert not faults_with_script(live, browser, ruth, "/desk/calais/export")
    ruth.page.check("[name=file][value=csv]")
    ruth.press("main form button.main")
    assert ruth.page.locator("#error-why").count() == 1, "no names without a reason"

    name, table = taken(ruth, "csv", "Thank-you letter", "semicolons")
    assert name == "calais-letters.csv" and table.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";")
    assert row["Own words"] == "'" + WORDS, "an apostrophe makes a formula inert"
    assert row["Name"] == "'" + NAME and row["E-mail"] == ada.email and row["Wants news"] == "no"
    assert not [cell for cell in row.values() if cell[:1] in "=+-@" and cell]

    _, array = taken(ruth, "json", "Thank-you letter")
    [one] = json.loads(array)
    assert one["own_words"] == WORDS and one["name"] == NAME
    assert [delivery["channel"] for delivery in one["deliveries"]] == ["email"]

    _, box = taken(ruth, "mbox", "Thank-you letter")
    (tmp_path / "letters.mbox").write_bytes(box)
    [mail] = mailbox.mbox(tmp_path / "letters.mbox", lambda file: email.message_from_binary_file(file, policy=email.policy.default))
    assert mail["Message-ID"] == letter["Message-ID"] and mail["Subject"] == letter["Subject"]
    kept, left = text_of(mail).strip(), text_of(letter).strip()
    assert left.startswith(kept) and "/confirm/office/" in left.removeprefix(kept), "the letter as it left"
    assert "/confirm/" not in kept, "without the link that is for the office alone"

    _, words = taken(ruth, "words", sheet="programs")
    assert b"people.example" not in words and NAME.encode() not in words and b"own_words" in words
    _, news = taken(ruth, "news", "News of Sunday")
    assert ada.email.encode() not in news, "did not ask for news"

    name, table = taken(ruth, "figures", sheet="semicolons")
    assert name == "calais-figures.csv" and NAME.encode() not in table
    lines = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
    times = [line["Time"] for line in lines if line["What is counted"] == "Letters confirmed"]
    assert len(times) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:(00|15|30|45):00Z", times[0])
    assert [(line["Key"], line["Name"], line["Number"]) for line in lines if line["What is counted"] == "Letters by language"] == [
        ("en", "English", "1")]
    assert [line["Key"] for line in lines if line["What is counted"] == "People by country"] == ["other"], "one person is no country"

    ruth.open("/desk/calais/history")
    told = ruth.page.inner_text("main")
    assert "figures.csv" in told
    assert "letters.csv: Thank-you letter" in told and "words.csv" in told and NAME not in told


def test_a_campaign_comes_back(live, ruth, browser, tmp_path):
    name, archive = taken(ruth, "folder")
    assert name == "calais.zip"
    zipfile.ZipFile(io.BytesIO(archive)).extractall(tmp_path / "taken")
    folder = tmp_path / "taken" / "calais"
    original = ROOT / "Campaigns" / "calais"
    assert subprocess.run(["diff", "-r", folder, original], capture_output=True, text=True).stdout == ""
    imported = subprocess.run(
        [POSTBAG, "campaign", "import", folder, "--data", tmp_path / "elsewhere"], capture_output=True, text=True)
    assert imported.returncode == 0, imported.stderr

    again = Organiser(live, browser(javascript=False, width=390, locale="fr-FR"))
    again.context.add_cookies(ruth.context.cookies())
    (tmp_path / "calais.zip").write_bytes(archive)
    again.open("/desk/new")
    again.page.set_input_files("[name=zip]", tmp_path / "calais.zip")
    again.press("[name=way][value=folder]")
    assert again.page.locator("#error-zip").count() == 1, "the address is taken"
    again.page.set_input_files("[name=zip]", tmp_path / "calais.zip")
    again.page.fill("form:has([name=zip]) [name=slug]", "calais-again")
    again.press("[name=way][value=folder]")
    assert again.page.url.endswith("/desk/calais-again/page") or "/desk/calais-again/page/" in again.page.url
    again.open("/desk/calais-again/try")
    assert again.page.locator("[name=when]").count() or again.page.locator("button.main").count(), "nothing is missing"

    for file, content in [("bomb.zip", b"PK\x03\x04 no archive"), ("climbs.zip", climbing())]:
        (tmp_path / file).write_bytes(content)
        again.open("/desk/new")
        again.page.set_input_files("[name=zip]", tmp_path / file)
        again.press("[name=way][value=folder]")
        assert again.page.locator("#error-zip").count() == 1, file
    assert not faults_with_script(live, browser, ruth, "/desk/new")


def climbing() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("../../etc/passwd", "x")
    return archive.getvalue()


def test_one_supporter_is_found_and_erased(live, ruth, browser):
    ada = Supporter(live, browser(), name="Ada O’Neil")
    ada.write("/calais/en", words="Keep them safe.")
    ada.confirm()
    ada.letter()
    live.wait_for_tally("calais", lambda tally: tally["letters"]["accepted"] == 1)

    phone = Organiser(live, browser(javascript=False, width=390, locale="fr-FR"))
    phone.context.add_cookies(ruth.context.cookies())
    phone.open("/desk/calais/export")
    phone.page.click("main a[href$='/supporter']")
    phone.page.fill("[name=email]", "nobody@people.example")
    phone.press()
    assert "Aucune lettre" in phone.page.inner_text("main")
    phone.page.fill("[name=email]", ada.email.upper())
    phone.press()
    told = phone.page.inner_text("main")
    assert "Ada O’Neil" in told and "Keep them safe." in told
    phone.press("[name=do][value=erase]")
    assert "Une lettre est effacée" in phone.page.inner_text("main")
    assert live.rows("SELECT name, email, words, postcode FROM letter") == [("", "", "", "")]
    assert live.tally()["letters"]["accepted"] == 1, "the count says what left"
    assert not faults_with_script(live, browser, ruth, "/desk/calais/supporter")
    ruth.open("/desk/calais/history")
    assert ada.email not in ruth.page.inner_text("main")
