#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// Fills an ICU MessageFormat pattern with named text arguments.
///
/// All strings are UTF-8 and NUL-terminated. Returns a string the caller frees with `free`, or NULL with a
/// description in `error` (at least 256 bytes). An argument that the pattern names and the call does not
/// give stays as `{name}`. What a plural or selectordinal chooses by must be a whole number in digits.
/// Source: ICU User Guide, "Formatting Messages".
char *postbag_format_message(const char *locale, const char *pattern, const char *const *names, const char *const *values,
                             int32_t count, char *error);

/// Turns a domain name into A-labels, or back into what people read (UTS 46, non-transitional).
///
/// Checks the bidi and the joiner rules, and refuses what host names do not hold (STD 3).
/// Returns the number of octets written to `result`, of `capacity`; 0 for a name that is refused.
int32_t postbag_domain_to_ascii(const char *name, char *result, int32_t capacity);
int32_t postbag_domain_to_unicode(const char *name, char *result, int32_t capacity);
#ifdef __cplusplus
}
#endif
