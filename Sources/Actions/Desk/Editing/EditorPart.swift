/// A part of a campaign that one form of the editor shows and changes.
package protocol EditorPart: Sendable {
    /// The values of the part's form, by the names of its fields.
    func fields(of folder: CampaignFolder) -> [String: String]
    /// Writes the values into the folder's files. Fields that are absent stay as they are.
    func write(_ fields: [String: String], into folder: inout CampaignFolder) throws
}
