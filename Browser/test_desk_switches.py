"""A bad day at the desk: a campaign is paused and resumed, and switches are turned, while people write."""

from look import look
from organiser import Organiser
from server import wait_until
from supporter import Supporter


def visitor_reads(server, browser, words: str, path: str = "/calais/fr") -> bool:
    page = browser(javascript=False).new_page()
    page.goto(server.site + path)
    return words in page.inner_text("main")


def test_a_bad_day(fresh_server, owner, browser):
    jeanne = Supporter(fresh_server, browser(), "Jeanne Lefèvre")
    jeanne.open("/calais/fr")

    owner.open("/desk/calais")
    look(owner, "overview-open")
    owner.page.click("a[href='/desk/calais/pause']")
    look(owner, "pause")
    owner.page.fill("[name=paused-fr]", "Le conseil vote mardi. Nous attendons.")
    owner.page.fill("[name=why]", "The council votes on Tuesday")
    owner.press()
    assert "Paused" in owner.page.inner_text("#state ~ p") and "votes on Tuesday" in owner.page.inner_text("main")
    look(owner, "overview-paused")
    wait_until(
        lambda: visitor_reads(fresh_server, browser, "Nous attendons."), seconds=5, what=lambda: "the page says the sentence"
    )

    # What was typed before comes back with the sentence, and is sent after the pause.
    jeanne.fill(writer="feminine" if jeanne.page.locator("[name=writer]").count() else None, words="J’y étais en octobre.")
    with jeanne.page.expect_navigation():
        jeanne.page.click("#form button.main")
    assert "Nous attendons." in jeanne.page.inner_text("main")
    assert "J’y étais en octobre." in jeanne.page.inner_text("main")
    look(jeanne, "visitor-paused")
    with owner.page.expect_navigation():
        owner.page.click("form[action='/desk/calais/resume'] button")
    with jeanne.page.expect_navigation():
        jeanne.page.click("main form button.main")
    assert jeanne.page.url.endswith("/calais/fr/waiting")

    owner.open("/desk/switches?language=fr")
    look(owner, "switches-fr")
    owner.open("/desk/switches?language=en")
    owner.page.check("[name=on][value=sending]")
    owner.page.select_option("[name=hours]", "4")
    owner.page.fill("[name=why]", "The ministry asked for a pause")
    owner.press()
    assert "The ministry asked for a pause" in owner.page.inner_text("header")
    look(owner, "switches-on")
    owner.open("/desk")
    assert "Sending is stopped" in owner.page.inner_text("header"), "every page says that a switch is on"
    wait_until(lambda: visitor_reads(fresh_server, browser, "attendent un peu"), seconds=5, what=lambda: "visitors read it")

    # The command line has the same switches, for an operator whose browser fails.
    assert "sending" in fresh_server.postbag("switches").stdout
    assert "off for the whole site" in fresh_server.postbag("switches", "off", "sending").stdout
    assert "code is on for campaign calais" in fresh_server.postbag("switches", "on", "code", "--campaign", "calais").stdout

    def demanded():
        owner.open("/desk/calais/switches")
        return "six digits are demanded" in owner.page.inner_text("header")

    wait_until(demanded, seconds=5, what=lambda: "the server reads what the command line set")
    look(owner, "switches-campaign")
    owner.open("/desk/history")
    told = owner.page.inner_text("main")
    for line in ["Campaign paused", "Campaign resumed", "Sending stopped", "Sending resumed", "six digits demanded"]:
        assert line in told, line
    look(owner, "history")

    # Every version can be looked at, also the only one.
    owner.open("/desk/calais/versions")
    look(owner, "versions")
    owner.page.click("a[href='/desk/calais/versions/1']")
    assert "The first version" in owner.page.inner_text("main")
    look(owner, "version")

    # The link of the mail asks for the digits beside it, in the browser that wrote, too.
    mail = jeanne.confirmation()
    jeanne.page.goto(mail.link)
    assert jeanne.page.locator("#code").count() == 1
    look(jeanne, "visitor-code")
    jeanne.page.fill("#code", mail.code)
    with jeanne.page.expect_navigation():
        jeanne.page.click("button.main")
    assert jeanne.page.url.endswith("/thanks")


def test_what_people_take_back_waits_for_the_whole_site_alone(fresh_server, owner, browser):
    jeanne = Supporter(fresh_server, browser(), "Jeanne Lefèvre")
    omar = Supporter(fresh_server, browser(), "Omar Haddad")
    for person in [jeanne, omar]:
        person.write()

    def press(person) -> str:
        person.page.goto(person.confirmation().not_me)
        with person.page.expect_navigation():
            person.page.click("form[action$='/not-me'] button.main")
        return person.page.inner_text("main")

    owner.open("/desk/calais/switches?language=en")
    owner.page.check("[name=on][value=read-only]")
    owner.press()
    assert "The letter is erased" in press(jeanne)

    owner.open("/desk/switches")
    look(owner, "switches-read-only")
    owner.page.check("[name=on][value=read-only]")
    owner.page.select_option("[name=hours]", "4")
    owner.press()
    told = press(omar)
    assert "Nothing of what you just sent was kept or changed" in told and "set to end on" in told
    look(omar, "visitor-read-only")

    # Whoever turned it on can still sign in elsewhere, and turn it off.
    elsewhere = Organiser(fresh_server, browser())
    elsewhere.sign_in()
    elsewhere.open("/desk/switches")
    elsewhere.page.uncheck("[name=on][value=read-only]")
    elsewhere.press()
    assert "The letter is erased" in press(omar)
