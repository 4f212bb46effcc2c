"""From the campaign page to the letter in the Minister's letterbox."""

import pytest

from letterbox import flowing, text_of


def test_one_letter_with_javascript(server, supporter):
    before = server.tally()
    ines = supporter()
    ines.open("/calais/en")
    ines.fill(words="My grandmother came through Calais in 1939.", writer="feminine")
    shown = ines.page.locator("#letter >> xpath=ancestor::section").inner_text()
    assert "citoyenne" in shown and "prête" in shown, "the letter follows the choice"
    assert "My grandmother came through Calais in 1939." in shown and "Ines Marlowe" in shown
    ines.sign()
    assert "/calais/en/waiting" in ines.page.url
    assert ines.email in ines.page.locator("main").inner_text()
    assert not ines.letters(), "nothing goes before it is confirmed"
    ines.confirm()
    assert "token" not in ines.page.url and "?" not in ines.page.url
    letter = ines.letter()
    text = flowing(text_of(letter))
    assert letter["From"].addresses[0].display_name == "Ines Marlowe"
    assert text.startswith("Monsieur le Ministre,") or "\nMonsieur le Ministre,\n" in text
    assert "en tant que citoyenne, au sujet" in text and "je suis prête" in text
    assert text.index("examinée") > text.index("My grandmother came through Calais in 1939."), "own words stand where the text places them"
    assert "I am writing to you, as a citizen" in text, "the reading stands under the original"
    assert "E17 9NJ" in text and "12 Quay Street" in text and "{" not in text
    after = server.wait_for_tally("calais", lambda tally: tally["supporters"] == before["supporters"] + 1)
    assert after["rehearsal"] is True
    server.wait_for_tally("calais", lambda tally: tally["letters"]["accepted"] == before["letters"]["accepted"] + 1)


@pytest.mark.parametrize("writer, citizen, ready", [("masculine", "citoyen", "prêt"), (None, "citoyen·ne", "prêt·e")])
def test_the_letter_agrees_with_its_writer(supporter, writer, citizen, ready):
    someone = supporter(name="Noor Whitcombe")
    someone.write(writer=writer)
    someone.confirm()
    text = flowing(text_of(someone.letter()))
    assert f"en tant que {citizen}, au sujet" in text and f"je suis {ready}, comme" in text


def test_without_javascript_with_a_preview(server, supporter):
    plain = supporter(javascript=False)
    plain.open("/calais/en")
    plain.fill(words="I teach in a school near the port.", writer="masculine")
    plain.page.check("[name=leave_out][value='2']")
    plain.page.click("button[formaction$='/preview']")
    preview = plain.page.locator("main").inner_text()
    assert "citoyen" in preview and "prêt," in preview and "I teach in a school near the port." in preview
    assert "Dublin" not in plain.page.locator(".final").inner_text(), "the second paragraph is left out"
    plain.page.click("button[name=change]")
    assert plain.page.input_value("[name=words]") == "I teach in a school near the port."
    assert plain.page.is_checked("[name=leave_out][value='2']")
    plain.sign()
    plain.confirm()
    text = text_of(plain.letter())
    assert "Dublin" not in text and "citoyen," in text


def test_signing_from_the_preview(supporter):
    plain = supporter(javascript=False)
    plain.open("/calais/fr")
    plain.fill(consent=False)
    plain.page.click("button[formaction$='/preview']")
    plain.page.check("[name=consent]")
    plain.page.click("button.main")
    assert plain.page.url.endswith("/calais/fr/waiting")
    plain.confirm()
    plain.letter()


def test_own_words_only(supporter):
    someone = supporter()
    someone.open("/calais/en")
    someone.fill(words="Laissez-les venir.")
    someone.page.check("[name=own_only]")
    someone.sign()
    someone.confirm()
    text = text_of(someone.letter())
    assert "Laissez-les venir." in text and "Dublin" not in text and "Monsieur le Ministre" in text


