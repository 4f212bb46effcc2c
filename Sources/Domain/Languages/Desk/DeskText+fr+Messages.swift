// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let frMessages: [DeskTextKey: String] = [
        .autosaveKept: "Pas encore enregistré : le serveur est injoignable, ou ne l’a pas pris. Votre texte est gardé dans ce navigateur.",
        .autosaveEnded: "Votre visite a pris fin. Appuyez sur « Enregistrer » : votre texte vous suit pendant que vous vous connectez.",
        .autosaveConflict: "Quelqu’un d’autre a changé le même texte. Appuyez sur « Enregistrer » pour voir les deux.",
        .autosaveFound: "Ce navigateur a un texte d’avant, qui n’était pas enregistré.",
        .autosavePutBack: "Le remettre",
        .fieldMissing: "Il faut le remplir avant de publier.",
        // Beginning a campaign
        .newTitleMissing: "Il faut un titre à la campagne : ce qu’elle demande, en une ligne.",
        .newTextMissing: "Collez votre texte ici, en entier, tel qu’il est.",
        .newTextTooLong: "Ce texte est trop long. Collez le récit et les lettres, et laissez le reste.",
        .slugTaken: "Une autre campagne utilise déjà cette adresse. Choisissez-en une autre.",
        .slugReserved: "Postbag utilise lui-même cette adresse. Choisissez-en une autre.",
        .slugWrong: "Une adresse se compose de minuscules de a à z, de chiffres et de traits d’union, par exemple calais-2016.",
        .cleanedHiddenSigns: "{n, plural, one {Un signe invisible ôté} other {{count} signes invisibles ôtés}}.",
        .cleanedHardSpaces: "{n, plural, one {Une espace insécable remplacée} other {{count} espaces insécables remplacées}}.",
        .cleanedDoubleSpaces: "{n, plural, one {Une espace double réduite} other {{count} espaces doubles réduites}}.",
        .cleanedListSigns: "{n, plural, one {Une puce écrite} other {{count} puces écrites}} « - ».",
        .cleanedJoinedLines: "{n, plural, one {Une ligne coupée recollée} other {{count} lignes coupées recollées}}.",
        .cleanedEmptyLines: "{n, plural, one {Une ligne vide ôtée} other {{count} lignes vides ôtées}}.",
        // Trying and publishing
        .publishChanged: "Le brouillon a été modifié pendant que vous le regardiez. Rien n’est publié. Relisez, puis publiez.",
        .publishLettersUse: "{n, plural, one {Une lettre utilise} other {{count} lettres utilisent}} « {key} », que ce brouillon n’a plus. Remettez-le, puis publiez.",
        .publishPast: "Cette heure est passée. Choisissez-en une à venir.",
        .publishNoDay: "Choisissez un jour et une heure.",
        .testLetterSent: "La lettre d’essai part vers {email}.",
        .testTooMany: "{count} lettres d’essai vous ont été envoyées cette heure-ci. La suivante pourra partir dans une heure.",
        .testNone: "Il n’y a pas encore de lettre à essayer.",
        .confirmAddress: "Désormais, les lettres à {name} iront à {to}, et non plus à {from}.",
        .changeNew: "nouveau",
        .changeGone: "retiré",
        .changeValue: "{from} devient {to}",
        .changeText: "le texte change",
        .changeOrder: "Les étapes viennent dans un autre ordre",
        .postWords: "{title} : j’écris une lettre, et vous pouvez en écrire une aussi.",
        .mailSubject: "{title}",
        .mailWords: "Bonjour,\n\nJ’écris une lettre, et la vôtre aiderait aussi. Il faut quatre minutes, et le texte est prêt à modifier :",
    ]
}
