"""Naughty texts in every field of every form, and in every file that is imported: nothing breaks, nothing is lost, nothing is shown raw."""

import csv
import json
import unicodedata
from html.parser import HTMLParser

import pytest

from naughty import NAUGHTY
from server import ROOT, Server, wait_until
from test_commands import run
from test_hostile import GOOD

TYPED = ["name", "email", "postcode", "address", "words"]
CHOSEN = ["step", "language", "country", "writer", "leave_out", "own_only", "consent", "updates", "division", "needs_help", "leave_empty"]


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and the values of its fields."""

    def __init__(self, text: str):
        super().__init__()
        self.elements, self.values, self.area, self.text = [], {}, None, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, attributes))
        named = dict(attributes)
        if tag == "input" and named.get("type") not in ("checkbox", "radio"):
            self.values.setdefault(named.get("name"), named.get("value") or "")
        if tag == "textarea":
            self.area = named["name"]
            self.values[self.area] = ""

    def handle_endtag(self, tag):
        if self.area and tag == "textarea":
            # As browsers do with a line feed straight after the start tag.
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None

    def handle_data(self, data):
        self.text += data
        if self.area:
            self.values[self.area] += data

    def is_ours(self) -> bool:
        """No element and no attribute came from what was typed."""
        return not any(
            tag in ("svg", "img") and ("src", "x") in attributes
            or tag == "script" and not dict(attributes).get("src")
            or any(name.startswith("on") for name, _ in attributes)
            or any(name in ("href", "src", "action") and "javascript" in (value or "") for name, value in attributes)
            for tag, attributes in self.elements
        )


def kept(text: str) -> str:
    """What a page can say of a text: HTML has no controls, one kind of line end, and thirty marks on a letter are enough."""
    shown = "".join(c for c in text if c in "\t\n\r" or ord(c) >= 0x20 and c != "\x7f").replace("\r\n", "\n").replace("\r", "\n")
    marks, stacked = 0, []
    for character in shown:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        stacked += [character] if marks <= 30 else []
    return "".join(stacked)


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    server.import_campaign(ROOT / "Campaigns" / "calais")
    import_places(server, *(ROOT / "Campaigns" / "places" / name for name in ("divisions.csv", "codes.csv", "members.csv")))
    server.start()
    yield server
    server.stop()


def import_places(server, *files, check=True):
    about = ["--legislature", "uk-house-of-commons", "--source", "Invented", "--licence", "none", "--date", "2026-01-01"]
    return server.postbag("places", "import", *files, *about, check=check)


def check_page(answer, what) -> Page:
    assert answer.status < 500, f"{what}: {answer.status}"
    page = Page(answer.body.decode("utf-8"))
    assert page.is_ours(), f"{what} is shown raw"
    return page


def test_every_field_of_the_letter(country):
    for number, text in enumerate(NAUGHTY):
        for field in TYPED + CHOSEN:
            # One more thing is wrong, so that the form comes back with all that was typed.
            fields = GOOD | {"email": f"n{number}@people.example", "consent": ""} | {field: text}
            answer = country.post("/calais/letters", fields)
            assert answer.status < 500, (field, text)
            if field in CHOSEN and not set(text) & set("<>\"'&"):
                continue
            page = check_page(answer, (field, text))
            if field in TYPED:
                assert kept(page.values[field]) == kept(text), (field, text)
        everything = GOOD | {field: text for field in TYPED} | {"email": f"n{number}@people.example"}
        check_page(country.post("/calais/preview", everything), ("preview", text))
        taken = country.post("/calais/letters", everything)
        check_page(taken, ("letters", text))
        if taken.status == 303:
            cookie = taken.headers["Set-Cookie"].split(";")[0]
            for path in ("waiting", "form/write-minister", "paper/write-minister"):
                check_page(country.get(f"/calais/en/{path}", Cookie=cookie), (path, text))


def test_every_other_field_and_address(country):
    forms = [
        ("/calais/en/write/write-mp", "seat"), ("/calais/en/write/write-mp", "postcode"), ("/calais/en/write/write-mp", "country"),
        ("/calais/en/write/write-mp", "division"), ("/confirm", "letter"), ("/confirm", "code"), ("/calais/resend", "letter"),
        ("/calais/handed-over", "channel"), ("/calais/handed-over", "outcome"), ("/confirm/1.x/not-me", "lift"), ("/calais/forget", "x"),
    ]
    for text in NAUGHTY:
        for path, field in forms:
            check_page(country.post(path, {field: text}), (path, field, text))
        for path in ("/calais/en/mastodon/post-minister?instance=", "/calais/en/waiting?told=", "/confirm/", "/calais/en/write/", "/"):
            check_page(country.get(path + quoted(text)), (path, text))


def quoted(text: str) -> str:
    return "".join(f"%{octet:02x}" for octet in text.encode())


def test_tables_of_members(country, tmp_path):
    """From CSV and from Popolo, a name stands on the page as it was written. A file with controls in it is no table."""
    names = [text for text in NAUGHTY if text.isprintable() and text.strip() == text and 2 < len(text) < 60]
    divisions, members, popolo = tmp_path / "divisions.csv", tmp_path / "members.csv", tmp_path / "popolo.json"
    with divisions.open("w", newline="") as file:
        csv.writer(file).writerows([("division", "name")] + [(f"ZQ{n:02}", f"Seat {n}") for n in range(len(names))])
    with members.open("w", newline="") as file:
        csv.writer(file).writerows([("division", "name", "party")] + [(f"ZQ{n:02}", name, name) for n, name in enumerate(names)])
    popolo.write_text(json.dumps({
        "persons": [{"id": str(n), "name": name} for n, name in enumerate(names)],
        "organizations": [{"id": "house", "name": "House of Commons", "classification": "legislature"}],
        "areas": [{"id": str(n), "name": f"Seat {n}"} for n in range(len(names))],
        "memberships": [{"person_id": str(n), "organization_id": "house", "area_id": str(n)} for n in range(len(names))],
    }))
    for file in (popolo, members):
        import_places(country, divisions, file)
    wait_until(lambda: "Seat 1" in country.post("/calais/en/write/write-mp", GOOD | {"division": "ZQ01"}).text, seconds=20)
    for number, name in enumerate(names):
        page = check_page(country.post("/calais/en/write/write-mp", GOOD | {"division": f"ZQ{number:02}"}), name)
        assert " ".join(name.split()) in page.text, name
    with members.open("a") as file:
        file.write("ZQ00,\x1b[31m,\x00\n")
    answer = import_places(country, divisions, members, check=False)
    assert answer.returncode == 1 and ("is binary" in answer.stderr or "control character" in answer.stderr)


def test_campaign_folders(tmp_path):
    """In YAML that quotes it, as it stands, in Markdown and in a letter: `check` names what is wrong, and never breaks."""
    for number, text in enumerate(NAUGHTY):
        folder = tmp_path / f"c{number}"
        (folder / "letters").mkdir(parents=True)
        (folder / "letters" / "mayor.en.md").write_text(f"---\nsubject: {text}\n---\nWe cross it.\n\n{text}\n\nPlease vote.\n")
        (folder / "page.en.md").write_text(f"---\ntitle: {json.dumps(text)}\nsummary: {text}\n---\n{text}\n")
        (folder / "campaign.yaml").write_text(campaign(number, text))
        answer = run("campaign", "check", folder)
        assert answer.returncode in (0, 1), (text, answer.stderr[-500:])
        assert answer.returncode == 0 or answer.stdout + answer.stderr, text


def campaign(number: int, text: str) -> str:
    said = json.dumps(text)
    return f"""slug: naughty-{number}
languages: [en]
organiser: {{ name: {said}, email: a@riverside.example, privacy: "https://riverside.example/privacy" }}
opens: 2016-11-01
targets:
  mayor: {{ name: {said}, office: {{ en: {said} }}, reads: [en], email: m@riverside.example }}
steps:
  - write: mayor
  - share: {{ en: {said} }}
"""
