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
        .cameInSubject: "Reçu : {subject}",
        .cameIn: "Ce courriel est arrivé à une adresse de Postbag que personne ne lit. Il concerne {about}.\nPostbag y voit ceci : {kind}\nS’il répond à une lettre, le bureau permet de le transmettre à la personne qui l’a écrite.\nLe courriel entier est gardé jusqu’au {day} : postbag mails show {id}\n\nDe : {from}\nObjet : {subject}",
        .cameInLetter: "la lettre {number} de la campagne {campaign}",
        .cameInNone: "aucune lettre connue",
        .addressStoppedSubject: "Plus aucune lettre ne part pour {address}",
        .addressStopped: "Plus aucune lettre de la campagne {campaign} ne part pour {address} : {count} lettres sont revenues, parce que cette adresse n’existe pas.\n\nLes personnes qui les ont écrites se voient proposer le formulaire ou l’adresse postale du destinataire, s’il y en a.\n\nTrouvez la bonne adresse et changez-la dans la campagne. Si celle-ci est juste, ouvrez la page « {page} » du bureau et choisissez « {button} ».",
        .eventAnswerPassed: "La réponse a été transmise à la personne signataire.",
        .eventReplyPassed: "La réponse de la personne signataire a été transmise.",
    ]
}
