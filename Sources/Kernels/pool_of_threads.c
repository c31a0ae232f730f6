// A small pool of threads that share the pieces of one job at a time.
//
// The threads spin for some microseconds after a job, since the next step of a plan usually follows
// at once, then sleep on a futex: spinning on cores that others want costs everybody. Where a core is
// in demand, a helper that lost it in the middle of a piece would make everyone wait, so helpers offer
// their cores between jobs, before the scheduler takes them. (Measured beside a program that spins on
// one of two cores: N3 of Benchmarks takes 1.0 to 1.2 times what one thread alone takes, before 1.6.)
#define _GNU_SOURCE  // syscall, clock_gettime
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "Kernels.h"

// The open job. Only the thread that holds `busy` writes these, and only while no job is open and
// no helper is inside one.
static nk_body job_body;
static void *job_context;
static ptrdiff_t job_count;
static int job_threads;

static atomic_flag busy = ATOMIC_FLAG_INIT;
static _Atomic uint32_t open_job;        // the open job's number, 0 for none
static _Atomic ptrdiff_t next_piece;
static _Atomic uint32_t helpers_inside;
static _Atomic int caller_sleeps;        // until no helper is inside
static _Atomic uint32_t wake_ups;        // the word that sleepers wait on
static _Atomic int sleepers;
static uint32_t last_job;

// Guarded by `busy`.
static int helpers_started;

// How long a helper works before it offers its core to others, between two jobs, where nobody waits for
// it: less than the scheduler's shortest turn, so that it is not put aside in the middle of a job.
static const long turn_nanoseconds = 1500000;
// A helper that comes back after so long from a job was put aside in it, or the job was long.
static const long interruption_nanoseconds = 500000;
// How long a helper looks for the next job before it sleeps.
static const long spin_nanoseconds = 50000;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000L + now.tv_nsec;
}

static void do_pieces(ptrdiff_t worker) {
  nk_body body = job_body;
  void *context = job_context;
  ptrdiff_t count = job_count, piece;
  while ((piece = atomic_fetch_add(&next_piece, 1)) < count) body(context, piece, worker);
}

// A helper's turn on its core.
struct turn {
  long since;
  long last_seen;
};

// Between two jobs: gives the core to whoever else wants it once the turn has been long. Where nobody
// does, this is one short call in thousands of jobs.
static void offer_core(struct turn *turn, long now) {
  if (now - turn->last_seen > interruption_nanoseconds) turn->since = now;
  if (now - turn->since > turn_nanoseconds) {
    sched_yield();
    turn->since = now = nanoseconds();
  }
  turn->last_seen = now;
}

// Waits for a job other than the one seen; returns its number.
static uint32_t next_job(uint32_t seen, struct turn *turn) {
  for (;;) {
    long now = nanoseconds();
    offer_core(turn, now);
    long until = now + spin_nanoseconds;
    do {
      for (int i = 0; i < 64; i++) {
        uint32_t job = atomic_load(&open_job);
        if (job != 0 && job != seen) return job;
        pause_briefly();
      }
    } while (nanoseconds() < until);
    uint32_t before = atomic_load(&wake_ups);
    atomic_fetch_add(&sleepers, 1);
    // A job opened from here on finds a sleeper and changes wake_ups; the wait then returns.
    uint32_t job = atomic_load(&open_job);
    if (job == 0 || job == seen)
      syscall(SYS_futex, &wake_ups, FUTEX_WAIT_PRIVATE, before, NULL, NULL, 0);
    atomic_fetch_sub(&sleepers, 1);
  }
}

static void *help(void *argument) {
  ptrdiff_t worker = (ptrdiff_t)argument;
  uint32_t seen = 0;
  struct turn turn = {0, 0};
  for (;;) {
    uint32_t job = next_job(seen, &turn);
    seen = job;
    // Being inside keeps the job's fields as they are, if it is still open once we are.
    atomic_fetch_add(&helpers_inside, 1);
    if (atomic_load(&open_job) == job && worker < job_threads) do_pieces(worker);
    if (atomic_fetch_sub(&helpers_inside, 1) == 1 && atomic_load(&caller_sleeps))
      syscall(SYS_futex, &helpers_inside, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
  }
  return NULL;
}

static void start_helpers(int wanted) {
  while (helpers_started < wanted) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int failed = pthread_create(&thread, &attributes, help, (void *)(ptrdiff_t)(helpers_started + 1));
    pthread_attr_destroy(&attributes);
    if (failed) return;  // fewer threads do the same work
    helpers_started++;
  }
}

static void do_alone(ptrdiff_t count, nk_body body, void *context) {
  for (ptrdiff_t piece = 0; piece < count; piece++) body(context, piece, 0);
}

static void wait_for_helpers(void) {
  for (int spins = 0; spins < 1024; spins++) {
    if (atomic_load(&helpers_inside) == 0) return;
    pause_briefly();
  }
  // It may be our core that a helper needs. A thread that sleeps keeps its claim to the time it does
  // not use; one that yields gives it up.
  uint32_t inside;
  atomic_store(&caller_sleeps, 1);
  while ((inside = atomic_load(&helpers_inside)) > 0)
    syscall(SYS_futex, &helpers_inside, FUTEX_WAIT_PRIVATE, inside, NULL, NULL, 0);
  atomic_store(&caller_sleeps, 0);
}

static void do_together(int threads, ptrdiff_t count, nk_body body, void *context) {
  if (helpers_started < threads - 1) start_helpers(threads - 1);
  job_body = body;
  job_context = context;
  job_count = count;
  job_threads = threads;
  atomic_store(&next_piece, 0);
  if (++last_job == 0) last_job = 1;
  atomic_store(&open_job, last_job);
  if (atomic_load(&sleepers) > 0) {
    atomic_fetch_add(&wake_ups, 1);
    syscall(SYS_futex, &wake_ups, FUTEX_WAKE_PRIVATE, threads - 1, NULL, NULL, 0);
  }
  do_pieces(0);
  atomic_store(&open_job, 0);
  wait_for_helpers();
}

void nk_parallel_on(int threads, ptrdiff_t count, nk_body body, void *context) {
  if (threads > NK_MOST_THREADS) threads = NK_MOST_THREADS;
  if (threads <= 1 || count <= 1 || atomic_flag_test_and_set(&busy)) {
    do_alone(count, body, context);
    return;
  }
  do_together(threads, count, body, context);
  atomic_flag_clear(&busy);
}

static int counted_threads(void) {
  const char *wish = getenv("NNREPL_THREADS");
  long count = wish ? strtol(wish, NULL, 10) : 0;
  if (count < 1) count = sysconf(_SC_NPROCESSORS_ONLN);
  if (count < 1) return 1;
  return count > NK_MOST_THREADS ? NK_MOST_THREADS : (int)count;
}

int nk_thread_count(void) {
  static _Atomic int count;
  int known = atomic_load(&count);
  if (known == 0) atomic_store(&count, known = counted_threads());
  return known;
}

void nk_parallel(ptrdiff_t count, nk_body body, void *context) {
  nk_parallel_on(nk_thread_count(), count, body, context);
}
