"""A letter is confirmed by its writer, and by nobody and nothing else."""

import re

import pytest

from letterbox import Confirmation, text_of
from server import wait_until
from supporter import Supporter


def test_the_link_in_another_browser_asks_for_a_button(server, supporter, browser):
    writer = supporter()
    writer.write(words="Private words of mine.")
    elsewhere = browser().new_page()
    answer = elsewhere.goto(writer.confirmation().link)
    assert answer.status == 200 and "/thanks" not in elsewhere.url
    assert "Private words of mine." in elsewhere.content(), "nobody signs what they have not read"
    assert writer.email not in elsewhere.content() and "Quay Street" not in elsewhere.content() and "E17" not in elsewhere.content()
    assert not writer.letters()
    elsewhere.click("button.main")
    assert elsewhere.url.endswith("/calais/en/thanks"), elsewhere.url
    writer.letter()


def test_opening_the_link_again_grants_nothing(server, supporter, browser):
    writer = supporter(name="Quentin Ashgrove")
    writer.write()
    link = writer.confirmation().link
    writer.confirm()
    stranger = browser().new_page()
    assert stranger.goto(link).status == 200
    assert "Ashgrove" not in stranger.content() and writer.email not in stranger.content()
    assert stranger.locator("form[action*='/confirm']").count() == 0
    stranger.goto(server.site + "/calais/en/thanks")
    assert "Ashgrove" not in stranger.content()
    writer.letter()


def test_a_link_as_mail_programs_hand_it_on(server, supporter, browser):
    writer = supporter()
    writer.write()
    confirmation = writer.confirmation()
    for rubbish in (".", ",", ")", ">", "%3E", "%20", "'", "&amp;utm_source=mail", "=3D", "%0A"):
        assert server.get(confirmation.link + rubbish).status == 200, rubbish
        assert server.get(confirmation.not_me + rubbish).status == 200, rubbish
    head, dot, tail = confirmation.link.rpartition(".")
    assert server.get(f"{head}%2E{tail}").status == 200
    cut = confirmation.link[:-4]
    stranger = browser().new_page()
    assert stranger.goto(cut).status == 404 and "not whole" in stranger.content() and stranger.locator("[name=code]").count() == 0
    assert writer.page.goto(cut).status == 404 and writer.page.locator("[name=code]").count() == 1
    writer.page.fill("[name=code]", confirmation.code)
    writer.page.click("form[action='/confirm'] button")
    assert writer.page.url.endswith("/calais/en/thanks")
    for again in (confirmation.link, confirmation.link + ">"):
        tab = writer.context.new_page()
        tab.goto(again)
        assert tab.url.endswith("/calais/en/thanks"), "the second tab is thanked too"
    writer.open("/calais/en/waiting")
    assert writer.page.url.endswith("/calais/en/thanks")


def test_the_code_typed(supporter):
    writer = supporter()
    writer.write()
    code = writer.confirmation().code
    writer.page.fill("[name=code]", f" {code[:3]} {code[3:]} ")
    writer.page.click("form[action='/confirm'] button")
    assert writer.page.url.endswith("/calais/en/thanks")
    writer.letter()


def test_five_wrong_codes_end_the_code_and_not_the_link(supporter):
    writer = supporter()
    writer.write()
    confirmation = writer.confirmation()
    wrong = "000000" if confirmation.code != "000000" else "111111"
    for attempt in range(5):
        writer.page.fill("[name=code]", wrong)
        with writer.page.expect_response("**/confirm") as answer:
            writer.page.click("form[action='/confirm'] button")
        assert answer.value.status in (422, 429), attempt
        assert writer.page.locator("#error-code").is_visible()
    writer.page.fill("[name=code]", confirmation.code)
    with writer.page.expect_response("**/confirm") as answer:
        writer.page.click("form[action='/confirm'] button")
    assert answer.value.status in (422, 429), "the right code comes too late"
    assert not writer.letters()
    writer.confirm()
    writer.letter()


