// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let frMails: [DeskTextKey: String] = [
        .railMails: "Autres courriels",
        .mailsSiteLead: "Ils sont arrivés à une adresse de ce site, et rien n’y dit à quelle lettre ils se rapportent. Chacun est gardé 28 jours, et part aussi à l’adresse du site.",
        .mailsSiteNone: "Aucun courriel n’attend.",
        .mailOfLetter: "Numéro de la lettre, tel que sa page l’indique :",
        .mailLetterUnknown: "Aucune lettre ne porte ce numéro.",
        .mailCannotPass: "Ce courriel ne peut pas être transmis : sa lettre est effacée, ou personne n’y a encore répondu.",
        .mailPassOn: "C’est une réponse : la transmettre",
        .mailReason: "parce que",
        .reasonUnknown: "la raison est inconnue",
        .reasonAddress: "l’adresse n’existe pas",
        .reasonFull: "la boîte est pleine",
        .reasonPolicy: "ces courriels y sont refusés",
        .reasonSize: "la lettre est trop lourde",
        .reasonUnreachable: "le destinataire est injoignable",
        .eventAnswerPassed: "La réponse a été transmise à la personne signataire.",
        .eventReplyPassed: "La réponse de la personne signataire a été transmise.",
    ]
}
