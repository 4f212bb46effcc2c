"""News to supporters: from the unticked box below the form to the one click that ends it."""

import http.client
from urllib.parse import urlparse

from letterbox import text_of
from look import look
from server import wait_until
from supporter import Supporter


def sign(server, browser, name: str, email: str, news: bool):
    person = Supporter(server, browser(), name, email)
    person.open("/calais/fr")
    person.fill(writer="feminine")
    assert not person.page.is_checked("#updates"), "the box is not ticked beforehand"
    if news:
        person.page.check("#updates")
    person.sign()
    person.confirm()
    return person


def mails(server, email: str, subject: str) -> list:
    return [mail for mail in server.letterbox.to(email) if subject in str(mail["Subject"])]


def test_news_goes_to_who_asked_and_ends_with_a_click(fresh_server, owner, browser):
    sign(fresh_server, browser, "Jeanne Lefèvre", "jeanne@supporter.example", news=True)
    sign(fresh_server, browser, "Amina Haddad", "amina@supporter.example", news=False)

    owner.open("/desk/calais/news")
    assert "One person has asked for news." in owner.page.inner_text("main")
    look(owner, "news-none")
    owner.press()
    owner.page.fill("[name=fr-subject]", "Ils sont en sécurité")
    owner.page.fill("[name=en-body]", "They are safe.")
    owner.press()
    assert owner.page.locator(".wrong").count() == 2, "a text without a subject, a subject without a text"
    look(owner, "news-wrong")
    owner.page.fill("[name=en-subject]", "They are safe")
    owner.page.fill("[name=fr-body]", "Quarante-deux enfants ont un toit.\n\nMerci de votre lettre.")
    owner.press()
    look(owner, "news-draft")
    assert owner.page.locator("button:has-text('Send to')").count() == 0, "nothing goes untested"
    owner.press("button[value=test]")
    look(owner, "news-tested")
    wait_until(lambda: mails(fresh_server, owner.email, "Ils sont"), seconds=15, what=lambda: "the test")
    owner.press("form[action$='/send'] button")
    wait_until(
        lambda: mails(fresh_server, "jeanne@supporter.example", "Ils sont"), seconds=20, what=lambda: "the news")
    owner.page.reload()
    look(owner, "news-sent")

    [mail] = mails(fresh_server, "jeanne@supporter.example", "Ils sont")
    assert not mails(fresh_server, "amina@supporter.example", "Ils sont")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = mail["List-Unsubscribe"].strip("<>")
    assert stop in text_of(mail).splitlines(), "the link stands alone on its line"

    # Opening the link changes nothing; the page has a button.
    reader = Supporter(fresh_server, browser(), "Jeanne", "jeanne@supporter.example")
    reader.page.goto(stop)
    assert "Ne plus recevoir de nouvelles" in reader.page.inner_text("h1")
    look(reader, "news-stop")
    owner.open("/desk/calais/news")
    assert "One person has asked for news." in owner.page.inner_text("main")

    # A mail program posts without a cookie and without an origin.
    address = urlparse(stop)
    line = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        line.request("POST", address.path, "List-Unsubscribe=One-Click", form)
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
    line.request("POST", address.path[:-2] + "AA", "List-Unsubscribe=One-Click", form)
    assert line.getresponse().status == 404
    reader.page.goto(stop)
    assert "Vous ne recevrez plus" in reader.page.inner_text("h1") or "no more news" in reader.page.inner_text("h1")
    owner.open("/desk/calais/news?language=fr")
    assert "Personne n’a encore demandé de nouvelles." in owner.page.inner_text("main")
    look(owner, "news-fr")
