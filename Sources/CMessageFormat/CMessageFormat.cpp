#include "CMessageFormat.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <unicode/msgfmt.h>
#include <vector>

char *postbag_format_message(const char *locale, const char *pattern, const char *const *names, const char *const *values,
                             int32_t count, char *error) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), icu::Locale(locale), where, status);
    if (U_FAILURE(status)) {
        std::snprintf(error, 256, "%s at character %d", u_errorName(status), where.offset);
        return nullptr;
    }
    std::vector<icu::UnicodeString> keys;
    std::vector<icu::Formattable> arguments;
    for (int32_t i = 0; i < count; i++) {
        keys.push_back(icu::UnicodeString::fromUTF8(names[i]));
        arguments.push_back(icu::Formattable(icu::UnicodeString::fromUTF8(values[i])));
    }
    icu::UnicodeString filled;
    format.format(keys.data(), arguments.data(), count, filled, status);
    if (U_FAILURE(status)) {
        std::snprintf(error, 256, "%s", u_errorName(status));
        return nullptr;
    }
    std::string utf8;
    filled.toUTF8String(utf8);
    return strdup(utf8.c_str());
}
