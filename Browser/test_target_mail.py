"""The mail to one office: the office asks for its letters once a week, and the organiser pauses and stops them."""

import re

import pytest

from letterbox import Confirmation
from look import look
from organiser import Organiser
from server import wait_until
from supporter import Supporter

MINISTER = "ministre@interieur.example"


def write(live, mail_server, browser, path="/calais/fr", **options) -> Supporter:
    someone = Supporter(live, browser(**options))
    someone.write(path)
    wait_until(lambda: mail_server.to(someone.email), seconds=15)
    someone.page.goto(Confirmation(mail_server.to(someone.email)[0].mail).link)
    return someone


@pytest.mark.engine("sqlite")
def test_an_office_asks_and_an_organiser_stops_its_mail(live, mail_server, browser):
    ruth = Organiser(live, browser())
    ruth.found()
    write(live, mail_server, browser)
    wait_until(lambda: mail_server.to(MINISTER), seconds=15)
    [link] = re.findall(r"http://\S+/confirm/office/\S+", mail_server.to(MINISTER)[0].mail.get_content())

    office = Supporter(live, browser())
    office.page.goto(link)
    look(office, "office")
    office.page.check("[name=letters][value=weekly]")
    with office.page.expect_navigation():
        office.page.click("button.main")
    assert "C’est enregistré" in office.page.inner_text("main")
    look(office, "office-saved")

    open_form = Supporter(live, browser())
    open_form.open("/calais/fr")
    open_form.fill(words="J’y étais en octobre.")
    ruth.open("/desk/calais/deliveries")
    section = ruth.page.locator("section[aria-labelledby=target-mail]")
    assert "once a week as one mail" in section.inner_text()
    look(ruth, "target-mail-asked")
    with ruth.page.expect_navigation():
        section.locator("button[value=pause]").first.click()
    waiting = write(live, mail_server, browser)
    assert "est suspendu pour le moment" in waiting.page.inner_text("main")
    look(waiting, "thanks-paused")
    look(ruth, "target-mail-paused")
    ruth.open("/desk/calais/deliveries")
    section.locator("summary").first.click()
    section.locator("[name=sure]").first.check()
    with ruth.page.expect_navigation():
        section.locator("button[value=cancel]").first.click()
    look(ruth, "target-mail-stopped")

    # Whoever had the form open reads what is left, and signs once more.
    wait_until(lambda: "Par le formulaire en ligne" in live.get("/calais/fr").text, seconds=10)
    with open_form.page.expect_navigation():
        open_form.page.click("#form button.main")
    assert "a été arrêté par l’organisateur" in open_form.page.inner_text("main")
    assert "J’y étais en octobre." in open_form.page.inner_text("main")
    look(open_form, "form-way-changed")
    open_form.page.check("[name=consent]")
    with open_form.page.expect_navigation():
        open_form.page.click("form button.main")
    assert open_form.page.url.endswith("/calais/fr/waiting")
    assert len(mail_server.to(MINISTER)) == 1, "no letter went to the office"

    french = Organiser(live, browser(width=390, locale="fr-FR"))
    french.context.add_cookies(ruth.context.cookies())
    for path in ["deliveries", "switches", "targets/mp", "history"]:
        french.open(f"/desk/calais/{path}")
        look(french, f"{path.replace('/', '-')}-fr")
    assert re.search(r"à la demande des services\s: .?Bernard Cazeneuve.?\s+\d+ h \d+, ses services", french.page.inner_text("main"))
