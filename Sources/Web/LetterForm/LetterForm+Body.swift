package import Domain

extension LetterForm {
    package init(_ body: FormBody) { self.init(received: body.pairs) }
}
