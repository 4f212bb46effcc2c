// The commit that a release is made from: bin/package gives it to the compiler. "" in other builds.
#ifndef POSTBAG_COMMIT
#define POSTBAG_COMMIT ""
#endif
