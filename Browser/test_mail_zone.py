"""`postbag doctor --mail` against a real name server of ours on loopback."""

import re
from contextlib import contextmanager

import pytest
from dnslib import AAAA, A, MX, PTR, QTYPE, RR, TXT
from dnslib.server import DNSServer

from mailserver import MailServer
from ports import free_port
from server import ROOT, Server


class Zone:
    """Answers what it holds: texts in strings of 255 octets, as zones do."""

    def __init__(self):
        self.texts, self.others = {}, {}

    def resolve(self, request, _):
        reply = request.reply()
        name = str(request.q.qname).rstrip(".").lower()
        kind = QTYPE[request.q.qtype]
        if kind == "TXT":
            for text in self.texts.get(name, []):
                parts = [text[start : start + 255].encode() for start in range(0, len(text), 255)]
                reply.add_answer(RR(request.q.qname, request.q.qtype, rdata=TXT(parts), ttl=1))
        for value in self.others.get((name, kind), []):
            data = {"A": A, "AAAA": AAAA, "PTR": PTR, "MX": lambda host: MX(host, 10)}[kind](value)
            reply.add_answer(RR(request.q.qname, request.q.qtype, rdata=data, ttl=1))
        return reply


@contextmanager
def serving(zone: Zone):
    """Over UDP and TCP at one port: a long answer is asked for again over TCP."""
    quiet = type("Quiet", (), {"__getattr__": lambda self, name: lambda *_: None})()
    port = free_port()
    udp, tcp = (DNSServer(zone, address="127.0.0.1", port=port, tcp=over, logger=quiet) for over in (False, True))
    for server in (udp, tcp):
        server.start_thread()
    yield f"127.0.0.1:{port}"
    for server in (udp, tcp):
        server.stop()
        server.server.server_close()


@pytest.mark.engine("sqlite")
def test_doctor_reads_the_zone(tmp_path):
    mails, zone = MailServer(), Zone()
    server = Server(tmp_path / "data", mails.url)
    server.data.mkdir()
    server.import_campaign(ROOT / "Campaigns" / "calais")
    key = tmp_path / "key.pem"
    made = server.postbag("dkim", "new", str(key)).stdout
    server.settings["POSTBAG_DKIM_KEY"] = str(key)
    try:
        with serving(zone) as dns:
            doctor = lambda *more: server.postbag(
                "doctor", "--mail", "--dns", dns, "--sends-from", "192.0.2.7", *more, check=False
            ).stdout
            # An empty zone: the lines to add are printed.
            said = doctor()
            for about in ("SPF", "DKIM", "name of 192.0.2.7"):
                assert f"problem  {about}: " in said, said
            lines = re.findall(r"^add +zone: (.+)$", said, re.M)
            assert len(lines) == 3 and any("._domainkey." in line and line in made for line in lines)
            # What was printed is added, and nothing is left to mend.
            for line in lines:
                name = line.split(". IN TXT ")[0]
                zone.texts.setdefault(name, []).append("".join(re.findall('"([^"]*)"', line)))
            zone.others["7.2.0.192.in-addr.arpa", "PTR"] = ["mail.harbour.example"]
            zone.others["mail.harbour.example", "A"] = ["192.0.2.7"]
            said = doctor("--to", "operator@people.example", "--wait", "0")
            for about in ("SPF", "DKIM", "DMARC", "name of 192.0.2.7", "test letter"):
                assert f"ok       {about}: " in said, said
            assert not re.search("^(problem|add) ", said, re.M), said
            [letter] = mails.to("operator@people.example")
            assert "A test of your mail server" in letter.mail["Subject"] and letter.mail["DKIM-Signature"]
            # Another key, and a domain whose mail is sent by another host.
            zone.texts["postbag._domainkey.harbour.example"] = ["v=DKIM1; k=rsa; p=AAAA"]
            zone.texts["harbour.example"] = ["v=spf1 include:provider.example -all"]
            zone.texts["provider.example"] = ["v=spf1 mx -all"]
            zone.others["provider.example", "MX"] = ["out.provider.example"]
            zone.others["out.provider.example", "A"] = ["192.0.2.7"]
            said = doctor()
            assert "problem  DKIM: " in said and "ok       SPF: " in said, said
        assert "does not answer" in server.postbag("doctor", "--mail", "--dns", dns, check=False).stdout
    finally:
        mails.stop()


class Picky(MailServer):
    """Takes mail from some senders only."""

    def __init__(self, taken: str):
        super().__init__()
        self.pattern = taken

    def begins(self, sender: str) -> str | None:
        return None if re.fullmatch(self.pattern, sender) else "553 5.7.1 Sender address rejected: not owned by user letters"


@pytest.mark.engine("sqlite")
def test_doctor_says_which_return_path_works(tmp_path):
    mails = Picky("")
    server = Server(tmp_path / "data", mails.url)
    server.data.mkdir()
    server.import_campaign(ROOT / "Campaigns" / "calais")
    fixed, refused = "letters@harbour.example", "the mail server answers 553 5.7.1 Sender address rejected: not owned by user letters"
    try:
        with serving(Zone()) as dns:
            for setting, taken, line in [
                ("verp", r".*@harbour\.example", "ok       return path verp: the mail server takes it, and it is set"),
                ("verp", r"letters(\+.*)?@harbour\.example", f"problem  return path verp: {refused}: set POSTBAG_RETURN_PATH=subaddress"),
                ("subaddress", r"letters@harbour\.example", f"problem  return path subaddress: {refused}: set POSTBAG_RETURN_PATH={fixed}"),
                (fixed, r"letters@harbour\.example", f"ok       return path {fixed}: the mail server takes it, and it is set"),
                (fixed, r"letters@harbour\.example", f"ok       return path verp: not for this mail server: {refused}"),
                ("returns@harbour.example", "nobody", f"problem  return path returns@harbour.example: {refused}: it takes no other form either"),
            ]:  # fmt: skip
                mails.pattern, server.settings["POSTBAG_RETURN_PATH"] = taken, setting
                said = server.postbag("doctor", "--mail", "--dns", dns, check=False).stdout
                assert line in said.splitlines(), said
                assert len(re.findall("^problem +return path", said, re.M)) == line.startswith("problem")
        assert not mails.taken, "it sends nothing"
    finally:
        mails.stop()