def test_this_was_not_me(server, supporter, browser):
    victim = "not-me@people.example"
    writer = supporter(email=victim)
    writer.write()
    confirmation = writer.confirmation()
    page = browser().new_page()
    page.goto(confirmation.not_me)
    page.click("main form button")
    assert "30" in page.locator("main").inner_text()
    assert page.goto(confirmation.link).status == 410
    assert server.post(confirmation.link.removeprefix(server.site), {}).status == 410

    again = supporter(email=victim)
    again.write()
    assert len(server.letterbox.to(victim)) == 1, "the campaign is mute towards other browsers"

    page.goto(confirmation.not_me)
    if page.locator("button[name=lift]").count() == 0:
        page.click("main form button")
    page.click("button[name=lift]")
    once_more = supporter(email=victim)
    once_more.write()
    wait_until(lambda: len(server.letterbox.to(victim)) >= 2, seconds=15)
    once_more.page.goto(Confirmation(server.letterbox.to(victim)[-1]).link)
    once_more.letter()


def test_expired(fresh_server, browser):
    writer = Supporter(fresh_server, browser())
    writer.write()
    link = writer.confirmation().link
    fresh_server.stop()
    fresh_server.start(clock_offset=86_400 + 3_600)
    wait_until(lambda: len(writer.mails()) == 2, seconds=20, what=writer.mails)
    assert "/not-me" in text_of(writer.mails()[1]), "one reminder after a day"
    fresh_server.stop()
    fresh_server.start(clock_offset=8 * 86_400)
    page = browser().new_page()
    wait_until(lambda: fresh_server.get(link.removeprefix(fresh_server.site)).status == 410, seconds=20)
    assert page.goto(link).status == 410
    assert writer.page.goto(link).status == 410, "the letter's own browser cannot revive it either"
    assert fresh_server.post(link.removeprefix(fresh_server.site), {}).status == 410
    assert fresh_server.get("/confirm/nonsense").status == 404
    assert not writer.letters() and len(writer.mails()) == 2


def test_a_second_step_needs_no_second_mail(server, supporter):
    writer = supporter()
    writer.write()
    writer.confirm()
    mails = len(writer.mails())
    writer.page.click("a[href$='/write/write-prefect']")
    assert writer.page.input_value("[name=name]") == writer.name
    assert writer.page.input_value("[name=email]") == writer.email
    assert writer.page.input_value("[name=postcode]") == "E17 9NJ"
    if not writer.page.is_checked("[name=consent]"):
        writer.page.check("[name=consent]")
    writer.sign()
    assert writer.page.url.endswith("/thanks"), "no second confirmation"
    confirmations = [mail for mail in writer.mails() if "/not-me" in text_of(mail)]
    assert len(confirmations) == 1
    wait_until(lambda: len(writer.mails()) > mails, seconds=15, what=lambda: "a copy of the second letter")


def test_another_name_or_address_needs_its_own_mail(supporter):
    writer = supporter()
    writer.write()
    writer.confirm()
    writer.page.click("a[href$='/write/write-prefect']")
    writer.page.fill("[name=name]", "Somebody Else")
    if not writer.page.is_checked("[name=consent]"):
        writer.page.check("[name=consent]")
    writer.sign()
    assert writer.page.url.endswith("/waiting")


def test_forget_me(server, supporter):
    writer = supporter(name="Quentin Ashgrove")
    writer.write()
    writer.confirm()
    writer.page.click("form[action$='/forget'] button")
    writer.page.goto(server.site + "/calais/en/thanks")
    assert "Ashgrove" not in writer.page.content()
    writer.page.goto(server.site + "/calais/en/write/write-prefect")
    assert writer.email not in writer.page.content()


PROGRAMS = [
    {},
    {"Sec_Purpose": "prefetch"},
    {"Purpose": "prefetch"},
    {"X_Purpose": "preview"},
    {"Sec_Purpose": "prefetch;prerender"},
    {"User_Agent": "Mozilla/5.0 (compatible; SafeLinks)"},
]


