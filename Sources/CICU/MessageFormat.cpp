#include "CICU.h"

#include <cstdio>
#include <cstring>
#include <cstdlib>
#include <string>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <vector>

/// Whether the pattern chooses by the number in `name`: plural and selectordinal refuse text.
static bool isCounted(const icu::MessagePattern &pattern, const icu::UnicodeString &name) {
    for (int32_t i = 0; i + 1 < pattern.countParts(); i++) {
        const icu::MessagePattern::Part &part = pattern.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START && UMSGPAT_ARG_TYPE_HAS_PLURAL_STYLE(part.getArgType()) &&
            pattern.partSubstringMatches(pattern.getPart(i + 1), name))
            return true;
    }
    return false;
}

char *postbag_format_message(const char *locale, const char *pattern, const char *const *names, const char *const *values,
                             int32_t count, char *error) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), icu::Locale(locale), where, status);
    if (U_FAILURE(status)) {
        std::snprintf(error, 256, "%s at character %d", u_errorName(status), where.offset);
        return nullptr;
    }
    icu::MessagePattern parsed(icu::UnicodeString::fromUTF8(pattern), &where, status);
    std::vector<icu::UnicodeString> keys;
    std::vector<icu::Formattable> arguments;
    for (int32_t i = 0; i < count; i++) {
        keys.push_back(icu::UnicodeString::fromUTF8(names[i]));
        bool counted = isCounted(parsed, keys.back());
        arguments.push_back(counted ? icu::Formattable(static_cast<int64_t>(std::atoll(values[i])))
                                    : icu::Formattable(icu::UnicodeString::fromUTF8(values[i])));
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
