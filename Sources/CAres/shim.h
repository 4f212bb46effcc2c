#ifndef POSTBAG_CARES_H
#define POSTBAG_CARES_H

#include <ares.h>
#include <arpa/nameser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>

/* The answer to one question: its octets, and the status of c-ares. */
struct cares_answer {
    int status;
    unsigned char *octets;
    int length;
};

static inline void cares_keep(void *answer, int status, int timeouts, unsigned char *octets, int length) {
    struct cares_answer *kept = answer;
    (void)timeouts;
    kept->status = status;
    if (octets == NULL || length <= 0) return;
    kept->octets = malloc((size_t)length);
    if (kept->octets == NULL) {
        kept->status = ARES_ENOMEM;
        return;
    }
    memcpy(kept->octets, octets, (size_t)length);
    kept->length = length;
}

/* Asks name servers, those of the system where `servers` is NULL, and waits for the answer: two
   tries of two seconds for each server. Whoever calls frees the octets of the answer. */
static inline struct cares_answer cares_ask(const char *servers, const char *name, int type) {
    struct cares_answer answer = {ARES_ENOTINITIALIZED, NULL, 0};
    struct ares_options options;
    ares_channel channel;
    memset(&options, 0, sizeof options);
    options.timeout = 2000;
    options.tries = 2;
    if (ares_init_options(&channel, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES) != ARES_SUCCESS) return answer;
    if (servers != NULL && ares_set_servers_ports_csv(channel, servers) != ARES_SUCCESS) {
        answer.status = ARES_EBADSTR;
        ares_destroy(channel);
        return answer;
    }
    ares_query(channel, name, ns_c_in, type, cares_keep, &answer);
    for (;;) {
        fd_set reads, writes;
        struct timeval wait;
        FD_ZERO(&reads);
        FD_ZERO(&writes);
        int count = ares_fds(channel, &reads, &writes);
        if (count == 0) break;
        select(count, &reads, &writes, NULL, ares_timeout(channel, NULL, &wait));
        ares_process(channel, &reads, &writes);
    }
    ares_destroy(channel);
    return answer;
}

/* c-ares 1.34 deprecates these in favour of what Debian 12 does not have, and gives their status a
   type of its own. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static inline int cares_parse_texts(const struct cares_answer *answer, struct ares_txt_ext **list) {
    return ares_parse_txt_reply_ext(answer->octets, answer->length, list);
}

static inline int cares_parse_addresses(const struct cares_answer *answer, int isIPv6, struct hostent **host) {
    if (isIPv6) return ares_parse_aaaa_reply(answer->octets, answer->length, host, NULL, NULL);
    return ares_parse_a_reply(answer->octets, answer->length, host, NULL, NULL);
}

static inline int cares_parse_exchanges(const struct cares_answer *answer, struct ares_mx_reply **list) {
    return ares_parse_mx_reply(answer->octets, answer->length, list);
}

static inline int cares_parse_names(const struct cares_answer *answer, struct hostent **host) {
    return ares_parse_ptr_reply(answer->octets, answer->length, NULL, 0, AF_INET, host);
}

#pragma GCC diagnostic pop

static const int cares_success = ARES_SUCCESS;
static const int cares_no_data = ARES_ENODATA;
static const int cares_not_found = ARES_ENOTFOUND;

#endif
