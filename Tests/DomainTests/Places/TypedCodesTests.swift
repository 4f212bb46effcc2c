import Domain
import Testing

@Suite struct TypedCodesTests {
    @Test(arguments: [
        (["ZQ1 1AA"], ["ZQ1 1AA"]), (["ZQ1", "1AA"], ["ZQ1 1AA"]),
        (["ZQ1 1AA", "zq22aa"], ["ZQ1 1AA", "zq22aa"]),
        (["ZQ1", "1AA", "ZQ2", "2AA"], ["ZQ1 1AA", "ZQ2 2AA"]),
        (["ZQ1 1AA, ZQ2 2AA"], ["ZQ1 1AA", " ZQ2 2AA"]),
        (["GX11", "1AA"], ["GX11 1AA"]), (["E17", "9N"], ["E17 9N"]),
        (["ZQ11AA", "E17"], ["ZQ11AA", "E17"]),
    ])
    func codesOfACommandLine(words: [String], codes: [String]) {
        #expect(TypedCodes(words, in: nil).codes == codes)
    }
}
