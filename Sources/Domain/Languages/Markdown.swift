import CMarkdown
import Foundation

/// Converts a campaign's Markdown to HTML that is safe on our pages. The dialect is GitHub's
/// variant of CommonMark, with autolinks.
package enum Markdown {
    /// Returns safe HTML. Drops raw HTML and pictures; a dropped picture leaves its description.
    /// Links of other schemes lose their address. Headings begin at h2.
    package static func safeHTML(_ source: String) -> String { safeBlocks(source).joined() }

    /// Returns the same HTML block by block: paragraphs, headings, lists.
    package static func safeBlocks(_ source: String) -> [String] {
        withDocument(source) { document in
            clean(document)
            return children(of: document).map { block in
                guard let html = cmark_render_html(block, CMARK_OPT_DEFAULT, nil) else { return "" }
                defer { free(html) }
                return String(cString: html)
            }
        }
    }

    private static func children(of node: Node) -> [Node] {
        var children: [Node] = []
        var child = cmark_node_first_child(node)
        while let found = child {
            children.append(found)
            child = cmark_node_next(found)
        }
        return children
    }

    /// A part of the source that `safeHTML` would drop, or an indented text that would show as
    /// code. `line` counts from 1.
    package struct Diagnostic: Sendable, Equatable {
        package var kind: Kind
        package var line: Int

        package enum Kind: Sendable, Equatable { case picture(String), rawHTML, link(String), code }
    }

    package static func objections(in source: String) -> [Diagnostic] {
        withDocument(source) { document in
            nodes(of: document).compactMap { node in
                (objection(to: node) ?? indentation(of: node)).map {
                    Diagnostic(kind: $0, line: line(of: node))
                }
            }
        }
    }

    private typealias Node = OpaquePointer

    private static let extensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

    private static func withDocument<Result>(_ source: String, _ use: (Node) -> Result) -> Result {
        _ = extensionsRegistered
        guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { fatalError("out of memory") }
        defer { cmark_parser_free(parser) }
        if let autolink = cmark_find_syntax_extension("autolink") {
            cmark_parser_attach_syntax_extension(parser, autolink)
        }
        let source = withoutDeepNesting(source)
        cmark_parser_feed(parser, source, source.utf8.count)
        guard let document = cmark_parser_finish(parser) else { fatalError("out of memory") }
        defer { cmark_node_free(document) }
        return use(document)
    }

    /// Returns all nodes in the order of the text, collected before the caller changes any.
    private static func nodes(of document: Node) -> [Node] {
        let iterator = cmark_iter_new(document)
        defer { cmark_iter_free(iterator) }
        var nodes: [Node] = []
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_ENTER: cmark_iter_get_node(iterator).map { nodes.append($0) }
            case CMARK_EVENT_DONE: return nodes
            default: break
            }
        }
    }

    private static func clean(_ document: Node) {
        let nodes = nodes(of: document)
        // The page's title is its h1. Therefore the highest heading of the text becomes h2.
        let headings = nodes.filter { cmark_node_get_type($0) == CMARK_NODE_HEADING }
        let highest = headings.map(cmark_node_get_heading_level).min() ?? 1
        for node in headings {
            cmark_node_set_heading_level(node, min(cmark_node_get_heading_level(node) - highest + 2, 6))
        }
        for node in nodes {
            switch objection(to: node) {
            case .picture: unwrap(node)
            case .rawHTML: remove(node)
            case .link: cmark_node_set_url(node, "")
            case .code, nil: break
            }
        }
    }

    private static func objection(to node: Node) -> Diagnostic.Kind? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_IMAGE: .picture(address(of: node))
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: .rawHTML
        case CMARK_NODE_LINK: isSafe(address(of: node)) ? nil : .link(address(of: node))
        default: nil
        }
    }

    /// Reports code blocks made by indentation. Four spaces before a paragraph make code, which
    /// authors seldom intend.
    private static func indentation(of node: Node) -> Diagnostic.Kind? {
        guard cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK else { return nil }
        var (length, offset, character): (CInt, CInt, CChar) = (0, 0, 0)
        return cmark_node_get_fenced(node, &length, &offset, &character) == 0 ? .code : nil
    }

    /// Whether a link may stay. `tel:` is safe because a page may name a number to call. A fragment
    /// and a path stay on this site.
    private static func isSafe(_ address: String) -> Bool {
        let lower = address.lowercased()
        return ["https://", "http://", "mailto:", "tel:", "#"].contains { lower.hasPrefix($0) }
            || lower.hasPrefix("/") && !lower.hasPrefix("//")
    }

    private static func address(of node: Node) -> String {
        cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    }

    /// Puts the children of `node` in its place.
    private static func unwrap(_ node: Node) {
        while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
        remove(node)
    }

    private static func remove(_ node: Node) {
        cmark_node_unlink(node)
        cmark_node_free(node)
    }

    private static func line(of node: Node) -> Int {
        var candidate: Node? = node
        while let current = candidate {
            let line = Int(cmark_node_get_start_line(current))
            if line > 0 { return line }
            candidate = cmark_node_parent(current)
        }
        return 1
    }
}
