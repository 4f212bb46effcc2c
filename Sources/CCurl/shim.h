#include <curl/curl.h>

// Swift cannot call functions with variable arguments: each of these passes one typed argument.
static inline CURLcode postbag_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postbag_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

// The octets are copied.
static inline CURLcode postbag_curl_set_octets(CURL *handle, CURLoption option, const void *octets, size_t length) {
    struct curl_blob blob = {(void *)octets, length, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}

// The buffer of CURL_ERROR_SIZE octets must outlive the handle.
static inline CURLcode postbag_curl_set_error_buffer(CURL *handle, char *buffer) {
    return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

static inline CURLcode postbag_curl_socket(CURL *handle, curl_socket_t *found) {
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, found);
}

// Whether to insist on encryption after a plain greeting. The option's type differs between versions.
static inline CURLcode postbag_curl_require_tls(CURL *handle, int isRequired) {
    return curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)(isRequired ? CURLUSESSL_ALL : CURLUSESSL_NONE));
}
