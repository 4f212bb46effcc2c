/// A regular expression that is compiled once. Swift compiles a literal in a function at each call,
/// which takes longer than a short text takes to match.
// @unchecked: matching does not change a `Regex`, and no literal of ours holds a closure.
package struct SharedRegex<RegexOutput>: RegexComponent, @unchecked Sendable {
    package let regex: Regex<RegexOutput>

    package init(_ regex: Regex<RegexOutput>) { self.regex = regex }
}
