#include <lzma.h>

/* A macro with a cast, which Swift does not see: several streams after one another are one. */
static inline uint32_t lzma_concatenated(void) { return LZMA_CONCATENATED; }
