// The commit that a release is made from: bin/package gives it to the compiler. "" in other builds.
#ifndef POSTBAG_COMMIT
#define POSTBAG_COMMIT ""
#endif

// Swift sees no macro of the command line, but a function that uses it.
static inline const char *postbag_commit(void) { return POSTBAG_COMMIT; }
