import Domain

/// The list of steps. Its field `order` has a key on each line.
package struct StepsPart: CheckedPart {
    package enum Verb: String, Sendable, CaseIterable { case write, post, link, share }

    package init() {}

    package func fields(of folder: CampaignFolder) -> [String: String] {
        ["order": CampaignDocument(folder).stepKeys.joined(separator: "\n")]
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        guard let order = fields.lines("order") else { return }
        let keys = CampaignDocument(folder).stepKeys
        for (place, key) in order.filter(keys.contains).unique.enumerated() {
            try move(key, to: place, in: &folder)
        }
    }

    /// Moves a step to a place, from 0.
    package func move(_ key: String, to place: Int, in folder: inout CampaignFolder) throws {
        try folder.edit { document in
            let keys = document.stepKeys
            guard let from = keys.firstIndex(of: key), from != place, keys.indices.contains(place) else {
                return
            }
            try document.writeStepKeys()
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                try yaml.move(from: from, to: place, in: ["steps"])
            }
        }
    }

    package func remove(_ key: String, in folder: inout CampaignFolder) throws {
        try folder.edit { document in
            guard let index = document.stepKeys.firstIndex(of: key) else { return }
            try document.writeStepKeys()
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                try yaml.remove(at: index, in: ["steps"])
            }
        }
    }

    /// Adds a step at the end, with the first target that has none of its kind. Returns its key.
    package func add(_ verb: Verb, in folder: inout CampaignFolder) throws -> String {
        let document = CampaignDocument(folder)
        let (targets, steps) = (document.keys(["targets"]), document.count(["steps"]))
        let used = (0..<steps).map { document.text(["steps", .index($0), .key(verb.rawValue)]) }
        let target = targets.first { !used.contains($0) } ?? targets.first ?? ""
        let needsTarget = verb == .write || verb == .post
        let wanted = needsTarget && !target.isEmpty ? "\(verb)-\(target)" : verb.rawValue
        let key = wanted.free(among: document.stepKeys)
        let value: YAMLContent = needsTarget && !target.isEmpty ? .text(target) : .null
        try folder.edit { document in
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                let step = YAMLContent.mapping([.init("key", .text(key)), .init(verb.rawValue, value)])
                try yaml.insert(step, at: steps, in: ["steps"])
            }
        }
        return key
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        guard diagnostic.file == CampaignFolder.main else { return nil }
        return DiagnosticPath(of: diagnostic, in: folder)?.after("steps") == [] ? "order" : nil
    }
}

extension CampaignDocument {
    /// The keys of the steps in order, also of those that have none in the file.
    package var stepKeys: [String] {
        var counts: [String: Int] = [:]
        return (0..<count(["steps"])).map { number in
            let step: YAMLPath = ["steps", .index(number)]
            guard let verb = keys(step).first(where: { StepsPart.Verb(rawValue: $0) != nil }) else {
                let key = text(step + ["key"])
                return key.isEmpty ? "step-\(number + 1)" : key
            }
            counts[verb, default: 0] += 1
            let key = text(step + ["key"])
            if !key.isEmpty { return key }
            let hasTarget = verb == "write" || verb == "post"
            return "\(verb)-" + (hasTarget ? text(step + [.key(verb)]) : "\(counts[verb] ?? 1)")
        }
    }

    /// Writes the keys of links and of things to share. Without one, their key is their number,
    /// and another place would give them another key.
    mutating func writeStepKeys() throws(CampaignDocumentError) {
        for (index, key) in stepKeys.enumerated() {
            let step: YAMLPath = ["steps", .index(index)]
            let verbs = keys(step)
            guard verbs.contains("link") || verbs.contains("share") else { continue }
            try set(step + ["key"], key)
        }
    }
}
