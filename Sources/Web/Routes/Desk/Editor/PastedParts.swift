import Actions
import Domain
import Foundation

/// The parts of a pasted text as a form sends them back, with their boundaries.
struct PastedParts {
    let pasted: PastedText
    var parts: TextParts
    /// For each part the number of its first paragraph in the text, from 0.
    private(set) var starts: [Int]
    private let offered: [Language]

    /// Reads the parts of a form. Takes the text apart where the form has none yet.
    init(_ pasted: PastedText, _ body: FormBody, offered: [Language]) {
        (self.pasted, self.offered) = (pasted, offered)
        let found = pasted.takenApart()
        guard !body["start-1"].isEmpty else {
            (parts, starts) = (found, Self.starts(of: found, in: pasted))
            return
        }
        (parts, starts) = (TextParts(title: found.title, parts: []), [])
        for number in 1...Self.most {
            guard let start = body.number("start-\(number)"), start > starts.last.map(Int64.init) ?? -1,
                start < pasted.paragraphs.count
            else { break }
            starts.append(Int(start))
            let kind = TextParts.Kind(rawValue: body["kind-\(number)"]) ?? .story
            parts.parts.append(.init(kind, Language(body["language-\(number)"].scalars(first: 20)), []))
        }
        fill()
    }

    private static let most = 60

    /// Finds each part's first paragraph again: its salutation, or its own first.
    private static func starts(of parts: TextParts, in pasted: PastedText) -> [Int] {
        var (next, starts) = (0, [Int]())
        for part in parts.parts {
            let first = part.salutation.isEmpty ? part.paragraphs.first : part.salutation
            let start = pasted.paragraphs[next...].firstIndex { $0 == first } ?? next
            starts.append(start)
            next = min(start + part.paragraphs.count, pasted.paragraphs.count)
        }
        return starts
    }

    /// Gives each part its paragraphs. A letter's salutation is told from its text.
    private mutating func fill() {
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : pasted.paragraphs.count
            var paragraphs = Array(pasted.paragraphs[start..<end])
            parts.parts[index].salutation = ""
            if parts.parts[index].kind == .letter, paragraphs.first?.isSalutation == true {
                parts.parts[index].salutation = paragraphs.removeFirst()
            }
            parts.parts[index].paragraphs = paragraphs
        }
    }

    /// Does what a button says. False for a button that is not one of these.
    mutating func change(_ deed: String) -> Bool {
        let words = deed.split(separator: "-").map(String.init)
        guard let verb = words.first, words.count > 1, let number = Int(words[1]),
            (1...starts.count).contains(number)
        else { return false }
        let index = number - 1
        switch verb {
        case "more" where index > 0 && starts[index] - 1 > starts[index - 1]: starts[index] -= 1
        case "less" where index > 0 && starts[index] + 1 < end(of: index): starts[index] += 1
        case "join" where index > 0:
            starts.remove(at: index)
            parts.parts.remove(at: index)
        case "split":
            guard words.count == 3, let paragraph = Int(words[2]),
                (1...pasted.paragraphs.count).contains(paragraph)
            else { return false }
            let first = starts[index] + (parts.parts[index].salutation.isEmpty ? 0 : 1)
            let start = first + paragraph - 1
            guard start > starts[index], start < end(of: index), starts.count < Self.most else { return true }
            starts.insert(start, at: number)
            parts.parts.insert(
                .init(parts.parts[index].kind, parts.parts[index].language, []), at: number)
        case "more", "less", "join": break
        default: return false
        }
        fill()
        return true
    }

    private func end(of index: Int) -> Int {
        index + 1 < starts.count ? starts[index + 1] : pasted.paragraphs.count
    }

    /// The languages of the campaign: those of its story, then those of its letters that pages can
    /// have.
    func languages(of body: FormBody) -> [Language] {
        let kept = parts.parts.filter { $0.kind != .leftOut }
        let used = kept.filter { $0.kind == .story }.map(\.language) + kept.map(\.language)
        let found = used.filter(offered.contains).unique
        return found.isEmpty ? [offered.first ?? "en"] : found
    }

    /// Words of the story that promised a link, which a pasted text cannot carry.
    var linkWords: [String] {
        let sentences = parts.parts.filter { $0.kind == .story }.flatMap(\.paragraphs).filter {
            $0.firstMatch(of: /(?i)\b(?:this link|following link|ce lien|lien suivant)\b/) != nil
                && $0.firstMatch(of: /https?:\/\//) == nil
        }
        return sentences.prefix(10).map { $0.scalars(first: 160) }
    }

    /// Words of the letters that fit one gender only, each with its forms for all.
    var words: [PastedPartsForm.Word] {
        parts.parts.enumerated().filter { $0.element.kind == .letter }.flatMap { index, part in
            part.paragraphs.compactMap { paragraph -> PastedPartsForm.Word? in
                guard let found = Agreement.first(in: paragraph, part.language),
                    let choice = Agreement.choice(of: found.word, part.language),
                    let forms = AgreeingForms(String(choice.dropFirst().dropLast()))
                else { return nil }
                return PastedPartsForm.Word(part: index + 1, word: found.word, forms: forms)
            }
        }
    }

    /// Writes the chosen words with all their forms.
    mutating func agree(_ body: FormBody) {
        for (number, word) in words.enumerated() where body.all("agree").contains("\(number + 1)") {
            guard let short = word.forms.short else { continue }
            let part = word.part - 1
            let place = parts.parts[part].paragraphs.firstIndex { $0.contains(word.word) }
            guard let place, let range = parts.parts[part].paragraphs[place].range(of: word.word) else {
                continue
            }
            parts.parts[part].paragraphs[place].replaceSubrange(range, with: short)
        }
    }

    /// The addresses that were typed for those words.
    func links(_ body: FormBody) -> [StarterCampaign.Link] {
        let language = languages(of: body).first ?? "en"
        return linkWords.enumerated().compactMap { index, words in
            let url = body["link-\(index + 1)"].scalars(first: 1_000).trimmingSpaces
            return url.isEmpty ? nil : StarterCampaign.Link(language: language, label: words, url: url)
        }
    }

    func form(_ text: String, _ body: FormBody, _ desk: DeskText) -> PastedPartsForm {
        var form = PastedPartsForm(pasted: text, parts: parts, starts: starts, languages: offered)
        form.cleaned = pasted.changes.sorted { $0.key.rawValue < $1.key.rawValue }.map { change, count in
            desk(change.told, counting: count)
        }
        form.links = linkWords
        form.words = words
        if !body["start-1"].isEmpty {
            let chosen = Set(body.all("agree"))
            for index in form.words.indices { form.words[index].isChosen = chosen.contains("\(index + 1)") }
        }
        for name in ["slug"] + (1...10).map({ "link-\($0)" }) where !body[name].isEmpty {
            form.values[name] = body[name].scalars(first: 1_000)
        }
        if !body["title"].isEmpty { form.parts.title = body["title"].scalars(first: 1_000) }
        return form
    }
}

extension PastedText.Change {
    fileprivate var told: DeskTextKey {
        switch self {
        case .hiddenSigns: .cleanedHiddenSigns
        case .hardSpaces: .cleanedHardSpaces
        case .doubleSpaces: .cleanedDoubleSpaces
        case .listSigns: .cleanedListSigns
        case .joinedLines: .cleanedJoinedLines
        case .emptyLines: .cleanedEmptyLines
        }
    }
}
