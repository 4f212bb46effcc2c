// swift-format-ignore: one text a line, however long
extension InterfaceText {
    static let fr: [TextKey: String] = [
        // Every page
        .skipToMain: "Aller au texte principal",
        .skipToForm: "Aller au formulaire",
        .languageNav: "Langue",
        .rehearsalBanner: "Ceci est une répétition. Lettres et courriels restent dans la boîte aux lettres de cette machine ; rien ne part chez qui que ce soit.",
        .footerOrganiser: "Cette campagne est menée par {organiser}.",
        .footerPromise: "Ni pistage, ni tiers. Votre adresse et votre texte sont effacés 28 jours après le départ de votre lettre ; seul le nombre reste.",
        .footerWrite: "Nous écrire",
        .footerPrivacy: "Ce que nous gardons, et combien de temps",
        .footerImprint: "Mentions légales",
        .footerSoftware: "Cette page utilise Postbag, logiciel libre de campagnes de lettres.",
        .clock: "{hour} h {minute}",
        .moment: "{day} à {clock} UTC",
    ]
}
