/// Names every text of Postbag's own interface. Each language file has one text for each.
package enum TextKey: String, Sendable, CaseIterable {
    // Every page
    case skipToMain, skipToForm, languageNav, rehearsalBanner, footerOrganiser, footerPromise, footerWrite, footerPrivacy, footerImprint, footerSoftware
    case clock, moment
}
