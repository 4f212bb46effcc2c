import Domain

/// Returns the parts, with two letters that follow each other side by side.
func partSections(_ form: PastedPartsForm, _ text: DeskText) -> HTML {
    let parts = form.parts.parts
    var html: [HTML] = []
    var index = 0
    while index < parts.count {
        let isPair =
            index + 1 < parts.count && parts[index].kind == .letter && parts[index + 1].kind == .letter
        if isPair {
            let pair = [index, index + 1].map { section($0, form, text) }
            html.append("<div class=\"two top\">\n\(pair)</div>\n")
        } else {
            html.append(section(index, form, text))
        }
        index += isPair ? 2 : 1
    }
    return HTML(html)
}

private func section(_ index: Int, _ form: PastedPartsForm, _ text: DeskText) -> HTML {
    let (part, number) = (form.parts.parts[index], index + 1)
    let language = text.language.name(of: part.language)
    let words = form.words.enumerated().filter { $0.element.part == number }
    let start = form.starts.indices.contains(index) ? form.starts[index] : 0
    let title = text(
        .partName, counting: part.paragraphs.count,
        ["number": String(number), "kind": text(part.kind.name), "language": language])
    let salutation = text(.partSalutation, ["words": text(.quoted, ["words": part.salutation])])
    return """
        <section class="para" aria-labelledby="part-\(number)">
        <h2 id="part-\(number)">\(title)</h2>
        \(hiddenField("start-\(number)", String(start)))\
        \(hiddenField("salutation-\(number)", part.salutation.isEmpty ? nil : part.salutation))\
        \(kindAndLanguage(part, number, form, text))\
        \(firstWords(part))\(tools(number, form, text))\(allOfText(part, index, form, text))\
        \(if: !part.salutation.isEmpty, "<p class=\"small\">\(salutation)</p>\n")\
        \(words.map { wordChoice($0.element, $0.offset, part.language, text) })</section>

        """
}

/// "This is [letter] in [French]".
private func kindAndLanguage(
    _ part: TextParts.Part, _ number: Int, _ form: PastedPartsForm, _ text: DeskText
) -> HTML {
    let languages = (form.languages.contains(part.language) ? [] : [part.language]) + form.languages
    return """
        <p class="row small"><label for="kind-\(number)">\(text(.thisIs))</label> \
        <select class="auto" id="kind-\(number)" name="kind-\(number)">\
        \(TextParts.Kind.allCases.map { option($0.rawValue, text($0.name), $0 == part.kind) })</select> \
        <label for="language-\(number)">\(text(.thisIn))</label> \
        <select class="auto" id="language-\(number)" name="language-\(number)">\
        \(languages.map { option($0.tag, text.language.name(of: $0), $0 == part.language) })</select></p>

        """
}

private func option(_ value: String, _ label: String, _ isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\(if: isChosen, " selected")>\(label)</option>"
}

/// The beginning of each paragraph.
private func firstWords(_ part: TextParts.Part) -> HTML {
    """
    <ol class="voice"\(contentAttributes(part.language))>
    \(part.paragraphs.map { paragraph -> HTML in
        let start = paragraph.scalars(first: 80)
        return "<li>\(start)\(if: start.utf8.count < paragraph.utf8.count, " …")</li>\n"
    })</ol>

    """
}

private func tools(_ number: Int, _ form: PastedPartsForm, _ text: DeskText) -> HTML {
    let name: HTML =
        "<span class=\"away\">\(text(.colon))\(text(.partNumber, ["number": String(number)]))</span>"
    func tool(_ what: String, _ key: DeskTextKey) -> HTML {
        "<button class=\"plain\" name=\"do\" value=\"\(what)-\(number)\">\(text(key))\(name)</button>\n"
    }
    guard number > 1 else { return "" }
    return """
        <p class="tools">\(tool("more", .beginEarlier))\(tool("less", .beginLater))\(tool("join", .joinPart))</p>

        """
}

/// The whole text, in which a new part can begin at each paragraph but the first.
private func allOfText(
    _ part: TextParts.Part, _ index: Int, _ form: PastedPartsForm, _ text: DeskText
) -> HTML {
    let name: HTML =
        "<span class=\"away\">\(text(.colon))\(text(.partNumber, ["number": String(index + 1)]))</span>"
    return """
        <details><summary>\(text(.allOfText))\(name)</summary>
        \(part.paragraphs.enumerated().map { whole($1, $0, of: part, index + 1, text) })</details>

        """
}

/// A whole paragraph, before which a new part can begin.
private func whole(
    _ paragraph: String, _ number: Int, of part: TextParts.Part, _ partNumber: Int, _ text: DeskText
) -> HTML {
    let split: HTML = """
        <p class="tools"><button class="plain" name="do" value="split-\(partNumber)-\(number + 1)">\(text(.beginHere))\
        <span class="away">\(text(.colon))\(text(.paragraphName, ["number": String(number + 1)]))</span></button></p>

        """
    return """
        \(if: number > 0, split)<p class="said"\(contentAttributes(part.language))>\(paragraph)</p>

        """
}

private func wordChoice(
    _ word: PastedPartsForm.Word, _ index: Int, _ language: Language, _ text: DeskText
) -> HTML {
    let forms = [word.forms.feminine, word.forms.masculine, word.forms.other].joined(separator: "|")
    let shown: HTML = "<span\(contentAttributes(language))>\(word.word)</span>"
    let all: HTML = "<code\(contentAttributes(language))>{\(forms)}</code>"
    return """
        <label class="choice"><input type="checkbox" name="agree" value="\(index + 1)"\(if: word.isChosen, " checked")> \
        <span>\(text.with(["word": shown, "forms": all], .wordFollows)) <span class="hint">\(text(.wordFollowsHint))</span></span></label>

        """
}

extension TextParts.Kind {
    var name: DeskTextKey {
        switch self {
        case .story: .kindStory
        case .letter: .kindLetter
        case .leftOut: .kindLeftOut
        }
    }
}
