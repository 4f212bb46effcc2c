"""A campaign from right to left works the same way."""

from letterbox import flowing, text_of


def test_a_letter_in_arabic(server, supporter):
    writer = supporter(name="ليلى حدّاد", locale="ar")
    writer.open("/clinic")
    page = writer.page
    assert page.get_attribute("html", "dir") == "rtl" and page.get_attribute("html", "lang") == "ar"
    writer.fill(country="LB", postcode="1107", words="وُلدت ابنتي في هذه العيادة.", writer="feminine")
    writer.sign()
    assert page.url.endswith("/clinic/ar/waiting") and page.get_attribute("html", "dir") == "rtl"
    writer.confirm()
    letter = writer.letter("minister@health.example")
    text = flowing(text_of(letter))
    assert letter["From"].addresses[0].display_name == "ليلى حدّاد"
    assert letter["Subject"] == "عيادة الوادي في الليل (ليلى حدّاد)"
    assert "معالي الوزيرة،" in text and "بصفتي مواطنة بشأن" in text and "وُلدت ابنتي في هذه العيادة." in text


def test_written_in_english_the_reading_goes_along(server, supporter):
    writer = supporter()
    writer.write("/clinic/en", words="I was a nurse there.")
    assert writer.page.get_attribute("html", "dir") in (None, "ltr")
    writer.confirm()
    text = flowing(text_of(writer.letter("minister@health.example")))
    assert "أكتب إليكم" in text and "I am writing to you, as a citizen" in text and text.index("أكتب") < text.index("I am writing")


def test_paper_for_a_target_without_mail(server, supporter):
    before = server.tally("clinic")["letters"]["handed_over"]
    writer = supporter(locale="ar")
    writer.write("/clinic/ar", country="LB", postcode="1107")
    writer.confirm()
    writer.page.click("a[href$='/write/write-governor']")
    if not writer.page.is_checked("[name=consent]"):
        writer.page.check("[name=consent]")
    writer.sign()
    writer.open("/clinic/ar/paper/write-governor")
    sheet = writer.page.locator(".a4")
    assert "دار المحافظة" in sheet.inner_text() and "سعادة المحافظ،" in sheet.inner_text()
    writer.page.click("button[name=outcome][value=sent]")
    server.wait_for_tally("clinic", lambda tally: tally["letters"]["handed_over"] == before + 1)
