"""Targets that no mail reaches: their own form, and paper. And the steps after confirming."""

import re

from letterbox import flowing, text_of


def counted(server, campaign):
    return server.tally(campaign)["letters"]


def test_a_form_is_offered_at_once_and_counts_once_confirmed(server, supporter):
    before = counted(server, "form-only")
    writer = supporter(name="Odile L'Hermitte")
    writer.write("/form-only/en", postcode="CA14 1BN", writer="feminine")
    shown = writer.page.locator("main").inner_text()
    assert "https://ports.example/contact" in shown, "the form is named"
    assert writer.page.locator("a[href^='https://ports.example']").count() == 0, "and is not live in a rehearsal"
    assert "l’autorité portuaire" in shown.replace("'", "’"), "no apostrophe is lost"
    writer.page.click("button[name=outcome][value=sent]")
    assert "/waiting" in writer.page.url
    now = counted(server, "form-only")
    assert now["handed_over"] == before["handed_over"] and now["confirmed"] == before["confirmed"], "not counted before it is confirmed"
    writer.confirm()
    server.wait_for_tally("form-only", lambda tally: tally["letters"]["handed_over"] == before["handed_over"] + 1)
    now = counted(server, "form-only")
    assert now["confirmed"] == before["confirmed"] + 1 and now["offered"] == before["offered"]


def test_every_apostrophe_of_the_letter_arrives(supporter):
    writer = supporter()
    writer.write("/form-only/fr", postcode="CA14 1BN", writer="masculine")
    letter = flowing(writer.page.locator("output[aria-labelledby=message]").inner_text()).replace("’", "'")
    assert "Aujourd'hui, je m'adresse à l'autorité portuaire en tant qu'habitant de ce port, d'où l'on part la nuit." in letter
    assert "C'est 'CA14 1BN' sur l'enveloppe" in letter and "C'est arrivé hier." in letter and "qu'ils restent allumés jusqu'au lever" in letter


def test_sent_through_the_form_after_confirming(server, supporter):
    before = counted(server, "form-only")
    writer = supporter()
    writer.write("/form-only/en")
    writer.confirm()
    server.wait_for_tally("form-only", lambda tally: tally["letters"]["offered"] == before["offered"] + 1)
    writer.page.locator("a[href*='/form/'], button[name=outcome][value=failed]").first.click()
    if writer.page.locator("button[name=outcome][value=sent]").count() == 0:
        writer.open("/form-only/en/thanks")
    writer.page.locator("button[name=outcome][value=sent]").first.click()
    after = server.wait_for_tally("form-only", lambda tally: tally["letters"]["handed_over"] == before["handed_over"] + 1)
    assert after["letters"]["offered"] == before["offered"], "a letter counts once"


def test_saying_it_twice_counts_once(server, supporter):
    before = counted(server, "form-only")
    writer = supporter()
    writer.write("/form-only/en")
    for _ in range(2):
        writer.page.locator("button[name=outcome][value=sent]").first.click()
    writer.confirm()
    server.wait_for_tally("form-only", lambda tally: tally["letters"]["handed_over"] == before["handed_over"] + 1)
    assert counted(server, "form-only")["confirmed"] == before["confirmed"] + 1


def test_paper(server, supporter):
    writer = supporter(name="Samir Idris")
    writer.write("/calais/en", words="On paper too.")
    writer.confirm()
    writer.open("/calais/en/paper/write-minister")
    sheet = writer.page.locator(".a4").inner_text()
    assert "75008 Paris" in sheet and "Samir Idris" in sheet and "12 Quay Street" in sheet and "On paper too." in sheet
    pdf = writer.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, "one sheet"


def test_the_next_steps_ask_for_nothing_again(supporter):
    writer = supporter(name="Ines Marlowe")
    writer.write()
    writer.confirm()
    page = writer.page
    hrefs = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    assert any(href.startswith("https://x.com/intent/tweet?text=") and "exampleminister" in href for href in hrefs)
    assert any(href.startswith("https://bsky.app/intent/compose?text=") for href in hrefs)
    assert any(href.startswith("https://phone-credit.example") for href in hrefs)
    assert any(href.startswith("mailto:?") for href in hrefs)
    shown = page.locator("main").inner_text()
    assert "writetothem.com" in shown and "Home Secretary" in shown, "questions for the MP, not a text to paste"
    page.click("a[href*='/mastodon/']")
    page.fill("main input:not([type=hidden])", "social.example")
    page.click("main form button")
    hrefs = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    assert any(href.startswith("https://social.example/share?text=") for href in hrefs)


def test_mastodon_takes_host_names_only(supporter):
    writer = supporter()
    writer.write()
    writer.confirm()
    for typed in ("javascript:alert(1)", "social.example/../evil?", "<script>"):
        writer.page.click("a[href*='/mastodon/']") if "/mastodon/" not in writer.page.url else None
        writer.page.fill("main input:not([type=hidden])", typed)
        writer.page.click("main form button")
        hrefs = [link.get_attribute("href") or "" for link in writer.page.locator("main a").all()]
        assert not any(href.startswith("javascript:") for href in hrefs), typed


def test_resending_has_a_limit(server, supporter):
    writer = supporter()
    writer.write()
    writer.confirmation()
    for _ in range(4):
        writer.page.click("form[action$='/resend'] button")
    writer.confirmation(3)
    assert len(writer.confirmations()) == 3, "three a day"
    text = text_of(writer.mails()[0])
    assert writer.name not in text
