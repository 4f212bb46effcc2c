import Domain
import Yams

/// A step and the YAML entry from which the step was read.
struct ReadStep {
    let step: Step
    let entry: YAMLEntry
}

/// Reads the `steps` of campaign.yaml.
struct StepEntries {
    let targets: [Target]
    let letters: [String: LetterText]
    let languages: CampaignLanguages
    /// Names of targets and letters that exist but have errors. A step that uses one gets no second
    /// diagnostic that the name is missing.
    var faulty: (targets: Set<String>, letters: Set<String>) = ([], [])

    private enum Verb: String, CaseIterable { case write, post, link, share }
    private enum Need: String, CaseIterable { case postalAddress = "postal_address" }

    func steps(_ entry: YAMLEntry?) -> [ReadStep] {
        var steps: [ReadStep] = []
        var counts: [Verb: Int] = [:]
        for item in entry?.list() ?? [] {
            guard let (verb, entries) = verb(of: item) else { continue }
            counts[verb, default: 0] += 1
            guard let action = action(verb, entries) else { continue }
            let key = entries["key"]?.bare() ?? defaultKey(verb, action, counts[verb] ?? 1)
            if entries["key"]?.isKey(key) == false { continue }
            if steps.contains(where: { $0.step.key == key }) {
                (entries["key"] ?? item).error(
                    "two steps have the key `\(key)`: give one of them another, as `key: \(key)-again`")
            }
            steps.append(ReadStep(step: Step(key: key, action: action), entry: item))
        }
        return steps
    }

    /// Returns the number of entries in `steps`, also of those with errors. -1 when `steps` is not
    /// a list.
    func count(_ entry: YAMLEntry?) -> Int {
        guard let entry else { return 0 }
        guard case .sequence(let nodes) = entry.node else { return -1 }
        return nodes.count
    }

    private func verb(of item: YAMLEntry) -> (Verb, YAMLMapping)? {
        guard let any = item.mapping(nil) else { return nil }
        let verbs = any.entries.compactMap { Verb(rawValue: $0.key) }
        guard let verb = verbs.first, verbs.count == 1 else {
            let advice = any.entries.lazy.compactMap { entry -> DiagnosticText? in
                meant(entry.key, among: Verb.allCases.map(\.rawValue)).map {
                    "; did you mean `\($0)` by `\(entry.key)`?"
                }
            }.first
            item.error(
                verbs.isEmpty
                    ? "a step is one of write, post, link, share\(advice ?? "")"
                    : "a step asks for one thing: make \(verbs.map(\.rawValue).joined(separator: " and ")) steps of their own"
            )
            return nil
        }
        return item.mapping(["key"] + Self.keys(verb)).map { (verb, $0) }
    }

    /// All keys that a step may have.
    static let keys = ["key"] + Verb.allCases.flatMap(keys)

    private static func keys(_ verb: Verb) -> [String] {
        switch verb {
        case .write: ["write", "letter", "by", "needs", "send_readings", "did"]
        case .post: ["post", "text"]
        case .link: ["link", "url"]
        case .share: ["share"]
        }
    }

    private func action(_ verb: Verb, _ entries: YAMLMapping) -> Step.Action? {
        switch verb {
        case .write: return write(entries).map(Step.Action.write)
        case .post: return post(entries)
        case .link:
            let label = entries[verb.rawValue]?.localized(languages)
            let url = entries.required("url", example: "https://…")?.link()
            guard let label, let url else { return nil }
            return .link(label: label, url: url)
        case .share:
            return entries[verb.rawValue]?.localized(languages, multiline: true).map { .share(text: $0) }
        }
    }

    private func defaultKey(_ verb: Verb, _ action: Step.Action, _ number: Int) -> String {
        switch action {
        case .write(let write): "write-\(write.target)"
        case .post(let target, _): "post-\(target)"
        case .link, .share: "\(verb.rawValue)-\(number)"
        }
    }

    private func target(_ entry: YAMLEntry?) -> Target? {
        guard let entry, let key = entry.bare() else { return nil }
        if let target = targets.first(where: { $0.key == key }) { return target }
        if faulty.targets.contains(key) || targets.isEmpty { return nil }
        let keys = targets.map(\.key)
        let advice: DiagnosticText =
            meant(key, among: keys).map { "did you mean `\($0)`?" }
            ?? "targets are \(keys.joined(separator: ", "))"
        entry.error("there is no target `\(key)`: \(advice)")
        return nil
    }

    private func post(_ entries: YAMLMapping) -> Step.Action? {
        let target = target(entries["post"])
        let text = entries.required("text", example: "{ \(languages.all.first ?? "en"): … }")?.localized(
            languages, multiline: true)
        if let target, target.handles.byNetwork.isEmpty {
            entries.entry.error(
                "`\(target.key)` has no handles to post to: write `handles: { x: … }` under the target")
        }
        guard let target, let text else { return nil }
        return .post(target: target.key, text: text)
    }

    private func write(_ entries: YAMLMapping) -> Step.Write? {
        let target = target(entries["write"])
        let letter = letter(entries, target)
        let needs = (entries["needs"]?.list() ?? []).compactMap { $0.word(Need.self) }
        let readings = entries["send_readings"]?.flag() ?? false
        guard let target, let letter else { return nil }
        let by = channels(entries, target)
        // A representative's office answers constituents and recognises them by their postal
        // address.
        let isToMember = target.representative != nil && by != [.writetothem]
        return Step.Write(
            target: target.key, letter: letter, by: by, needsPostalAddress: !needs.isEmpty || isToMember,
            sendReadings: readings,
            did: entries["did"]?.localized(languages) ?? [:])
    }

    /// Returns the letter's name: `letter` of the step, else the target's key. Nil when there is no
    /// such letter.
    private func letter(_ entries: YAMLMapping, _ target: Target?) -> String? {
        guard let name = entries["letter"].map({ $0.bare() }) ?? target?.key else { return nil }
        if letters[name] != nil { return name }
        if faulty.letters.contains(name) { return nil }
        let file = "letters/\(name).\((target?.reads.first ?? languages.all.first ?? "en").tag).md"
        let advice: DiagnosticText =
            meant(name, among: letters.keys.sorted()).map { "did you mean `\($0)`?" } ?? "write \(file)"
        (entries["letter"] ?? entries.entry).error("there is no letter `\(name)`: \(advice)")
        return nil
    }

    private func channels(_ entries: YAMLMapping, _ target: Target) -> [Channel] {
        let chosen = entries["by"].map { ($0.list() ?? []).compactMap { $0.word(Channel.self) } }
        let usual: [Channel] = [.email, .form, .post] + (target.representative == nil ? [] : [.writetothem])
        let by = chosen ?? usual
        if target.representative == nil, !by.contains(where: target.has) {
            let names = by.map(\.rawValue).joined(separator: ", ")
            (entries["by"] ?? entries.entry).error(
                "`\(target.key)` cannot be reached by \(names): write one of them under the target, or another in `by`"
            )
        }
        return by.unique
    }
}
