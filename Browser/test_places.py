"""The supporter's own MP: from the postcode that was given once, in the demo's invented country."""

import csv
import html
import io
import json
import re

import pytest

from letterbox import Confirmation, address_of, flowing, text_of
from look import faults
from server import ROOT, Server, variant, wait_until
from supporter import Supporter
from test_pages import checked, served

WEND, ALDO = "elspeth.wend@members.example", "aldo.wend@members.example"
HARROW, VALE, QUARRY = "ines.harrow@members.example", "rowan.vale@members.example", "leila.quarry@members.example"
PLACES = ROOT / "Campaigns" / "places"
ROSTER = ["--legislature", "uk-house-of-commons", "--source", "Invented for the demo", "--licence", "nobody’s rights", "--date", "2026-01-01"]


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """A server that knows the invented country, with three members for ZQ12. In `arabic` the page is in Arabic, too; `link` leaves MPs to WriteToThem."""
    server = Server(tmp_path_factory.mktemp("data"))
    made = tmp_path_factory.mktemp("campaigns")
    calais = ROOT / "Campaigns" / "calais"
    server.import_campaign(calais)
    server.import_campaign(variant(calais, made / "arabic", "arabic", languages="[en, fr, ar]"))
    link = variant(calais, made / "link", "link")
    file = link / "campaign.yaml"
    file.write_text(file.read_text().replace("    letter: mp\n", "    letter: mp\n    by: [writetothem]\n"))
    server.import_campaign(link)
    members = made / "members.csv"
    members.write_text((PLACES / "members.csv").read_text() + f"ZQ12,Aldo Wend,masculine,Meadow,{ALDO},,,no\nZQ12,Una Reed,feminine,,,,,no\n")
    server.postbag("places", "import", *[PLACES / name for name in ("divisions.csv", "codes.csv", "map.hexjson")], members, *ROSTER)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def resident(country, supporter):
    """Somebody who has confirmed a letter to the minister, and stands on the thanks page."""

    def make(postcode, path="/calais/en", living="GB", **options):
        writer = supporter(at=country, **options)
        writer.write(path, postcode=postcode, country=living)
        writer.confirm()
        return writer

    return make


def sign(writer: Supporter, words=""):
    """Signs the letter to the MP: nothing but own words and agreement is left to give."""
    page = writer.page
    for field in ("name", "email", "country", "postcode", "address"):
        assert page.input_value(f"[name={field}]"), f"{field} must be typed again"
    page.fill("[name=words]", words)
    page.check("[name=consent]")
    writer.sign()
    assert page.url.endswith("/thanks"), f"{page.url}: {page.inner_text('main')}"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_letter_goes_on_to_the_right_mp_with_nothing_typed_twice(resident, javascript):
    writer = resident("zq1-1aa", javascript=javascript)
    page = writer.page
    assert "Your MP: Ines Harrow (Zedquay Harbour)." in page.inner_text("main")
    page.click("a[href$='/write/write-mp']")
    shown = page.inner_text("main")
    assert "Your MP: Ines Harrow (Zedquay Harbour)." in shown and "Dear Ines Harrow," in shown and "I live in Zedquay Harbour" in shown
    assert "I have just written to Bernard Cazeneuve" in shown
    assert not page.is_checked("[name=needs_help]")
    order = page.evaluate("[...document.querySelectorAll('#words, #name')].map(field => field.id)")
    assert order == ["words", "name"], "own words come first"
    sign(writer, words="My neighbour has come from Calais.")
    letter = writer.letter(HARROW)
    text = flowing(text_of(letter))
    assert "Dear Ines Harrow," in text and "I live in Zedquay Harbour" in text and "My neighbour has come from Calais." in text
    assert "12 Quay Street" in text and "ZQ1 1AA" in text and "{" not in text
    assert len([mail for mail in writer.confirmations()]) == 1, "no second message to confirm"
    page.goto(page.url)
    assert "Your MP: Ines Harrow" not in page.inner_text("li.done"), "done is done"


