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

#endif
