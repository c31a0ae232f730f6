// What the processor can do: 4 for AVX-512, 3 for AVX2, 0 for neither (x86-64-v4 and -v3).
#pragma once
extern int nk_highest_level;
// What tests allow on their own thread.
extern _Thread_local int nk_allowed_level;

static inline int nk_level(void) {
  return nk_allowed_level < nk_highest_level ? nk_allowed_level : nk_highest_level;
}