@pytest.mark.parametrize("javascript", [True, False])
def test_of_several_members_one_is_chosen_and_the_others_are_offered(resident, country, javascript):
    writer = resident("ZQ9 3AA", javascript=javascript)
    page = writer.page
    shown = page.inner_text("main")
    assert "Several members represent Isle of Wend." in shown and "Una Reed on paper" in shown.replace("\n", " ").replace("  ", " ")
    assert [button.inner_text() for button in page.locator("button[name=member]").all()] == [
        "Aldo Wend", "Elspeth Wend", "Una Reed", "I do not mind: choose for me"]
    page.get_by_role("button", name="Aldo Wend").click()
    shown = page.inner_text("main")
    assert "Your MP: Aldo Wend (Isle of Wend)." in shown and "Dear Aldo Wend," in shown
    sign(writer, words="One for Aldo.")
    assert "Dear Aldo Wend," in text_of(writer.letter(ALDO)) and not writer.letters(WEND)
    assert "Write to the other members for Isle of Wend too" in page.inner_text("main")
    assert [button.inner_text() for button in page.locator("button[name=member]").all()] == [
        "Elspeth Wend", "Una Reed", "I do not mind: choose for me"]
    page.get_by_role("button", name="Elspeth Wend").click()
    sign(writer, words="One for Elspeth.")
    assert "One for Elspeth." in text_of(writer.letter(WEND))
    assert [button.inner_text() for button in page.locator("button[name=member]").all()] == ["Una Reed"]


def test_a_letter_without_a_member_comes_back_and_chance_chooses(country):
    fields = {
        "step": "write-mp", "language": "en", "name": "Ines Marlowe", "email": "ines.m@people.example", "country": "GB",
        "postcode": "ZQ9 3AB", "address": "12 Quay Street", "words": "Words of my own.", "consent": "yes",
    }
    answer = country.post("/calais/letters", fields)
    assert answer.status == 422 and "Choose to whom your letter goes" in answer.text and "Words of my own." in answer.text
    assert country.post("/calais/letters", fields | {"member": "*"}).status == 303
    chosen = country.rows("SELECT member_name FROM letter_detail WHERE seat_division = 'ZQ12' ORDER BY letter_id DESC LIMIT 1")
    assert chosen[0][0] in ("Aldo Wend", "Elspeth Wend")


def test_several_seats_are_asked_for_by_name(resident):
    writer = resident("ZQ4 2AB")
    page = writer.page
    assert "Several constituencies share the postcode ZQ4 2AB" in page.inner_text("main")
    page.click("button[value=ZQ05]")
    assert "Your MP: Leila Quarry (Quillmouth)." in page.inner_text("main")
    sign(writer)
    assert "Dear Leila Quarry," in text_of(writer.letter(QUARRY))
    assert not writer.letters(VALE)


def test_a_code_that_is_not_in_the_table_gets_no_seat_and_a_way_on(resident):
    writer = resident("ZQ1 IAA")
    page = writer.page
    shown = page.inner_text("main")
    assert "Your MP:" not in shown
    page.get_by_role("button", name="Did you mean ZQ1 1AA?").click()
    assert "Your MP: Ines Harrow" in page.inner_text("main")


def test_a_new_code_offers_the_seats_of_its_sector(resident):
    page = resident("ZQ1 1ZZ").page
    assert "We do not know the postcode ZQ1 1ZZ. It may be newer than our table" in page.inner_text("main")
    page.click("button[value=ZQ01]")
    assert "Your MP: Ines Harrow" in page.inner_text("main")


def test_a_seat_can_be_found_by_its_name(resident):
    page = resident("E17 9NJ").page
    page.fill("[name=seat]", "tarn")
    page.get_by_role("button", name="Look it up").click()
    assert page.title().startswith("Who is your MP?")
    assert [button.inner_text() for button in page.locator("button[name=division]").all()] == ["East Tarn", "West Tarn"]
    page.fill("[name=seat]", "Atlantis")
    page.get_by_role("button", name="Look it up").click()
    assert "neither a postcode nor a constituency in “Atlantis”" in page.inner_text("main")


def test_not_right_leads_to_a_neighbour_and_the_count_follows(resident, country):
    writer = resident("ZQ5 2AA")
    page = writer.page
    page.click("a[href$='/write/write-mp']")
    page.click("summary:has-text('Not right?')")
    page.click("#division button[value=ZQ05]")
    assert "Your MP: Leila Quarry (Quillmouth)." in page.inner_text("main")
    sign(writer)
    assert "Quillmouth" in text_of(writer.letter(QUARRY))
    last = "SELECT place_division FROM letter_detail ORDER BY letter_id DESC LIMIT 2"
    assert country.rows(last) == [("ZQ05",), ("ZQ05",)]


