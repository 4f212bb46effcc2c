/// Who writes in the exchange about one letter.
package enum AnswerSide: String, Sendable, CaseIterable {
    case writer, office

    package var other: AnswerSide { self == .writer ? .office : .writer }
}
