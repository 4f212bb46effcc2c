import Domain
import Testing
import Web

/// Tests that parsing, checking, showing and hiding follow from the declaration of a form.
@Suite struct FormKitTests {
    private func read(_ body: String) -> DeskPageForm {
        DeskPageForm(reading: FormBody(Array(body.utf8)).pairs)
    }

    private static let everything =
        "base=417&title=Old&title=A+%22new%22+one&email=a%40b.example&country=GB&role=reader&body=One%0D%0Atwo"
        + "&open=yes&languages=fr&languages=en&steps=2&steps=1&steps=x&fr-2=Deux&fr-1=Un&en-1=One&trap=spam"
        + "&de-1=Nein&fr-0=no&fr-01=no&other=1"

    @Test func readsEveryKindOfField() {
        let form = read(Self.everything)
        #expect(form.base == "417" && form.title == "A \"new\" one", "the last value counts")
        #expect(form.email == "a@b.example" && form.country == "GB" && form.role == "reader")
        #expect(form.body == "One\r\ntwo" && form.isOpen && form.trap == "spam")
        #expect(form.languages == ["fr", "en"] && form.steps == [1, 2])
        #expect(
            form.paragraphs == [
                .paragraph("fr", 1): "Un", .paragraph("fr", 2): "Deux", .paragraph("en", 1): "One",
            ])
        #expect(read("") == DeskPageForm())
        #expect(!read("open=no").isOpen)
    }

    @Test func hidesEverythingThatWasTypedInTheOrderOfTheFields() {
        let form = read(Self.everything)
        let hidden = hiddenFields(form).text
        let sent = hidden.split(separator: "\n").map {
            $0.replacing("<input type=\"hidden\" name=\"", with: "").replacing("\" value=\"", with: "=")
                .replacing("\">", with: "")
        }
        #expect(
            sent.joined(separator: "&")
                == "base=417&title=A &quot;new&quot; one&email=a@b.example&country=GB&role=reader&body=One\r\ntwo"
                + "&open=yes&languages=fr&languages=en&steps=1&steps=2&en-1=One&fr-1=Un&fr-2=Deux"
        )
        #expect(!hiddenFields(form, without: [.title, .languages]).text.contains("title"))
        #expect(
            hiddenFields(form, only: [.base]).text
                == "<input type=\"hidden\" name=\"base\" value=\"417\">\n")
        #expect(hiddenFields(DeskPageForm()).isEmpty)
    }

    @Test func cleansTextsAndReportsWhatIsTooLongOrNoText() {
        var form = read("title=++Two++words&body=a%0D%0A%0D%0A%0D%0Ab&fr-1=a%0D%0Ab&base=+4")
        let clean = FormCheck(form)
        #expect(clean.issues.isEmpty)
        #expect(clean.form.title == "Two words" && clean.form.body == "a\n\nb" && clean.form.base == " 4")
        #expect(clean.form.paragraphs == [.paragraph("fr", 1): "a\nb"])
        form.title = "eleven char"
        form.body = "a\0b"
        form.paragraphs = [
            .paragraph("fr", 1): String(repeating: "x", count: 101),
            .paragraph("fr", 2): String(repeating: "x", count: 3_000), .paragraph("en", 1): "fine",
        ]
        var check = FormCheck(form)
        #expect(
            check.issues == [
                FormIssue(.title, .nameTooLong), FormIssue(.body, .controlCharacters),
                FormIssue(.paragraph("fr", 1), .wordsTooLong),
                FormIssue(.paragraph("fr", 2), .wordsTooLong),
            ])
        #expect(check.form.title == "eleven char" && check.form.body.isEmpty)
        #expect(check.form.paragraphs[.paragraph("fr", 2)] == "")
        #expect(!check.isSound(.body) && check.isSound(.paragraph("en", 1)))
        check.report(.base, .unknownStep, "9")
        #expect(
            check.issues(inOrderOf: [.base, .title]).issues.map(\.field).prefix(3) == [
                .base, .title, .body,
            ])
    }

    private func state(_ form: DeskPageForm, _ issues: [DeskPageForm.Issue] = []) throws
        -> FormState<DeskPageForm>
    {
        FormState(form, issues: issues, text: try #require(InterfaceText("en")))
    }

    @Test func showsAFieldWithItsLabelHintAndIssue() throws {
        var form = DeskPageForm()
        form.title = "<b>"
        let hint = try #require(InterfaceText("en"))[.nameHint]
        let expected = """
            <div class="field">
            <label for="title">Your name</label>
            <p class="hint" id="title-hint">\(hint)</p>
            <input id="title" name="title" aria-describedby="title-hint" dir="auto" required value="&lt;b&gt;">
            </div>
            """
        #expect(try state(form).field(.title).text == expected)
        let wrong = try state(form, [FormIssue(.title, .nameTooLong)]).field(.title).text
        #expect(wrong.hasPrefix("<div class=\"field wrong\">"))
        #expect(wrong.contains("</p>\n<p class=\"problem\" id=\"error-title\">This name is longer"))
        #expect(wrong.contains("aria-describedby=\"title-hint error-title\" aria-invalid=\"true\""))
    }

    @Test func showsEveryKindOfControl() throws {
        let form = read(Self.everything)
        let state = try state(form)
        #expect(state.control(.base).text == "<input type=\"hidden\" name=\"base\" value=\"417\">")
        #expect(state.control(.email).text.contains("type=\"email\" dir=\"ltr\""))
        #expect(
            state.control(.country, options: "<option>GB</option>\n").text.hasSuffix("GB</option>\n</select>")
        )
        #expect(state.control(.body).text.hasSuffix("dir=\"auto\" rows=\"18\">\nOne\r\ntwo</textarea>"))
        #expect(state.field(.body).text.contains("<b>(optional)</b></label>"))
        #expect(state.control(.isOpen).text.contains("id=\"open\" name=\"open\" value=\"yes\" checked>"))
        #expect(
            state.control(.paragraph("fr", 2)).text.contains("name=\"fr-2\" dir=\"auto\" rows=\"4\">\nDeux<"))
        #expect(state.choice(.languages, value: "fr", label: "French").text.contains("value=\"fr\" checked>"))
        #expect(!state.choice(.languages, value: "ar", label: "Arabic").text.contains("checked"))
        let roles = ["reader", "owner"].map { state.choice(.role, value: $0, label: "\($0)") }
        let group = state.choices(.role, roles).text
        #expect(group.hasPrefix("<fieldset class=\"field\" id=\"role\" aria-describedby=\"role-hint\">"))
        #expect(group.contains("type=\"radio\" name=\"role\" value=\"reader\" checked>"))
        #expect(group.ranges(of: "checked").count == 1)
    }

    @Test func theSummaryLeadsToEveryField() throws {
        let problems: [DeskPageForm.Issue] = [
            FormIssue(.title, .nameTooLong), FormIssue(.base, .unknownStep),
            FormIssue(.paragraph("fr", 2), .wordsTooLong),
        ]
        let summary = try state(DeskPageForm(), problems).summary().text
        #expect(summary.contains("<h1 id=\"sum\">Three things to put right</h1>"))
        #expect(summary.contains("<a href=\"#title\">"))
        #expect(summary.contains("<a href=\"#error-base\">"))
        #expect(summary.contains("<a href=\"#fr-2\">Your own words are longer than 100 characters."))
    }

    @Test(arguments: LetterForm.Field.allCases) func everyFieldOfTheLetterIsDeclaredOnce(
        _ field: LetterForm.Field
    ) {
        #expect(LetterForm.fields.count { $0.field == field } == 1)
        #expect(LetterForm.rows.joined().count { $0 == field } <= 1)
    }

    /// What is sent, read and hidden again stays the same, for each field that a page carries on.
    @Test func theLetterFormSurvivesBeingHidden() {
        var form = Calais.typed
        (form.ownOnly, form.consent, form.needsHelp) = (true, true, true)
        (form.division, form.member, form.emailAsked) = ("Z1", "ada", "a@b.example")
        var again = LetterForm()
        for declared in LetterForm.fields {
            for (name, value) in declared.sent(by: form) { again.take(value, named: name) }
        }
        #expect(again == form)
    }
}
