import Domain
import Foundation

/// The list of targets. Its field `order` has a key on each line.
package struct TargetsPart: CheckedPart {
    package init() {}

    package func fields(of folder: CampaignFolder) -> [String: String] {
        ["order": CampaignDocument(folder).keys(["targets"]).joined(separator: "\n")]
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        guard let order = fields.lines("order")?.prefix(StepsPart.mostMoves) else { return }
        try folder.edit { document in
            for (place, key) in order.filter(document.keys(["targets"]).contains).enumerated() {
                guard let from = document.keys(["targets"]).firstIndex(of: key), from != place else {
                    continue
                }
                try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                    try yaml.move(from: from, to: place, in: ["targets"])
                }
            }
        }
    }

    /// Adds a person and returns the key. `name` gives the key its words.
    package func addNamed(_ name: String = "", in folder: inout CampaignFolder) throws -> String {
        let fields = name.trimmedField.isEmpty ? [] : [YAMLContent.Entry("name", .text(name.trimmedField))]
        return try add(name.slug ?? "person", .mapping(fields + [.init("gender", .text("other"))]), &folder)
    }

    /// Adds the supporter's own member of a house, and returns the key.
    package func addRepresentative(_ house: String, in folder: inout CampaignFolder) throws -> String {
        try add("member", .mapping([.init("representative", .text(house.trimmedField))]), &folder)
    }

    private func add(_ wanted: String, _ content: YAMLContent, _ folder: inout CampaignFolder) throws
        -> String
    {
        let taken = CampaignDocument(folder).keys(["targets"])
        let key = wanted.free(among: taken)
        try folder.edit { document in
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                try yaml.set(["targets", .key(key)], to: content, order: [])
            }
        }
        return key
    }

    package func remove(_ key: String, in folder: inout CampaignFolder) throws {
        try folder.edit { document in
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                try yaml.set(["targets", .key(key)], to: nil)
            }
        }
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        guard diagnostic.file == CampaignFolder.main else { return nil }
        return DiagnosticPath(of: diagnostic, in: folder)?.after("targets") == [] ? "order" : nil
    }
}

extension String {
    /// The key, with a number behind it when it is taken.
    func free(among taken: [String]) -> String {
        guard taken.contains(self) else { return self }
        let numbers = 2...(taken.count + 2)
        return numbers.lazy.map { "\(self)-\($0)" }.first { !taken.contains($0) } ?? self
    }
}
