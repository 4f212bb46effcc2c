import Domain

/// A letter in all its languages, paragraph beside paragraph.
struct LetterRows: Equatable {
    var languages: [Language]
    var columns: [Language: Column] = [:]

    /// A letter in one language. Places such as `{own_words}` stand between the paragraphs.
    struct Column: Equatable {
        var subject = ""
        var prompts: [String] = []
        var paragraphs: [String] = []
        var places: [Place] = []
    }

    /// A placeholder with its position: the number of paragraphs before it.
    struct Place: Equatable {
        var text: String
        var before: Int
    }

    static let places = [LetterText.Version.ownWordsPlace, LetterText.Version.salutationPlace]

    /// Reads the letter in the languages of the campaign, of its targets and of its files. A file
    /// that cannot be read has no column.
    init(_ key: String, _ document: CampaignDocument) {
        languages =
            (document.languages + document.letterLanguages(key) + document.readLanguages(ofLetter: key))
            .unique
        for language in languages { columns[language] = document.letter(key, language).map(Column.init) }
    }

    func write(_ key: String, into document: inout CampaignDocument) throws {
        for language in languages {
            guard let column = columns[language] else { continue }
            try document.setLetter(key, language, column.texts)
        }
    }

    /// The number of paragraphs of the language that has most, at least 1.
    var count: Int { max(1, columns.values.map(\.paragraphs.count).max() ?? 1) }

    private mutating func each(_ change: (inout Column) -> Void) {
        let rows = count
        for language in languages {
            columns[language, default: Column()].pad(rows)
            change(&columns[language, default: Column()])
        }
    }

    mutating func insert(at row: Int) { each { $0.insert("", at: row) } }
    mutating func remove(at row: Int) { each { $0.remove(at: row) } }

    mutating func move(from: Int, to: Int) {
        let rows = count
        guard (0..<rows).contains(from), (0..<rows).contains(to) else { return }
        each { $0.paragraphs.insert($0.paragraphs.remove(at: from), at: to) }
    }

    /// Joins a paragraph to the one above.
    mutating func join(_ row: Int) {
        guard row > 0, row < count else { return }
        each { column in
            let both = [column.paragraphs[row - 1], column.paragraphs[row]].filter { !$0.isEmpty }
            column.paragraphs[row - 1] = both.joined(separator: " ")
            column.remove(at: row)
        }
    }

    /// Puts the place of own words after a number of paragraphs, in each language that has a text.
    mutating func moveOwnWords(to row: Int) {
        let before = max(0, min(row, count))
        for language in languages {
            guard columns[language]?.paragraphs.contains(where: { !$0.isEmpty }) == true else { continue }
            columns[language]?.setPlace(Self.places[0], before)
        }
    }

    /// Splits each paragraph that has an empty line. The other languages get empty paragraphs.
    mutating func split() {
        for row in (0..<count).reversed() {
            let pieces = columns.mapValues { column in
                column.paragraphs.indices.contains(row) ? column.paragraphs[row].pieces : [""]
            }
            let most = pieces.values.map(\.count).max() ?? 1
            guard most > 1, count + most - 1 <= LetterPart.mostParagraphs else { continue }
            for _ in 1..<most { insert(at: row + 1) }
            for (language, pieces) in pieces {
                for (index, piece) in pieces.enumerated() {
                    columns[language]?.paragraphs[row + index] = piece
                }
            }
        }
    }
}

extension LetterRows.Column {
    init(_ texts: LetterTexts) {
        (subject, prompts) = (texts.subject, texts.prompts)
        for paragraph in texts.paragraphs {
            if LetterRows.places.contains(paragraph) {
                places.append(.init(text: paragraph, before: paragraphs.count))
            } else {
                paragraphs.append(paragraph)
            }
        }
    }

    var texts: LetterTexts {
        var all: [String] = []
        for row in 0...paragraphs.count {
            all += places.filter { min($0.before, paragraphs.count) == row }.map(\.text)
            if row < paragraphs.count { all.append(paragraphs[row]) }
        }
        return LetterTexts(subject: subject, prompts: prompts, paragraphs: all)
    }

    mutating func pad(_ count: Int) {
        while paragraphs.count < count { paragraphs.append("") }
    }

    mutating func insert(_ text: String, at row: Int) {
        let row = min(max(0, row), paragraphs.count)
        paragraphs.insert(text, at: row)
        for index in places.indices where places[index].before >= max(1, row) { places[index].before += 1 }
    }

    mutating func remove(at row: Int) {
        guard paragraphs.indices.contains(row) else { return }
        paragraphs.remove(at: row)
        for index in places.indices where places[index].before > row { places[index].before -= 1 }
    }

    mutating func setPlace(_ text: String, _ before: Int) {
        guard places.first(where: { $0.text == text })?.before != before else { return }
        places.removeAll { $0.text == text }
        places.append(.init(text: text, before: before))
    }
}

extension String {
    /// The parts of a text between empty lines. At least one.
    fileprivate var pieces: [String] {
        let lines = withPlainLines.split(separator: "\n", omittingEmptySubsequences: false)
        let pieces = lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
        return pieces.isEmpty ? [""] : pieces
    }
}