@pytest.mark.parametrize("javascript", [True, False])
def test_whoever_lives_abroad_is_asked_where_they_were_registered(resident, javascript):
    writer = resident("62100", living="FR", javascript=javascript)
    page = writer.page
    shown = page.inner_text("main")
    assert "You live abroad" in shown and "your letter counts for France" in shown
    page.fill("[name=seat]", "ZQ3 1AA")
    page.get_by_role("button", name="Look it up").click()
    assert "Your MP: Dr Oluchi Marsh" in page.inner_text("main")
    assert page.input_value("[name=postcode]") == "62100"
    sign(writer)
    assert "I live in France" in flowing(text_of(writer.letter("oluchi.marsh@members.example")))


def test_a_vacant_seat_is_said_plainly_and_paper_remains(resident, country):
    vacant = next(row["postcode"] for row in csv.DictReader((PLACES / "codes.csv").open()) if row["division"] == "ZQ07")
    writer = resident(vacant)
    page = writer.page
    assert "The seat of Saltmere is vacant at the moment." in page.inner_text("main")
    page.click("a[href$='/write/write-mp']")
    sign(writer)
    page.click("a[href$='/paper/write-mp']")
    sheet = page.inner_text("article")
    assert "Member of Parliament for Saltmere" in sheet and "House of Commons" in sheet and "Dear Sir or Madam," in sheet


def test_a_member_without_email_is_reached_by_paper_or_their_form(resident):
    writer = resident("ZQ8 1AA")
    page = writer.page
    assert "We know no e-mail address of Hugo Tarn. Your letter goes by post" in page.inner_text("main")
    page.click("a[href$='/write/write-mp']")
    sign(writer)
    page.click("a[href$='/paper/write-mp']")
    assert "4 Lantern Street" in page.inner_text("article")
    by_form = resident("ZQ9 1AA").page
    assert "We know no e-mail address of Mirela Frost. Your letter goes through a form" in by_form.inner_text("main")


def test_help_is_asked_for_by_whoever_ticks_it(resident):
    writer = resident("ZQ1 1AB")
    writer.page.click("a[href$='/write/write-mp']")
    writer.page.check("[name=needs_help]")
    sign(writer)
    letter = writer.letter(HARROW)
    assert letter["Subject"] == "Casework: The children left in Calais (Zedquay Harbour)"
    assert "I also need help myself." in text_of(letter)


def test_in_french(resident):
    writer = resident("ZQ1 1AD", path="/calais/fr", locale="fr-FR")
    page = writer.page
    assert "La personne qui vous représente\u00a0: Ines Harrow (Zedquay Harbour)." in page.inner_text("main")
    page.click("a[href$='/write/write-mp']")
    assert "J’ai moi-même besoin d’aide" in page.inner_text("main") and "J’habite Zedquay Harbour" in page.inner_text("main")
    sign(writer)
    assert "Dear Ines Harrow," in text_of(writer.letter(HARROW)), "members read the campaign’s first language"


def test_writetothem_stays_where_the_organiser_wants_it(resident):
    page = resident("ZQ1 1AA", path="/link/en").page
    assert "writetothem.com" in page.inner_text("main") and "Your MP:" not in page.inner_text("main")


def test_a_letter_without_a_seat_comes_back_with_all_that_was_typed(country):
    fields = {
        "step": "write-mp", "language": "en", "name": "Ines Marlowe", "email": "ines@people.example", "country": "GB", "postcode": "ZQ4 2AB",
        "address": "12 Quay Street", "words": "Words of my own.", "consent": "yes",
    }
    answer = country.post("/calais/letters", fields)
    assert answer.status == 422 and 'id="error-division"' in answer.text and "Words of my own." in answer.text
    assert country.post("/calais/letters", fields | {"division": "ZQ99"}).status == 422
    assert country.post("/calais/letters", fields | {"division": "ZQ04"}).status == 303


