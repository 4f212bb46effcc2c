"""What a mail server answers decides what becomes of a letter; a person decides when it does not answer."""

import collections
import itertools
import json
import re
import subprocess

import pytest

from letterbox import Confirmation, address_of, flowing, text_of
from mailserver import Answer, MailServer
from server import ROOT, Server, wait_until
from supporter import Supporter

MINISTER = "ministre@interieur.example"
numbers = itertools.count(1)


@pytest.fixture(scope="module")
def mail_server():
    mail_server = MailServer()
    yield mail_server
    mail_server.stop()


@pytest.fixture(scope="module")
def live(mail_server, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("live"), mail_server.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    yield server
    server.stop()


class Writer:
    """Somebody who writes to the minister and confirms, without a browser."""

    def __init__(self, server: Server, mail_server: MailServer, **fields: str):
        self.server, self.mail_server = server, mail_server
        self.email = fields.get("email", f"live{next(numbers)}@people.example")
        self.name = fields.get("name", "Ines Marlowe")
        usual = {
            "step": "write-minister", "language": "en", "name": self.name, "email": self.email, "country": "GB",
            "postcode": "E17 9NJ", "address": "12 Quay Street\nLondon", "words": "A sentence of my own.", "consent": "yes",
        }
        answer = server.post("/calais/letters", usual | fields)
        assert answer.status == 303, answer.text
        wait_until(self.mails, seconds=20, what=lambda: mail_server.taken)
        answer = server.post(Confirmation(self.mails()[0]).link.removeprefix(server.site), {})
        assert answer.status == 303, answer.text
        [(self.letter,)] = server.rows("SELECT id FROM letter WHERE email = ?", self.email)

    def mails(self):
        return [taken.mail for taken in self.mail_server.to(self.email)]

    def taken(self):
        """How often the minister's server took the letter over."""
        return [taken for taken in self.mail_server.to(MINISTER) if taken.letter == self.letter]

    def state(self) -> str:
        listed = json.loads(self.server.postbag("deliveries", "list", "--format", "json").stdout)
        return {delivery["letter"]: delivery["state"] for delivery in listed}.get(str(self.letter), "")

    def wait_for(self, state: str):
        wait_until(lambda: self.state() == state, seconds=30, what=self.show)

    def show(self) -> str:
        return self.server.postbag("deliveries", "show", str(self.letter)).stdout

    def resolve(self, flag: str, check: bool = True) -> subprocess.CompletedProcess:
        return self.server.postbag("deliveries", "resolve", str(self.letter), flag, check=check)

    def wait_for_return(self):
        """The mail that gives the letter back."""
        wait_until(lambda: len(self.mails()) >= 3, seconds=30, what=lambda: [mail["Subject"] for mail in self.mails()])
        [returned] = [mail for mail in self.mails() if "came back" in mail["Subject"]]
        return returned


def count_agrees(server: Server):
    """The public count says of each state what the list of deliveries says."""
    listed = json.loads(server.postbag("deliveries", "list", "--limit", "1000", "--format", "json").stdout)
    states = collections.Counter(delivery["state"] for delivery in listed)
    expected = {
        "confirmed": len(listed), "supporters": len(listed), "accepted": states["accepted"], "refused": states["refused"],
        "in_doubt": states["in_doubt"], "on_its_way": states["queued"] + states["sending"] + states["deferred"],
    }
    held = lambda tally: {"supporters": tally["supporters"]} | {key: tally["letters"][key] for key in expected if key in tally["letters"]}
    server.wait_for_tally("calais", lambda tally: held(tally) == expected and tally["rehearsal"] is False)
    assert server.tally()["targets"]["minister"]["confirmed"] == expected["confirmed"]


@pytest.fixture
def write(live, mail_server):
    """Somebody writes while the minister's server answers as it is told to."""

    def write(answer=Answer(), **fields) -> Writer:
        mail_server.answers[MINISTER] = answer
        return Writer(live, mail_server, **fields)

    yield write
    mail_server.answers.clear()


@pytest.mark.parametrize(
    "answer, state, words",
    [
        (Answer(reply="250 2.0.0 taken as 4711"), "accepted", "250 2.0.0 taken as 4711"),
        (Answer("rcpt", "450 4.2.0 greylisted, come again"), "deferred", "450 4.2.0 greylisted, come again"),
        (Answer("text", "451 4.3.0 no room to work in"), "deferred", "451 4.3.0 no room to work in"),
        (Answer("rcpt", "550 5.1.1 no such mailbox"), "refused", "550 5.1.1 no such mailbox"),
        (Answer("data", "554 5.7.1 not from you"), "refused", "554 5.7.1 not from you"),
        (Answer("text", "552 5.3.4 too large"), "refused", "552 5.3.4 too large"),
        (Answer("text", "552 5.2.2 mailbox full"), "deferred", "552 5.2.2 mailbox full"),
        (Answer("rcpt", None), "deferred", "connection"),
        (Answer("data", None), "deferred", "connection"),
        (Answer("data", None, pause=2), "deferred", "connection"),
        (Answer("text", None), "in_doubt", "connection"),
        (Answer("text", None, pause=2), "in_doubt", "connection"),
    ],
    ids=[
        "accepts", "450", "451 after the text", "550", "554 at DATA", "552 after the text", "full", "closes at RCPT", "closes before DATA", "hangs, then closes",
        "closes after the text", "hangs after the text, then closes",
    ],
)
def test_an_answer_decides_what_becomes_of_a_letter(live, write, answer, state, words):
    writer = write(answer)
    writer.wait_for(state)
    shown = writer.show()
    [delivery] = [line for line in shown.splitlines() if line.startswith("delivery: ")]
    assert words in delivery, shown
    assert re.search(rf"→ {state}\s.*{re.escape(words)}", shown), shown
    assert len(writer.taken()) == (state == "accepted")
    count_agrees(live)


def test_a_refused_letter_is_given_back_to_its_writer(write):
    writer = write(Answer("rcpt", "550 5.1.1 no such mailbox"))
    writer.wait_for("refused")
    returned = writer.wait_for_return()
    text = flowing(text_of(returned))
    assert "550 5.1.1 no such mailbox" in text and "A sentence of my own." in text
    assert "https://interieur.example/contact" in text, "the next way to send it"


def test_a_letter_in_doubt_is_said_to_have_arrived(live, write):
    writer = write(Answer("text", None))
    writer.wait_for("in_doubt")
    writer.resolve("--sent")
    assert writer.state() == "accepted"
    assert "resolved: sent → accepted" in writer.show()
    assert writer.resolve("--drop", check=False).returncode != 0, "it is decided once"
    count_agrees(live)


def test_a_letter_in_doubt_is_sent_again(live, write, mail_server):
    writer = write(Answer("text", None))
    writer.wait_for("in_doubt")
    mail_server.answers[MINISTER] = Answer()
    writer.resolve("--again")
    writer.wait_for("accepted")
    assert len(writer.taken()) == 1
    assert "attempts 2" in writer.show()
    count_agrees(live)


def test_a_letter_in_doubt_is_given_up(live, write):
    writer = write(Answer("text", None))
    writer.wait_for("in_doubt")
    writer.resolve("--drop")
    assert writer.state() == "refused"
    assert "A sentence of my own." in flowing(text_of(writer.wait_for_return()))
    assert not writer.taken()
    count_agrees(live)


@pytest.mark.parametrize("gender, agreed", [("feminine", ["citoyenne", "prête"]), ("masculine", ["citoyen", "prêt"])])
def test_a_letter_arrives_in_correct_french(write, gender, agreed):
    writer = write(writer=gender, name="Zoë Dupré", language="fr", country="FR", postcode="62100")
    writer.wait_for("accepted")
    [taken] = writer.taken()
    text = flowing(text_of(taken.mail))
    citizen, ready = agreed
    assert f"en tant que {citizen}, au sujet" in text and f"je suis {ready}, comme" in text
    assert "Monsieur le Ministre," in text and "12 Quay Street" in text
    assert "{" not in text and "�" not in text
    assert taken.mail["From"].addresses[0].display_name == "Zoë Dupré"
    assert address_of(taken.mail["From"]) == "letters@harbour.example"
    assert address_of(taken.mail["Reply-To"]) == writer.email
    assert taken.sender.endswith("@harbour.example")
    code = re.fullmatch(r"bounce-\d+-([0-9a-f]{12})@harbour\.example", taken.sender)[1]
    assert taken.mail["Message-ID"] == f"<{writer.letter}.{code}.email@harbour.example>"


def test_a_refused_writers_address_is_corrected_without_retyping(live, mail_server, supporter):
    mail_server.answers["mistyped@people.example"] = Answer(at="rcpt", reply="550 5.1.1 no such user")
    writer = supporter(at=live, email="mistyped@people.example")
    writer.write(words="Words that nobody types twice.")
    refused = writer.page.locator("form[action$='/resend'] [name=email]")
    wait_until(lambda: writer.page.reload() and refused.count() == 1, seconds=20, what=writer.page.content)
    assert "mistyped@people.example" in writer.page.locator("[role=alert]").inner_text()
    refused.fill("corrected@people.example")
    writer.page.click("form[action$='/resend'] button.main")
    assert "corrected@people.example" in writer.page.locator("main").inner_text()
    wait_until(lambda: mail_server.to("corrected@people.example"), seconds=20, what=lambda: mail_server.taken)
    writer.page.goto(Confirmation(mail_server.to("corrected@people.example")[0].mail).link)
    assert writer.page.url.endswith("/thanks")
    [(words,)] = live.rows("SELECT words FROM letter WHERE email = ?", "corrected@people.example")
    assert words == "Words that nobody types twice."


def test_a_server_that_takes_no_mail_from_us_holds_it(live, mail_server, write, browser):
    writer = write()
    writer.wait_for("accepted")
    failed = live.rows("SELECT count(*) FROM mail WHERE state = 'failed'")
    mail_server.at_mail = "530 5.7.0 Authentication required"
    try:
        late = Supporter(live, browser(locale="fr-FR", width=390, height=844), "Zoé Lefèvre", "zoe.late@people.example")
        late.write("/calais/fr")
        held = "Notre serveur de courrier n’accepte aucun message de nous"
        page = lambda: late.page.goto(live.site + "/calais/fr/waiting").text()
        wait_until(lambda: held in page(), seconds=20, what=page)
        said = live.postbag("doctor", check=False)
        assert said.returncode == 1
        assert re.search(r"^problem +mail server: .*530 5.7.0 Authentication required$", said.stdout, re.M), said.stdout
        assert re.search(r"^problem +mails to supporters: held since .*530 5.7.0 Authentication required", said.stdout, re.M), said.stdout
        assert 'postbag_mail_held{mail="mails"} 1' in live.get("/metrics").text
        assert live.rows("SELECT count(*) FROM mail WHERE state = 'failed'") == failed
    finally:
        mail_server.at_mail = None
    wait_until(lambda: mail_server.to("zoe.late@people.example"), seconds=90, what=lambda: live.rows("SELECT * FROM mail_hold"))
    wait_until(lambda: live.rows("SELECT * FROM mail_hold") == [], seconds=20)
    assert held not in page()
    assert len(mail_server.to("zoe.late@people.example")) == 1
    log = (live.data / "server.log").read_text()
    assert "mail is held" in log and "mail goes again" in log and "people.example" not in log
