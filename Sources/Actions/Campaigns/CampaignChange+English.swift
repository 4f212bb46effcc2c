import Domain

/// The differences between two versions of a campaign, as sentences for the person who imports it.
struct CampaignChanges {
    private(set) var lines: [String] = []

    init(from old: Campaign, to new: Campaign) {
        compare("languages", list(old.languages.map(\.tag)), list(new.languages.map(\.tag)))
        compare("opens", old.opens.description, new.opens.description)
        compare("closes", old.closes?.description, new.closes?.description)
        compare("the organiser's name", old.publisher.name, new.publisher.name)
        compare("the organiser's address", old.publisher.email, new.publisher.email)
        compare("the organiser's privacy page", old.publisher.privacy, new.publisher.privacy)
        compare("the organiser's imprint", old.publisher.imprint, new.publisher.imprint)
        compare("the picture", old.picture?.file, new.picture?.file)
        pages(old, new)
        targets(old, new)
        steps(old, new)
        letters(old, new)
    }

    private mutating func pages(_ old: Campaign, _ new: Campaign) {
        for language in Set(old.pages.keys).union(new.pages.keys).sorted() {
            let file = "page.\(language).md"
            guard let (before, after) = both(file, old.pages[language], new.pages[language]) else { continue }
            compare("\(file): the title", before.title, after.title)
            if before.summary != after.summary { lines.append("\(file): the summary is another") }
            if before.body != after.body { lines.append("\(file): the text is another") }
        }
    }

    private mutating func targets(_ old: Campaign, _ new: Campaign) {
        for key in (old.targets.map(\.key) + new.targets.map(\.key)).unique {
            let name = "target `\(key)`"
            guard let (before, after) = both(name, old.target(key), new.target(key)) else { continue }
            compare("\(name): the name", before.name, after.name)
            compare("\(name): email", before.email, after.email)
            compare("\(name): the form", before.form?.url, after.form?.url)
            compare(
                "\(name): the form's limit", before.form?.limit?.description, after.form?.limit?.description)
            compare("\(name): reads", list(before.reads.map(\.tag)), list(after.reads.map(\.tag)))
            compare("\(name): post", list(before.post), list(after.post))
            compare("\(name): representative", before.representative, after.representative)
            if before.office != after.office { lines.append("\(name): the office is another") }
            if before.salutation != after.salutation { lines.append("\(name): the salutation is another") }
            if before.gender != after.gender || before.handles != after.handles || before.links != after.links
                || before.hours != after.hours
            {
                lines.append("\(name): gender, handles, links or hours are others")
            }
        }
    }

    private mutating func steps(_ old: Campaign, _ new: Campaign) {
        for key in (old.steps.map(\.key) + new.steps.map(\.key)).unique {
            guard let (before, after) = both("step `\(key)`", old.step(key), new.step(key)), before != after
            else { continue }
            lines.append("step `\(key)` is another")
        }
        let kept = old.steps.map(\.key).filter { new.step($0) != nil }
        if kept != new.steps.map(\.key).filter({ old.step($0) != nil }) {
            lines.append("the steps come in another order")
        }
    }

    private mutating func letters(_ old: Campaign, _ new: Campaign) {
        for key in Set(old.letters.keys).union(new.letters.keys).sorted() {
            let (before, after) = (old.letters[key]?.versions ?? [:], new.letters[key]?.versions ?? [:])
            for language in Set(before.keys).union(after.keys).sorted() {
                let file = "letters/\(key).\(language).md"
                guard let (one, other) = both(file, before[language], after[language]) else { continue }
                compare("\(file): the subject", one.subject, other.subject)
                if one.paragraphs != other.paragraphs { lines.append("\(file): the text is another") }
                if one.prompts != other.prompts { lines.append("\(file): the prompts are others") }
            }
        }
    }

    /// Returns both values when both exist. Otherwise adds a line that one is new or taken out, and
    /// returns nil.
    private mutating func both<Thing>(_ name: String, _ old: Thing?, _ new: Thing?) -> (Thing, Thing)? {
        switch (old, new) {
        case (let old?, let new?): return (old, new)
        case (nil, _?): lines.append("\(name) is new")
        case (_?, nil): lines.append("\(name) is taken out")
        case (nil, nil): break
        }
        return nil
    }

    private mutating func compare(_ name: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        lines.append("\(name): \(old.map { "“\($0)”" } ?? "none") becomes \(new.map { "“\($0)”" } ?? "none")")
    }

    private func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }
}
