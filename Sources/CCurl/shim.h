#include <curl/curl.h>

// Swift cannot call functions with variable arguments: each of these passes one typed argument.
static inline CURLcode postbag_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postbag_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postbag_curl_socket(CURL *handle, curl_socket_t *found) {
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, found);
}
