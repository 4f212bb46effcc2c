#include <gmime/gmime.h>

/* GObject's casts are macros, which Swift does not see. Each of these borrows; NULL when the object is of another kind. */

static inline GMimeObject *gmime_message_as_object(GMimeMessage *message) { return GMIME_OBJECT(message); }
static inline GMimeObject *gmime_part_as_object(GMimePart *part) { return GMIME_OBJECT(part); }
static inline GMimeObject *gmime_multipart_as_object(GMimeMultipart *multipart) { return GMIME_OBJECT(multipart); }
static inline GMimeMultipart *gmime_as_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : NULL;
}
static inline GMimePart *gmime_as_part(GMimeObject *object) { return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL; }
static inline GMimeTextPart *gmime_as_text(GMimeObject *object) { return GMIME_IS_TEXT_PART(object) ? GMIME_TEXT_PART(object) : NULL; }
static inline GMimeMessagePart *gmime_as_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? GMIME_MESSAGE_PART(object) : NULL;
}
static inline InternetAddressMailbox *gmime_as_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}
static inline GMimeStreamMem *gmime_as_memory(GMimeStream *stream) { return GMIME_STREAM_MEM(stream); }
