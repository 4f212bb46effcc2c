/// A part of the editor: the form of a page, a target, a letter, the steps or the dates.
package protocol EditorPart: Sendable {
    /// The values of the part's form, by the names of its fields.
    func fields(of folder: CampaignFolder) -> [String: String]
    /// Writes the values into the folder's files. Fields that are absent stay as they are.
    func write(_ fields: [String: String], into folder: inout CampaignFolder) throws
}
