// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let frCorrection: [DeskTextKey: String] = [
        .correctLetter: "Corriger une lettre",
        .seeChanges: "Voir ce qui change, et publier",
        .saveAndSee: "Enregistrer, et voir ce qui change",
        .followsTitle: "Ce qui s’ensuit",
        .followsGone: "{n, plural, =0 {Aucune lettre n’est encore partie.} one {Une lettre est partie avec l’ancien texte. Rien n’y change.} other {{count} lettres sont parties avec l’ancien texte. Rien n’y change.}}",
        .followsOffered: "{n, plural, one {Une lettre est chez son auteur, qui l’envoie de sa main. Elle garde l’ancien texte.} other {{count} lettres sont chez leurs auteurs, qui les envoient de leur main. Elles gardent l’ancien texte.}}",
        .followsUnconfirmed: "{n, plural, one {Une lettre attend que son auteur la confirme. Elle garde l’ancien texte.} other {{count} lettres attendent que leurs auteurs les confirment. Elles gardent l’ancien texte.}}",
        .followsOpen: "Qui a le formulaire ouvert avec l’ancien texte voit le nouveau en signant, et signe une seconde fois. Ce qui est saisi est gardé.",
        .followsNew: "Qui ouvre la page ensuite signe le nouveau texte.",
        .followsTest: "Publier ne demande pas de nouvelle lettre d’essai.",
        .countStops: "Il peut y en avoir d’autres : seules les plus récentes sont comptées.",
        .slipTitle: "{n, plural, one {Un paragraphe traduit est plus ancien} other {{count} paragraphes traduits sont plus anciens}} que l’original",
        .slipLead: "Si le sens a changé, changez aussi la traduction. Si c’était une faute, elle peut rester. Vous pouvez publier dans les deux cas.",
        .slipGo: "Une simple faute : la traduction reste telle quelle",
        .publishedSince: "Version {version}, en ligne depuis le {moment}. Tout le public l’a en cinq secondes.",
        .switchWaits: "{n, plural, =0 {Aucune lettre n’attend de partir.} one {Une lettre attend de partir.} other {{count} lettres attendent de partir.}}",
        .switchWouldWait: "{n, plural, =0 {Aucune lettre n’attendrait.} one {Une lettre attendrait.} other {{count} lettres attendraient.}}",
        .switchToConfirm: "{n, plural, =0 {Aucune lettre n’attend d’être confirmée.} one {Une lettre attend d’être confirmée.} other {{count} lettres attendent d’être confirmées.}}",
        .switchStillConfirm: "On peut toujours confirmer.",
        .switchHeld: "{n, plural, =0 {Aucune lettre n’est retenue pour lecture.} one {Une lettre est retenue pour lecture.} other {{count} lettres sont retenues pour lecture.}}",
        .switchWouldHold: "{n, plural, =0 {Aucune lettre n’est en route : aucune ne serait retenue.} one {Une lettre est en route. Avec des mots personnels, elle serait retenue.} other {{count} lettres sont en route. Celles qui ont des mots personnels seraient retenues.}}",
    ]
}
