// One text per line, of any length, below its English pattern.
// swift-format-ignore-file
extension DiagnosticText {
    static let frenchOfValues: [String: String] = [
        "`%1{%2}`: whether this word is right depends on what follows; write the sentence so that it does not":
            "`%1{%2}` : ce mot dépend de ce qui suit ; tournez la phrase pour qu’il n’en dépende pas",
        "`{writer}` is not text: write `{writer, select, feminine {…} masculine {…} other {…}}`":
            "`{writer}` n’est pas un texte : donnez les formes, comme `{citoyenne|citoyen}`",
        "`{own_words}` stands on a line of its own":
            "`{own_words}` va seul sur sa ligne",
        "`{%1, %2, …}` needs a number, and letters have none: use `select`":
            "`{%1, %2, …}` demande un nombre, et les lettres n’en ont pas : prenez `select`",
        "`{%1, select, …}`: only `writer` and `target` can be chosen by":
            "`{%1, select, …}` : seuls `writer` et `target` permettent de choisir",
        "did you mean `%1`?":
            "vouliez-vous dire `%1` ?",
        "use %1":
            "prenez %1",
        "`%1` in `{%2, select, …}` is never chosen: %3":
            "`%1` dans `{%2, select, …}` n’est jamais choisi : %3",
        "did you mean `{%1}`?":
            "vouliez-vous dire `{%1}` ?",
        "there are %1":
            "il y a %1",
        "unknown argument `{%1}`: %2":
            "mot inconnu entre accolades `{%1}` : %2",
        "for words that agree with the writer, write `%1`":
            "pour des mots qui s’accordent, écrivez `%1`",
        "a `{` is never closed: write `}` where it ends":
            "une accolade `{` n’est pas fermée : écrivez `}` où elle finit",
        "a `}` closes nothing: take it out":
            "une accolade `}` ne ferme rien : retirez-la",
        "braces hold a name, as in `{name}`, or words that agree with the writer, as in `{citoyenne|citoyen}`":
            "entre accolades va un nom, comme `{name}`, ou des mots qui s’accordent, comme `{citoyenne|citoyen}`",
        "`{%1}` has more than three forms: write `{feminine|masculine|other}`":
            "`{%1}` a plus de trois formes : écrivez `{féminin|masculin|autre}`",
        "`{%1, select, …}` has no `other`: add `other {…}`":
            "`{%1, select, …}` n’a pas de forme `other` : ajoutez `other {…}`",
        "`{%1, select` has no choices: write `{%2, select, feminine {…} masculine {…} other {…}}`":
            "`{%1, select` n’a pas de choix : écrivez `{%2, select, feminine {…} masculine {…} other {…}}`",
        "unknown `%1`: write `select`, as in `{writer, select, feminine {…} masculine {…} other {…}}`":
            "`%1` est inconnu : écrivez `select`, comme `{writer, select, feminine {…} masculine {…} other {…}}`",
        "is not in UTF-8: save it with that encoding":
            "n’est pas en UTF-8 : enregistrez-le dans ce codage",
        "holds U+0000: take it out":
            "contient U+0000 : retirez-le",
        "is missing: every campaign has one%1":
            "manque : chaque campagne en a un%1",
        "two steps have the key `%1`: give one of them another, as `key: %2-again`":
            "deux étapes ont la clé `%1` : donnez à l’une une autre clé, comme `%2-again`",
        "a step is one of write, post, link, share%1":
            "une étape est l’une de write, post, link, share%1",
        "a step asks for one thing: make %1 steps of their own":
            "une étape demande une seule chose : faites de %1 des étapes séparées",
        "targets are %1":
            "les destinataires sont %1",
        "there is no target `%1`: %2":
            "il n’y a pas de destinataire `%1` : %2",
        "`%1` has no handles to post to: write `handles: { x: … }` under the target":
            "`%1` n’a pas de compte où publier : donnez-en un dans « Qui décide »",
        "write %1":
            "écrivez %1",
        "there is no letter `%1`: %2":
            "il n’y a pas de lettre `%1` : %2",
        "`%1` cannot be reached by %2: write one of them under the target, or another in `by`":
            "`%1` n’est pas joignable par %2 : donnez-en l’adresse dans « Qui décide », ou choisissez un autre moyen",
        "`%1` is one line: take the line break out":
            "`%1` tient sur une ligne : retirez le retour à la ligne",
        "`%1` is %2 characters long: at most %3":
            "`%1` a %2 caractères : au plus %3",
        "`%1` is a text in each language: write `%2: { %3: … }`":
            "`%1` est un texte par langue : écrivez `%2: { %3: … }`",
        "`%1` has no text in %2: another language stands there":
            "`%1` n’a pas de texte en %2 : une autre langue y figure",
        "write `%1`":
            "écrivez `%1`",
        "this campaign has %1":
            "cette campagne a %1",
        "unknown language `%1` in `%2`: %3":
            "langue inconnue `%1` dans `%2` : %3",
        "write its BCP 47 tag, as `en` or `pt-BR`":
            "écrivez son code BCP 47, comme `en` ou `pt-BR`",
        "`%1` is not a language: %2":
            "`%1` n’est pas une langue : %2",
        "`%1`: `%2` is not a date: write it as 2016-10-27":
            "`%1` : `%2` n’est pas une date : écrivez-la comme 2016-10-27",
        "`%1`: `%2` has signs that no link has: write `%3`":
            "`%1` : `%2` a des signes qu’aucun lien n’a : écrivez `%3`",
        "`%1`: `%2` is not a link: write a whole address, as https://example.org/page (only http and https)":
            "`%1` : `%2` n’est pas un lien : écrivez une adresse entière, comme https://example.org/page (seulement http et https)",
        "`%1`: `%2` %3: write `%4`":
            "`%1` : `%2` %3 : écrivez `%4`",
        "`%1`: `%2` is not an e-mail address: write it as name@example.org":
            "`%1` : `%2` n’est pas une adresse : écrivez-la comme nom@example.org",
        "has a curly apostrophe, which no address has":
            "a une apostrophe courbe, qu’aucune adresse n’a",
        "has signs that no address has":
            "a des signes qu’aucune adresse n’a",
        "`%1`: unknown `%2`: %3":
            "`%1` : `%2` est inconnu : %3",
        "`%1`: write a whole number from %2 to %3":
            "`%1` : écrivez un nombre entier de %2 à %3",
        "`%1`: write true or false":
            "`%1` : écrivez true ou false",
        "`%1`: `%2` is not a time of day: write it in quotes, as \"08:00\"":
            "`%1` : `%2` n’est pas une heure : écrivez-la comme \"08:00\"",
        "`%1` is not a key: write small letters a to z, digits and hyphens, at most 64":
            "`%1` n’est pas une clé : écrivez des minuscules de a à z, des chiffres et des traits d’union, au plus 64",
        "is empty":
            "est vide",
        "cannot be read":
            "ne se lit pas",
        "known are %1":
            "on connaît %1",
        "unknown key `%1`: %2":
            "clé inconnue `%1` : %2",
        "`%1` is a list: write `%2: [ … ]`":
            "`%1` est une liste : écrivez `%2: [ … ]`",
        "`%1` is a text: write `%2: …`":
            "`%1` est un texte : écrivez `%2: …`",
        "`%1` is a group: write `%2: { %3: … }`":
            "`%1` est un groupe : écrivez `%2: { %3: … }`",
        "`%1` is empty":
            "`%1` est vide",
        "`%1` holds a control character: take it out":
            "`%1` contient un caractère de contrôle : retirez-le",
        "%1`%2` is missing: write `%3: %4`":
            "%1`%2` manque : écrivez `%3: %4`",
        "`%1`: ":
            "`%1` : ",
        "the slug is not that of the draft: write `slug: %1`":
            "l’adresse n’est pas celle du brouillon : écrivez `slug: %1`",
        "; did you mean `%1` by `%2`?":
            " ; vouliez-vous dire `%1` par `%2` ?",
        "`{%1` is not an argument: %2":
            "`{%1` n’est pas un mot connu : %2",
        ". There is one in `%1`: name that folder":
            ". Il y en a un dans `%1` : nommez ce dossier",
        "a space is missing after the colon: write `%1`":
            "il manque une espace après les deux-points : écrivez `%1`",
        "a space is missing after the dash: write `- %1%2`":
            "il manque une espace après le tiret : écrivez `- %1%2`",
        "is not a list of keys: begin with `%1: …`":
            "n’est pas une liste de clés : commencez par `%1: …`",
        "the front matter ends with `%1`: write a line of three hyphens, `---`":
            "l’en-tête finit par `%1` : écrivez une ligne de trois traits d’union, `---`",
        "the front matter begins on the first line: take the empty lines above out":
            "l’en-tête commence à la première ligne : retirez les lignes vides au-dessus",
        "the front matter begins with `%1`: write a line of three hyphens, `---`":
            "l’en-tête commence par `%1` : écrivez une ligne de trois traits d’union, `---`",
        "begins with no front matter: write a line `---`, then `%1: …`, then a line `---`":
            "n’a pas d’en-tête : écrivez une ligne `---`, puis `%1: …`, puis une ligne `---`",
        "`%1`: letters begin with “%2”, without `%3`: write %4":
            "`%1` : les lettres commencent par « %2 », sans `%3` : écrivez %4",
        "`%1`: %2":
            "`%1` : %2",
        "`%1`: the quotes “ ” are part of the text: write straight ones, as `%2`":
            "`%1` : les guillemets “ ” font partie du texte : mettez-en de droits, comme `%2`",
        "a text that begins with `%1` needs quotes: write `%2: %3`":
            "un texte qui commence par `%1` va entre guillemets : écrivez `%2: %3`",
        "`%1` ends before ` %2`, for ` #` begins a comment: put the text in quotes, as `%3`":
            "`%1` finit avant ` %2`, car ` #` commence un commentaire : mettez le texte entre guillemets, comme `%3`",
        "`%1` is empty, for ` #` begins a comment: put the text in quotes, as `%2: %3`":
            "`%1` est vide, car ` #` commence un commentaire : mettez le texte entre guillemets, comme `%2: %3`",
        "`%1` is cut at its comma: put the text in quotes, as `%2: %3`":
            "`%1` est coupé à sa virgule : mettez le texte entre guillemets, comme `%2: %3`",
        "`%1` is cut at a comma: if that is one text, put it in quotes, as `%2`":
            "`%1` est coupé à une virgule : si c’est un seul texte, mettez-le entre guillemets, comme `%2`",
        "`%1`: letters begin with “%2”; the comma after it divides entries and is not part of the text: write %3":
            "`%1` : les lettres commencent par « %2 » ; la virgule qui suit sépare des entrées et ne fait pas partie du texte : écrivez %3",
    ]
}