def test_keyboard_only(supporter):
    someone = supporter()
    page = someone.page
    someone.open("/calais/en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")

    def tab_to(selector):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return outlined()
        raise AssertionError(f"Tab never reaches {selector}")

    def outlined():
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, "what has the focus shows it"

    tab_to("[name=name]")
    page.keyboard.type(someone.name)
    tab_to("[name=email]")
    page.keyboard.type(someone.email)
    tab_to("[name=country]")
    page.keyboard.type("United K")
    tab_to("[name=postcode]")
    page.keyboard.type("E17 9NJ")
    tab_to("textarea[name=address]")
    page.keyboard.type("12 Quay Street")
    tab_to("[name=writer]")
    page.keyboard.press("ArrowUp")
    tab_to("[name=words]")
    page.keyboard.type("From the keyboard.")
    tab_to("[name=consent]")
    page.keyboard.press("Space")
    tab_to("button.main")
    page.keyboard.press("Enter")
    page.wait_for_url("**/waiting")
    tab_to("[name=code]")
    page.keyboard.type(someone.confirmation().code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks")
    assert "From the keyboard." in text_of(someone.letter())


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_sends_one_letter(server, supporter, javascript):
    hasty = supporter(javascript=javascript)
    hasty.open("/calais/en")
    hasty.fill()
    hasty.page.dblclick("#form button.main")
    hasty.page.wait_for_url("**/waiting")
    hasty.page.goto(hasty.confirmation().link)
    # The second click may end the first answer with its cookie. Then the first mail's link asks once more.
    if not hasty.page.url.endswith("/thanks"):
        hasty.page.click("button.main")
    hasty.page.wait_for_url("**/thanks")
    for mail in hasty.confirmations():
        server.post(mail.link.removeprefix(server.site), {})
    hasty.letter()


def test_the_back_button_keeps_everything(supporter):
    someone = supporter()
    someone.open("/calais/en")
    someone.fill(words="Back and forth.", email="mistyped@people.example")
    someone.sign()
    someone.page.go_back()
    assert someone.page.input_value("[name=words]") == "Back and forth."
    assert someone.page.input_value("[name=name]") == someone.name
    someone.page.fill("[name=email]", someone.email)
    someone.page.check("[name=consent]")
    someone.sign()
    someone.page.wait_for_url("**/waiting")
    assert someone.email in someone.page.locator("main").inner_text()
    someone.confirm()
    someone.letter()


def test_two_languages(server, supporter):
    french = supporter(locale="fr-FR")
    answer = french.open("/calais")
    assert answer.status == 200 and french.page.url.endswith("/calais"), "no redirect"
    assert "accept-language" in answer.headers["vary"].lower()
    assert french.page.get_attribute("html", "lang") == "fr"
    french.page.click("nav a[hreflang=en]")
    assert french.page.url.endswith("/calais/en") and french.page.get_attribute("html", "lang") == "en"
    french.page.click("nav a[hreflang=fr]")
    french.fill(country="FR", postcode="62100", words="J’habite Calais.", writer="feminine")
    french.sign()
    assert french.page.url.endswith("/calais/fr/waiting")
    confirmation = french.confirmation()
    assert "confirmer" in confirmation.text and french.name not in confirmation.text
    french.confirm()
    assert french.page.get_attribute("html", "lang") == "fr"
    text = flowing(text_of(french.letter()))
    assert "en tant que citoyenne" in text and "I am writing" not in text, "the writer reads French: no reading is sent"
    assert "France" in text and "62100" in text


def test_a_mistake_keeps_everything(supporter):
    someone = supporter(javascript=False)
    someone.open("/calais/en")
    someone.page.locator("#form").evaluate("form => { form.noValidate = true }")
    someone.fill(email="ines@people", words="Kept.\n\nTwice.", postcode="", writer="feminine")
    someone.page.click("#form button.main")
    page = someone.page
    assert page.title().startswith("Two things")
    assert page.get_attribute("[name=email]", "aria-invalid") == "true"
    assert "ines@people" in page.locator("#error-email").inner_text()
    assert page.locator("#error-postcode").is_visible() and not page.locator("#error-name").count()
    assert page.input_value("[name=words]") == "Kept.\n\nTwice."
    assert page.is_checked("[name=writer][value=feminine]") and page.is_checked("[name=consent]")
    page.fill("[name=email]", someone.email)
    page.fill("[name=postcode]", "E17 9NJ")
    page.click("#form button.main")
    assert page.url.endswith("/waiting")


def test_closed_and_announced_campaigns_take_no_letter(server, supporter):
    someone = supporter()
    for slug in ("closed", "announced"):
        assert someone.open(f"/{slug}/en").status == 200
        assert someone.page.locator("form[action$='/letters']").count() == 0
        assert server.post(f"/{slug}/letters", {"step": "write-minister", "words": "Keep me"}).status == 410
    assert someone.open("/nothing-here").status == 404
