#include "CICU.h"

#include <unicode/uidna.h>

/// Made once and never changed: ICU lets all threads use it.
static const UIDNA *names() {
    static UErrorCode status = U_ZERO_ERROR;
    static const UIDNA *names =
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI |
                            UIDNA_CHECK_CONTEXTJ | UIDNA_USE_STD3_RULES,
                        &status);
    return U_SUCCESS(status) ? names : nullptr;
}

using Conversion = int32_t (*)(const UIDNA *, const char *, int32_t, char *, int32_t, UIDNAInfo *, UErrorCode *);

static int32_t converted(Conversion convert, const char *name, char *result, int32_t capacity) {
    if (names() == nullptr)
        return 0;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t length = convert(names(), name, -1, result, capacity, &info, &status);
    return U_FAILURE(status) || info.errors != 0 || length > capacity ? 0 : length;
}

int32_t postbag_domain_to_ascii(const char *name, char *result, int32_t capacity) {
    return converted(uidna_nameToASCII_UTF8, name, result, capacity);
}

int32_t postbag_domain_to_unicode(const char *name, char *result, int32_t capacity) {
    return converted(uidna_nameToUnicodeUTF8, name, result, capacity);
}