@pytest.fixture(scope="module")
def counted(country):
    """Enough supporters for a map: written over HTTP, confirmed by their links."""
    homes = {"ZQ1 1AA": 7, "ZQ3 1AA": 12, "ZQ5 1AA": 2, "ZQ9 1EZ": 1, "ZQ9 1AA": 3}
    cookies = {}
    for number, postcode in enumerate(postcode for postcode, people in homes.items() for _ in range(people)):
        email = f"writer{number}@people.example"
        fields = {
            "step": "write-minister", "language": "en", "name": f"Writer {number}", "email": email, "country": "GB", "postcode": postcode,
            "address": "12 Quay Street\nLondon", "consent": "yes",
        }
        answer = country.post("/calais/letters", fields)
        assert answer.status == 303, answer.text
        cookies[email] = answer.headers["Set-Cookie"].split(";")[0]

    def links():
        mails = [mail for mail in country.letterbox.mails() if address_of(mail["To"]) in cookies and "/not-me" in mail.get_content()]
        return {address_of(mail["To"]): Confirmation(mail).link for mail in mails}

    wait_until(lambda: cookies.keys() <= links().keys(), seconds=30, what=lambda: len(links()))
    for email, link in links().items():
        if email in cookies:
            answer = country.get(link, Cookie=cookies[email])
            assert (answer.status, answer.headers["Location"]) == (303, "/calais/en/thanks"), answer.text
    return country


def test_small_numbers_are_told_nowhere(counted):
    def told():
        return json.loads(counted.get("/calais/places.json").body)

    wait_until(lambda: told()["supporters"] >= 25, seconds=20, what=told)
    counts = told()
    places = counts["countries"] + [place for house in counts["legislatures"] for place in house["divisions"]]
    assert places
    for place in places:
        assert not 1 <= place["at_least"] == place.get("at_most") <= 4, place
    rows = list(csv.DictReader(io.StringIO(counted.get("/calais/places.csv").text)))
    assert {row["code"] for row in rows if row["area"] == "uk-house-of-commons"} >= {"ZQ01", "ZQ12"}
    for row in rows:
        assert row["at_least"] != row["at_most"] or not 1 <= int(row["at_least"]) <= 4, row
    page = counted.get("/calais/en/places").text
    assert not re.findall(r'<td class="num">[1-4]</td>|: [1-4]</title>', page)


def test_the_map_may_stand_in_other_sites_and_nothing_else_may(counted, browser):
    def ancestors(path):
        return re.search(r"frame-ancestors ([^;]*)", counted.get(path).headers["content-security-policy"])[1]

    assert ancestors("/calais/en/places/embed") == "*"
    assert {ancestors(path) for path in ("/calais/en", "/calais/en/places", "/calais/places.json", "/calais/en/places/map.svg")} == {"'none'"}
    embedded = counted.get("/calais/en/places/embed")
    offered = re.search(r'width="(\d+)" height="(\d+)"', html.unescape(counted.get("/calais/en/places").text))
    frame = browser(width=int(offered[1])).new_page()
    frame.set_viewport_size({"width": int(offered[1]), "height": int(offered[2])})
    for language in ("en", "fr"):
        frame.goto(f"{counted.site}/calais/{language}/places/embed")
        assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight && document.querySelector('main').scrollHeight <= innerHeight")
        assert frame.locator("figure > .hexes").bounding_box()["height"] > 200
    assert "<script" not in embedded.text and "Invented for the demo" in embedded.text
    assert "tables below" not in embedded.text and "tables below" in counted.get("/calais/en/places").text
    picture = counted.get("/calais/en/places/map.svg")
    assert picture.headers["content-type"] == "image/svg+xml" and "Invented for the demo" in picture.text and "style=" not in picture.text


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("language, width", [("en", 1280), ("fr", 390), ("ar", 390)])
def test_pages_of_places_have_no_barrier_and_are_valid(counted, resident, browser, tmp_path, language, width):
    slug = "arabic" if language == "ar" else "calais"
    found = {}

    def look(kind, page):
        if wrong := faults(page):
            found[kind] = wrong
        (tmp_path / f"{kind}.html").write_text(served(page))

    for postcode, living in (("ZQ1 1AA", "GB"), ("ZQ4 2AB", "GB"), ("E17 9NJ", "GB"), ("62100", "FR"), ("ZQ9 3AA", "GB")):
        writer = resident(postcode, path=f"/{slug}/{language}", living=living, width=width)
        name = postcode.replace(" ", "")
        look(f"thanks-{name}", writer.page)
        writer.open(f"/{slug}/{language}/write/write-mp")
        look(f"write-{name}", writer.page)
    page = browser(width=width).new_page()
    for part in ("places", "places/embed"):
        page.goto(f"{counted.site}/{slug}/{language}/{part}")
        look(part.replace("/", "-"), page)
    if language == "ar":
        assert page.get_attribute("html", "dir") == "rtl"
    assert not found
    assert checked(tmp_path) == []
