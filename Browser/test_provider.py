"""A mailbox at a provider, and a relay, set as docs/mail.md says: a real Postfix and a real Dovecot, with TLS and passwords."""

import re

import pytest

from letterbox import Confirmation, text_of
from mailhosts import Dovecot, Provider, block, placed
from server import ROOT, Server, wait_until
from test_held_mail import campaign, write
from test_mail_zone import Zone, serving

WAYS = ["a hosted mailbox", "a relay provider"]


@pytest.fixture(scope="module")
def provider():
    provider = Provider()
    yield provider
    provider.stop()


def operated(provider: Provider, way: str, data) -> Server:
    """A Postbag with the settings of the document; hosts, password and site are ours."""
    places = {
        "example.org": "harbour.example",
        "secret@smtp.harbour.example:465": f"{Dovecot.password}@localhost:{provider.port_of_boxes}",
        "secret@smtp.relay.example:587": f"{Dovecot.password}@localhost:{provider.port_of_relay}",
        "secret@imap.harbour.example": f"{Dovecot.password}@localhost:{provider.box.tls_port}",
    }
    lines = placed(block(f"`/etc/postbag.conf`, for {way}:"), places).splitlines()
    stated = dict(line.split("=", 1) for line in lines)
    server = Server(data, stated["POSTBAG_SMTP"])
    server.data.mkdir()
    ours = {name: stated[name] for name in stated if name not in ("POSTBAG_DATA", "POSTBAG_SITE")}
    server.settings |= ours | {"POSTBAG_MAIL_CA": str(provider.box.certificate)}
    return server


def doctor(server: Server, *more: str) -> str:
    with serving(Zone()) as dns:
        return server.postbag("doctor", "--mail", "--dns", dns, *more, check=False).stdout


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("way", WAYS)
def test_the_settings_of_the_document_work(provider, tmp_path, way):
    server = operated(provider, way, tmp_path / "data")
    folder = campaign(tmp_path / "towns")
    file = folder / "campaign.yaml"
    file.write_text(file.read_text().replace("north@towns.example", "north@away.example"))
    server.import_campaign(folder)
    said = doctor(server)
    form = server.settings["POSTBAG_RETURN_PATH"]
    for line in (f"return path {form}: the mail server takes it, and it is set", "IMAP: imaps://localhost:"):
        assert f"ok       {line}" in said, said
    assert re.search(r"^ok +mail server: localhost:\d+ takes mail from letters@harbour.example$", said, re.M), said
    if way == "a hosted mailbox":
        assert "return path verp: not for this mail server: the mail server answers 553" in said, said
    server.start()
    try:
        writer = write(server, way.replace(" ", "."), "north")
        wait_until(lambda: provider.to(writer), seconds=30, what=provider.host.log)
        link = Confirmation(provider.to(writer)[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
        state = lambda: server.rows("SELECT state, reply_text FROM delivery")
        wait_until(lambda: state() and state()[0][0] == "accepted", seconds=30, what=state)
        returns = "letters@harbour.example" if form == "subaddress" else form
        wait_until(lambda: provider.to(returns), seconds=30, what=provider.host.log)
        # The mailbox is looked at once a minute, and when the server starts.
        server.stop()
        server.start()
        wait_until(lambda: state()[0][0] == "refused", seconds=30, what=state)
        came_back = lambda: [mail for mail in provider.to(writer) if "unknown user" in text_of(mail.mail)]
        wait_until(came_back, seconds=30, what=provider.host.log)
    finally:
        server.stop()


@pytest.mark.engine("sqlite")
def test_the_doctor_reads_what_came_back(provider, tmp_path):
    server = operated(provider, WAYS[0], tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    before = provider.box.unseen()
    said = doctor(server, "--to", "letters@harbour.example", "--wait", "30")
    assert "ok       test letter: it arrived in the mailbox that Postbag reads" in said, said
    assert "ok       authentication: mail.harbour.example found spf=pass (harbour.example), dmarc=pass" in said, said
    said = doctor(server, "--to", "gone@away.example", "--wait", "30")
    assert "ok       way back: a mail about it came in (bounce)" in said, said
    assert re.search("^problem +test letter: it came back: .*unknown user", said, re.M), said
    assert provider.box.unseen() == before + 2, "it marks nothing as seen"
    said = doctor(server, "--to", "somebody@people.example", "--wait", "2")
    assert "test letter: nothing came back within 2 seconds" in said, said


@pytest.mark.engine("sqlite")
def test_a_certificate_that_nobody_vouches_for_is_refused_in_clear_words(provider, tmp_path):
    server = operated(provider, WAYS[0], tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    boxes = server.settings["POSTBAG_IMAP"]
    starttls = boxes.replace("imaps://", "imap://").replace(f"localhost:{provider.box.tls_port}", f"mail.localhost:{provider.box.port}")
    server.settings["POSTBAG_IMAP"] = starttls
    assert f"ok       IMAP: imap://mail.localhost:{provider.box.port}/INBOX: " in server.postbag("doctor", check=False).stdout, "by STARTTLS"
    for setting in (boxes.replace("localhost", "127.0.0.1"), starttls.replace("mail.localhost", "other.localhost")):
        server.settings["POSTBAG_IMAP"] = setting
        said = server.postbag("doctor", check=False).stdout
        assert re.search("^problem +IMAP: .*: the server's certificate is not accepted: .*name", said, re.M), said
    del server.settings["POSTBAG_MAIL_CA"]
    for setting in (boxes, starttls):
        server.settings["POSTBAG_IMAP"] = setting
        said = server.postbag("doctor", check=False).stdout
        assert re.search("^problem +IMAP: .*: the server's certificate is not accepted: .*self.signed", said, re.M), said
        assert re.search("^problem +mail server: .*certificate", said, re.M | re.I), said
        assert Dovecot.password not in said
    server.settings["POSTBAG_MAIL_CA"] = str(provider.box.key)
    said = server.postbag("settings", check=False)
    assert said.returncode == 1 and "POSTBAG_MAIL_CA: " in said.stderr and "no certificate" in said.stderr, said
