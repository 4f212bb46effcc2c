package import Domain
package import Foundation

/// What a button of a form does with the folder. The merge tells which number a paragraph has now.
package typealias DraftEditing = @Sendable (inout CampaignFolder, FieldMerge) throws -> Void

/// What becomes of a form of the editor that is saved.
package enum DraftSave: Sendable {
    case saved(SavedDraft)
    /// Others changed the same fields meanwhile. Nothing is stored.
    case conflict(DraftConflict)
    /// There is no such campaign.
    case missing
    case refused(CampaignFolder.Limit)
    /// The save would take these comments out of the files. Nothing is stored.
    case losesComments([String])
}

/// A draft after a save.
package struct SavedDraft: Sendable, Equatable {
    package let revision: Int64
    package let savedAt: Date
    /// Whether this save made a new revision.
    package let isNew: Bool
    /// The part's fields as they are now.
    package let fields: [String: String]
    /// What others changed meanwhile. A page that takes the new revision as its base must show
    /// this; a page that does not keeps its old base.
    package let theirs: [FieldMerge.Change]
}

/// A form that cannot be saved, because others changed the same fields meanwhile. A page with
/// `merge.fields` and `revision` as its base can be saved.
package struct DraftConflict: Sendable {
    /// Theirs. The base of what is saved next.
    package let revision: Int64
    package let merge: FieldMerge
    /// Who saved their value of a field in conflict, by its name. Nobody where it is not known.
    package let savers: [String: Saver]

    package struct Saver: Sendable, Equatable {
        /// Nil for an account that is gone, and for the command line.
        package let name: String?
        package let at: Date
    }
}
