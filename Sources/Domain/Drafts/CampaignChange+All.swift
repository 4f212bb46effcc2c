extension CampaignChange {
    /// Returns all differences between two versions of a campaign, in the order of the folder.
    package static func all(from old: Campaign, to new: Campaign) -> [CampaignChange] {
        var comparison = Comparison()
        comparison.campaign(old, new)
        comparison.pages(old, new)
        comparison.targets(old, new)
        comparison.steps(old, new)
        comparison.letters(old, new)
        return comparison.changes
    }
}

private struct Comparison {
    var changes: [CampaignChange] = []

    mutating func campaign(_ old: Campaign, _ new: Campaign) {
        let (before, after) = (old.publisher, new.publisher)
        let thing = CampaignChange.Thing.campaign
        compare(thing, .languages, list(old.languages.map(\.tag)), list(new.languages.map(\.tag)))
        compare(thing, .opens, old.opens.description, new.opens.description)
        compare(thing, .closes, old.closes?.description, new.closes?.description)
        compare(thing, .country, old.country, new.country)
        compare(thing, .organiser, before.name, after.name)
        compare(thing, .organiserEmail, before.email, after.email)
        compare(thing, .organiserPrivacy, before.privacy, after.privacy)
        compare(thing, .organiserImprint, before.imprint, after.imprint)
        compare(thing, .pictureFile, old.picture?.file, new.picture?.file)
        if old.picture?.file == new.picture?.file {
            differ(thing, .pictureDescription, old.picture?.description, new.picture?.description)
        }
    }

    mutating func pages(_ old: Campaign, _ new: Campaign) {
        for language in Set(old.pages.keys).union(new.pages.keys).sorted() {
            let thing = CampaignChange.Thing.page(language)
            guard let (before, after) = both(thing, old.pages[language], new.pages[language]) else {
                continue
            }
            compare(thing, .title, before.title, after.title)
            differ(thing, .summary, before.summary, after.summary)
            differ(thing, .body, before.body, after.body)
        }
    }

    mutating func targets(_ old: Campaign, _ new: Campaign) {
        for key in old.targets.map(\.key) + new.targets.map(\.key).filter({ old.target($0) == nil }) {
            if let (before, after) = both(.target(key), old.target(key), new.target(key)) {
                target(before, after)
            }
        }
    }

    private mutating func target(_ old: Target, _ new: Target) {
        let thing = CampaignChange.Thing.target(old.key)
        compare(thing, .name, old.name, new.name)
        if old.email != new.email {
            changes.append(.address(target: old.key, from: old.email, to: new.email))
        }
        compare(thing, .form, old.form?.url, new.form?.url)
        compare(thing, .formLimit, old.form?.limit?.description, new.form?.limit?.description)
        compare(thing, .reads, list(old.reads.map(\.tag)), list(new.reads.map(\.tag)))
        compare(thing, .post, list(old.post), list(new.post))
        compare(thing, .representative, old.representative, new.representative)
        differ(thing, .office, old.office, new.office)
        differ(thing, .salutation, old.salutation, new.salutation)
        if old.gender != new.gender || old.handles != new.handles || old.links != new.links
            || old.hours != new.hours || old.isRetired != new.isRetired
        {
            changes.append(.text(thing, .details))
        }
    }

    mutating func steps(_ old: Campaign, _ new: Campaign) {
        for key in old.steps.map(\.key) + new.steps.map(\.key).filter({ old.step($0) == nil }) {
            if let (before, after) = both(.step(key), old.step(key), new.step(key)) {
                differ(.step(key), .action, before, after)
            }
        }
        let kept = old.steps.map(\.key).filter { new.step($0) != nil }
        if kept != new.steps.map(\.key).filter({ old.step($0) != nil }) {
            changes.append(.stepsInAnotherOrder)
        }
    }

    mutating func letters(_ old: Campaign, _ new: Campaign) {
        for key in Set(old.letters.keys).union(new.letters.keys).sorted() {
            let (before, after) = (old.letters[key]?.versions ?? [:], new.letters[key]?.versions ?? [:])
            for language in Set(before.keys).union(after.keys).sorted() {
                let thing = CampaignChange.Thing.letter(key, language)
                guard let (one, other) = both(thing, before[language], after[language]) else { continue }
                compare(thing, .subject, one.subject, other.subject)
                differ(thing, .paragraphs, one.paragraphs, other.paragraphs)
                differ(thing, .prompts, one.prompts, other.prompts)
            }
        }
    }

    /// Returns both values when both exist. Otherwise adds that one is new or taken out, and
    /// returns nil.
    private mutating func both<Value>(_ thing: CampaignChange.Thing, _ old: Value?, _ new: Value?) -> (
        Value, Value
    )? {
        if let old, let new { return (old, new) }
        if new != nil {
            changes.append(.isNew(thing))
        } else if old != nil {
            changes.append(.isTakenOut(thing))
        }
        return nil
    }

    private mutating func compare(
        _ thing: CampaignChange.Thing, _ field: CampaignChange.Field, _ old: String?, _ new: String?
    ) {
        if old != new { changes.append(.value(thing, field, from: old, to: new)) }
    }

    private mutating func differ<Value: Equatable>(
        _ thing: CampaignChange.Thing, _ field: CampaignChange.Field, _ old: Value, _ new: Value
    ) {
        if old != new { changes.append(.text(thing, field)) }
    }

    private func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }
}
