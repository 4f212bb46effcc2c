"""A campaign that is live, as an organiser steers it: the figures renew themselves, a letter in doubt is decided."""

from letterbox import Confirmation
from look import faults
from mailserver import Answer
from organiser import Organiser
from server import wait_until
from supporter import Supporter

MINISTER = "ministre@interieur.example"


def test_figures_renew_and_a_letter_in_doubt_is_decided(live, mail_server, browser):
    mail_server.answers[MINISTER] = Answer(reply=None)
    ruth = Organiser(live, browser())
    ruth.found()
    ruth.open("/desk/calais")
    assert ruth.page.inner_text(".big") == "0"

    ines = Supporter(live, browser())
    ines.write("/calais/en?from=leaflet")
    [mail] = wait_for(lambda: mail_server.to(ines.email))
    ines.page.goto(Confirmation(mail.mail).link)
    # Nobody loads the page again.
    ruth.page.locator(".big", has_text="1").wait_for(timeout=10_000)
    assert "leaflet" in ruth.page.inner_text("#shares + .panels")
    assert ruth.page.inner_text("dl.tally dd.n") >= "1", "pages served"
    ines.page.goto(live.site + "/calais/en/write/write-prefect")
    ruth.page.locator("dl.tally", has_text="Its page was served once").wait_for(timeout=15_000)

    wait_for(lambda: live.rows("SELECT 1 FROM delivery WHERE state = 'in_doubt'"))
    phone = Organiser(live, browser(javascript=False, width=390, locale="fr-FR"))
    phone.context.add_cookies(ruth.context.cookies())
    for path in ["/desk/calais", "/desk/calais?by=hour", "/desk"]:
        phone.open(path)
        assert "1 lettre" in phone.page.inner_text("main") or "Une lettre" in phone.page.inner_text("main"), path
        assert not faults_with_script(live, browser, ruth, path)

    phone.open("/desk/calais")
    phone.page.click("main a[href$='/deliveries']")
    assert ines.name in phone.page.inner_text("main")
    assert not faults_with_script(live, browser, ruth, "/desk/calais/deliveries")
    phone.page.click(f"main a:has-text('{ines.name}')")
    address = phone.page.url.removeprefix(live.site)
    assert ines.email in phone.page.inner_text("main")
    assert not faults_with_script(live, browser, ruth, address)
    phone.press()
    assert phone.page.locator("#error-decide").count() == 1, "nothing was chosen"
    phone.page.check("[name=decide][value=sent]")
    phone.press()
    assert phone.page.url.endswith("/desk/calais/deliveries")
    live.wait_for_tally("calais", lambda tally: tally["letters"]["accepted"] == 1)
    ruth.open("/desk/calais/history")
    assert "counted as accepted" in ruth.page.inner_text("main")


def faults_with_script(live, browser, signed_in, path):
    """Axe needs a script."""
    someone = Organiser(live, browser(width=390, color_scheme="dark"))
    someone.context.add_cookies(signed_in.context.cookies())
    someone.open(path)
    return faults(someone.page)


def wait_for(find):
    wait_until(find, seconds=20)
    return find()