def test_a_mail_scanner_changes_nothing(server, supporter):
    writer = supporter()
    writer.write()
    confirmation = writer.confirmation()
    before = server.tally()
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in writer.context.cookies())
    for url in re.findall(r"http\S+", confirmation.text):
        if not url.startswith(server.site):
            continue
        for headers in PROGRAMS:
            for method in ("GET", "HEAD"):
                assert server.get(url, method, **headers).status < 500
                prefetching = {name for name in headers if name.endswith("urpose")}
                if prefetching or method == "HEAD":
                    server.get(url, method, Cookie=cookies, **headers)
    assert not writer.letters()
    assert server.tally()["supporters"] == before["supporters"]
    other = supporter(email=writer.email)
    other.write("/calais/fr")
    assert other.confirmation(2), "nothing is muted"
    writer.page.goto(confirmation.link)
    assert writer.page.url.endswith("/thanks"), "nothing was dropped or confirmed"
    writer.letter()


def test_a_stranger_who_wrote_first_shuts_nobody_out(server, supporter):
    victim = "victim@people.example"
    stranger, owner = supporter(email=victim), supporter(email=victim)
    stranger.write(words="Not mine.")
    owner.write(words="Mine.")
    screens = [someone.page.locator("main").inner_text() for someone in (stranger, owner)]
    assert screens[0] == screens[1], "the two screens are the same"
    wait_until(lambda: len(owner.confirmations()) == 2, seconds=15)
    texts = [re.sub(r"\S*/confirm/\S+|\b\d{6}\b", "", mail.text) for mail in owner.confirmations()]
    assert texts[0] == texts[1]
    owner.page.goto(owner.confirmations()[-1].link)
    assert owner.page.url.endswith("/thanks")
    assert "Mine." in text_of(owner.letter())


def test_a_second_letter_gets_the_same_screen_and_another_mail(server, supporter):
    writer = supporter()
    writer.write()
    first = writer.page.locator("main").inner_text()
    writer.confirm()
    writer.letter()
    again = supporter(email=writer.email)
    again.write()
    assert again.page.locator("main").inner_text() == first
    wait_until(lambda: "/not-me" not in text_of(writer.mails()[-1]), seconds=15)
    assert len(writer.confirmations()) == 1
    assert len(writer.letters()) == 1


@pytest.mark.parametrize("forged", [{"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_other_sites_cannot_send_our_forms(server, forged):
    assert server.post("/calais/letters", {"step": "write-minister"}, **forged).status == 403
    assert server.post("/confirm", {"letter": "x", "code": "123456"}, **forged).status == 403


def test_a_confirmed_letter_can_be_withdrawn(fresh_server, supporter, browser):
    writer = supporter(at=fresh_server)
    writer.write()
    confirmation = writer.confirmation()
    writer.confirm()
    writer.letter()
    reader = browser(javascript=False).new_page()
    reader.goto(confirmation.not_me)
    assert "Withdraw" in reader.locator("h1").inner_text()
    reader.click("main form button")
    assert "erased" in reader.locator("h1").inner_text()
    [(name, email, words)] = fresh_server.rows("SELECT name, email, words FROM letter")
    assert (name, email, words) == ("", "", "")
    fresh_server.wait_for_tally("calais", lambda tally: tally["supporters"] == 1 and tally["letters"]["accepted"] == 1)


def test_a_page_that_answered_a_post_can_be_asked_for_again(server, supporter):
    writer = supporter()
    writer.write()
    writer.page.fill("[name=code]", "12")
    writer.page.click("form[action='/confirm'] button")
    for path in ("/confirm", "/calais/letters", "/calais/preview", "/calais/resend"):
        writer.open(path)
        assert writer.page.url.endswith("/calais/en/waiting"), path
        assert writer.page.locator("[name=code]").count() == 1
    assert server.get("/confirm").headers["Location"] == "/"


def test_a_closed_campaign_shows_no_form_anywhere(server):
    for campaign in ("closed", "announced"):
        answer = server.get(f"/{campaign}/en/write/write-minister")
        assert (answer.status, answer.headers["Location"]) == (303, f"/{campaign}/en")
        answer = server.post(f"/{campaign}/letters", {"step": "write-minister", "language": "en", "words": "Kept words."})
        assert answer.status == 410 and "Kept words." in answer.text
        assert ("not opened yet" in answer.text) == (campaign == "announced")
