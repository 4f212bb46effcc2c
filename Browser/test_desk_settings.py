"""An owner tries a mail server at the desk, sets it, and letters leave, without a restart and in every process."""

import re
import subprocess

import pytest

from letterbox import text_of
from look import look
from organiser import Organiser
from ports import free_port
from server import POSTBAG, ROOT, Server, wait_until
from supporter import Supporter


@pytest.fixture
def server(tmp_path, mail_server):
    """A site with an address, and no mail server yet."""
    server = Server(tmp_path)
    server.settings = {"POSTBAG_SITE": server.site, "POSTBAG_MAIL_PORTS": str(mail_server.server_address[1])}
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def second(server):
    """Another process on the same data, as behind a proxy."""
    command = [POSTBAG, "serve", "--data", server.data, "--port", str(free_port())]
    log = open(server.data / "second.log", "ab")
    process = subprocess.Popen(command, env=server.environment(), stdout=log, stderr=log)
    wait_until(lambda: b"listens" in (server.data / "second.log").read_bytes(), seconds=20)
    yield f"http://localhost:{command[-1]}"
    process.terminate()
    process.wait(timeout=20)
    log.close()


def press(owner, what: str):
    """Presses a button, and waits longer than the 28 seconds that a trial may take."""
    with owner.page.expect_navigation(timeout=40_000):
        owner.page.click(f"button[value={what}]")
    return owner.page.inner_text("main")


def rehearses(server, site: str) -> bool:
    return b'class="rehearsal"' in server.get(site + "/calais/fr").body


def test_a_mail_server_is_tried_set_and_used_at_once(server, second, mail_server, browser):
    owner = Organiser(server, browser())
    owner.found()
    assert owner.page.url.endswith("/desk/settings?first=yes"), "the first account is led to the site's settings"
    look(owner, "settings-first")
    owner.page.fill("[name=name]", "Lettres du port")
    owner.page.fill("[name=contact]", "post@harbour.example")
    assert "Name and address are saved" in press(owner, "site")
    assert owner.page.inner_text("header p a") == "Lettres du port"
    look(owner, "settings-named")
    early = Supporter(server, browser(), "Early Bird")
    early.open("/calais/fr")
    early.write()
    rehearsed = server.rows("SELECT id FROM letter")[0][0]

    owner.open("/desk/settings")
    assert "Use it" not in owner.page.inner_text("main")
    owner.page.fill("[name=host]", "127.0.0.1")
    owner.page.select_option("[name=port]", str(mail_server.server_address[1]))
    owner.page.fill("[name=sender]", "letters@harbour.example")
    mail_server.at_mail = "530 5.7.0 Authentication required <b>"
    told = press(owner, "save")
    assert "530 5.7.0 Authentication required <b>" in told and "wants a user name and a password" in told
    assert "Not saved" in told and owner.page.input_value("[name=host]") == "127.0.0.1"
    look(owner, "settings-refused")
    mail_server.at_mail = None
    assert "It takes mail from letters@harbour.example" in press(owner, "try").replace("\u2068", "").replace("\u2069", "")
    look(owner, "settings-tried")
    assert "The letter has left" in press(owner, "letter")
    [letter] = mail_server.to(owner.email)
    assert letter.mail["From"] == "Lettres du port <letters@harbour.example>"
    assert "A test of your mail server" in letter.mail["Subject"] and "/desk/settings" in text_of(letter.mail)
    look(owner, "settings-letter")
    assert rehearses(server, server.site), "trying changes nothing"

    press(owner, "save")
    assert owner.page.locator("header .rehearsal").count() == 0, "the band goes in the process that saved"
    assert "Yes." in owner.page.inner_text("aside")
    look(owner, "settings-live")
    assert not rehearses(server, server.site)
    wait_until(lambda: not rehearses(server, second), seconds=10, what=lambda: "the other process takes it over")

    writer = Supporter(server, browser(), "Jeanne Lefèvre")
    writer.open("/calais/fr")
    writer.write()
    wait_until(lambda: mail_server.to(writer.email), seconds=15, what=lambda: mail_server.taken)
    [confirmation] = mail_server.to(writer.email)
    nowhere = server.get(second + "/nowhere").body
    assert b"Lettres du port" in nowhere and b"mailto:post@harbour.example" in nowhere, "in the other process too"
    writer.page.goto(next(line for line in text_of(confirmation.mail).splitlines() if "/confirm/" in line and "not-me" not in line))
    wait_until(lambda: any("bounce-" in taken.sender for taken in mail_server.taken), seconds=20, what=lambda: mail_server.taken)
    assert not mail_server.to(early.email), "a letter of the rehearsal stays one"
    assert server.rows("SELECT rehearsal FROM letter WHERE id = " + str(rehearsed)) == [(1,)]
    assert "Mail server set" in (owner.open("/desk/history"), owner.page.inner_text("main"))[1]

    owner.open("/desk/settings?language=fr")
    look(owner, "settings-fr")
    owner.page.check("[value=rehearse]")
    press(owner, "save")
    assert rehearses(server, server.site) and "répète" in owner.page.inner_text("header")
    wait_until(lambda: rehearses(server, second), seconds=10, what=lambda: "the other process rehearses again")


def test_an_owner_sees_why_mail_waits_and_steers_it(tmp_path, mail_server, browser):
    server = Server(tmp_path, mail_server.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    try:
        owner = Organiser(server, browser())
        owner.found()
        mail_server.at_mail = "554 5.7.1 Client host blocked using zen.spamhaus.org; see https://www.spamhaus.org/query/ip/192.0.2.1"
        writer = Supporter(server, browser(), "Jeanne", "jeanne@supporter.example")
        writer.open("/calais/fr")
        writer.write()
        wait_until(lambda: server.rows("SELECT count(*) FROM mail_hold") == [(1,)], seconds=20)
        owner.open("/desk/settings?language=fr")
        said = owner.page.inner_text("aside")
        assert "liste de" in said and "Spamhaus" in said and "https://www.spamhaus.org/query/ip/192.0.2.1" in said, said
        # For the moment of a probe it is on its way.
        assert re.search(r"[01] vers les signataires", said), said
        look(owner, "settings-held-fr")
        assert "retient tout le courrier" in press(owner, "stop")
        look(owner, "settings-stopped-fr")
        owner.open("/desk?language=en")
        assert "has held all mail" in owner.page.inner_text("main")
        owner.open("/desk/settings?language=en")
        mail_server.at_mail = None
        assert "Let mail go on" in owner.page.inner_text("aside")
        press(owner, "probe")
        owner.page.wait_for_timeout(1_000)
        assert not mail_server.to(writer.email), "nothing leaves while all mail is held"
        press(owner, "go")
        press(owner, "probe")
        wait_until(lambda: mail_server.to(writer.email), seconds=20)
        owner.open("/desk/settings")
        assert "Hold all mail" in owner.page.inner_text("aside") and "Yes." in owner.page.inner_text("aside")
    finally:
        server.stop()
