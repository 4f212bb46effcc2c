package import Domain

/// What some files give for one legislature, read and checked and not yet stored. A part that no
/// file gave is nil, and stays as it is.
package struct PlaceImport: Sendable {
    package var legislature: Legislature
    /// A whole index file.
    package var codes: [UInt8]?
    /// An index of the codes that are no longer in use, where the table has such.
    package var ended: [UInt8]?
    package var divisions: [Division]?
    package var representatives: [Representative]?
    package var map: HexMap?
    package var sources: [PlaceSource] = []
    package var report = PlaceReport()

    package init(legislature: Legislature) { self.legislature = legislature }
}
