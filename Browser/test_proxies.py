"""Each web server that docs/running.md describes, as it describes it, in front of a real Postbag."""

import urllib.parse
import urllib.request

import pytest

from mailserver import MailServer
from proxies import NAME, Proxy, Visitor
from server import ROOT, Server
from test_kill import letter

#: What a web server does in front does not depend on the database.
pytestmark = pytest.mark.engine("sqlite")

FORM = {"Origin": f"https://{NAME}", "Content_Type": "application/x-www-form-urlencoded"}


class Site(Server):
    """A server in earnest: with its limits and its pace."""

    def environment(self, **more: str) -> dict[str, str]:
        trial = super().environment(**more)
        return {name: value for name, value in trial.items() if name not in ("POSTBAG_RATE_LIMITS", "POSTBAG_PACE")}


@pytest.fixture(params=["caddy", "nginx", "apache"])
def proxy(request, tmp_path, mail_server):
    tmp_path.chmod(0o755)
    server = Site(tmp_path / "data", mail_server.url)
    server.data.mkdir()
    server.settings |= {"POSTBAG_SITE": f"https://{NAME}", "POSTBAG_PROXIES": "127.0.0.1"}
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    (tmp_path / "proxy").mkdir()
    try:
        proxy = Proxy(request.param, server, tmp_path / "proxy")
        yield proxy
        proxy.stop()
    finally:
        server.stop()


def test_a_letter_comes_through_and_each_visitor_counts(proxy, mail_server: MailServer):
    visitor = Visitor(proxy, "127.20.0.2")
    page = visitor.ask("GET", "/calais/fr")
    assert page.status == 200 and "Demandons à la France" in page.text
    assert page.headers["Cache-Control"] == "public, max-age=5"

    written = visitor.ask("POST", "/calais/letters", urllib.parse.urlencode(letter(1)).encode(), **FORM)
    assert written.status == 303 and written.headers["Location"] in ("/calais/en/waiting", f"https://{NAME}/calais/en/waiting")

    # The figures for operators are for this machine, and not for whom a server in front lets in.
    assert visitor.ask("GET", "/metrics").status == 404
    with urllib.request.urlopen(f"http://127.0.0.1:{proxy.server.port}/metrics") as own:
        assert own.status == 200

    # Three megabytes: refused by the one or the other, and others are not held up.
    huge = Visitor(proxy, "127.20.0.3")
    try:
        assert huge.ask("POST", "/calais/letters", b"x" * 3_000_000, **FORM).status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass
    assert visitor.ask("GET", "/health").status == 200

    # One visitor writes too often, and says each time that it is somebody else. Nobody else pays.
    def status(number: int) -> int:
        return visitor.ask("POST", "/calais/letters", b"", X_Forwarded_For=f"198.51.100.{number % 250}", **FORM).status

    assert any(status(number) == 429 for number in range(2_000))
    other = Visitor(proxy, "127.30.0.2")
    assert other.ask("POST", "/calais/letters", urllib.parse.urlencode(letter(2)).encode(), **FORM).status == 303


def test_http_leads_to_https_and_a_restart_is_survived(proxy):
    class Unredirected(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    asked = urllib.request.Request(f"http://127.0.0.1:{proxy.http}/calais/fr", headers={"Host": NAME})
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.build_opener(Unredirected).open(asked, timeout=20)
    assert answer.value.code in (301, 308) and answer.value.headers["Location"].startswith(f"https://{NAME}")
    assert answer.value.headers["Location"].endswith("/calais/fr")

    proxy.server.stop()
    assert Visitor(proxy, "127.20.0.2").ask("GET", "/calais/en/letters").status in (502, 503, 504)
    proxy.server.start()
    assert Visitor(proxy, "127.20.0.2").ask("GET", "/calais/fr").status == 200
