import Domain

/// A control that may have something to put right.
protocol NamedControl {
    var name: String { get }
    /// What the control is called on the page.
    var title: String { get }
    var problem: String? { get }
}

extension DeskField: NamedControl { var title: String { label } }
extension DeskChoices: NamedControl { var title: String { legend } }

/// Returns the list of what is to be put right, each with the way to its control.
func issueSummary(_ text: DeskText, _ shown: [any NamedControl], _ state: EditorState) -> HTML {
    guard !state.issues.isEmpty else { return "" }
    let names = Set(shown.map(\.name))
    let others = state.issues.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return """
        <div class="note red" role="group" aria-labelledby="stop">
        <h2 id="stop">\(text(.toPutRight, counting: state.issues.count))</h2>
        <ul>
        \(shown.map { link($0, text) })\(others.flatMap(\.value).map { "<li>\($0)</li>\n" as HTML })</ul>
        </div>

        """
}

/// Returns the list of what is to be looked at and forbids nothing, each with the way to its
/// control.
func warningSummary(_ text: DeskText, _ shown: [any NamedControl], _ state: EditorState) -> HTML {
    guard !state.warnings.isEmpty else { return "" }
    let titles = Dictionary(shown.map { ($0.name, $0.title) }) { first, _ in first }
    let lines = state.warnings.sorted { $0.key < $1.key }.flatMap { name, told in
        told.map { words -> HTML in
            guard let title = titles[name] else { return "<li>\(words)</li>\n" }
            return "<li><a class=\"alone\" href=\"#\(name)\">\(title)</a>\(text(.colon))\(words)</li>\n"
        }
    }
    return """
        <div class="note look" role="group" aria-labelledby="look-at">
        <h2 id="look-at">\(text(.toLookAt, counting: lines.count))</h2>
        <ul>
        \(lines)</ul>
        </div>

        """
}

private func link(_ control: any NamedControl, _ text: DeskText) -> HTML {
    guard let problem = control.problem else { return "" }
    return
        "<li><a class=\"alone\" href=\"#\(control.name)\">\(control.title)</a>\(text(.colon))\(problem)</li>\n"
}
