package import Domain
import Hummingbird

extension LetterForm {
    package init(_ body: FormBody) { self.init(received: body.pairs) }

    /// Reads a form. Browsers tell the address of the page that has the form, and with it the mark
    /// of the link that led there. So a page that is the same for everybody needs no mark.
    init(_ body: FormBody, of request: Request) {
        self.init(body)
        let carried = LetterSource.read(source)
        source =
            carried.isEmpty ? LetterSource.read(fromQueryOf: request.headers[.referer] ?? "") : carried
    }
}
