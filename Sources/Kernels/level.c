// Finds out what the processor can do before main starts.
#include "level.h"

#include "Kernels.h"

int nk_highest_level = 0;
_Thread_local int nk_allowed_level = 4;

__attribute__((constructor)) static void find_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v3")) nk_highest_level = 3;
  if (__builtin_cpu_supports("x86-64-v4")) nk_highest_level = 4;
#endif
}

int nk_use_level(int wanted) {
  nk_allowed_level = wanted;
  return nk_level();
}
