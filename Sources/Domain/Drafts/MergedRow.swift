/// One row as it was, as I have it, and as others have it. Nil where it is not there.
struct MergedRow {
    var base: FormRow?
    var mine: FormRow?
    var theirs: FormRow?

    /// The row that stands for the place of own words.
    static let place: FormRow = ["": "place"]

    var isPlace: Bool { [base, mine, theirs].contains(Self.place) }
    /// Whether the place is still here: nobody has moved it, or somebody has moved it here.
    var keepsPlace: Bool { base == nil || (mine != nil && theirs != nil) }

    /// Puts the rows of three versions of a text side by side, in the order of the text.
    static func all(base: [FormRow], mine: [FormRow], theirs: [FormRow]) -> [MergedRow] {
        let myPlaces = RowAlignment(from: base, to: mine).counterparts + [mine.count]
        let theirPlaces = RowAlignment(from: base, to: theirs).counterparts + [theirs.count]
        var rows: [MergedRow] = []
        var (next, theirNext) = (0, 0)
        for index in 0...base.count {
            let (my, their) = (myPlaces[index], theirPlaces[index])
            rows += inserted(
                Array(mine[next..<(my ?? next)]), Array(theirs[theirNext..<(their ?? theirNext)]))
            if index < base.count {
                rows.append(
                    MergedRow(base: base[index], mine: my.map { mine[$0] }, theirs: their.map { theirs[$0] }))
            }
            if let my { next = my + 1 }
            if let their { theirNext = their + 1 }
        }
        return rows
    }

    /// Puts rows side by side that both inserted at one place.
    private static func inserted(_ mine: [FormRow], _ theirs: [FormRow]) -> [MergedRow] {
        let places = RowAlignment(from: theirs, to: mine).counterparts
        var rows: [MergedRow] = []
        var next = 0
        for (row, place) in zip(theirs, places) {
            if let place {
                rows += mine[next..<place].map { MergedRow(mine: $0) }
                next = place + 1
            }
            rows.append(MergedRow(mine: place.map { mine[$0] }, theirs: row))
        }
        return rows + mine[next...].map { MergedRow(mine: $0) }
    }
}
