// Sorting doubles: a first pass throws them into bins of equal width, which a core's cache can
// hold, and each bin is sorted there the same way. Values that crowd together are left to the radix
// sort of sorting.c.
#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "Kernels.h"

#define BINS NK_SORT_BINS
#define LINE 8  // doubles of a cache line
#define FEW 24  // are sorted by insertion
#define CROWD 64  // in one inner bin is too many for that
#define PIECES 64

/// Bins of equal width over a range of values; a larger value is never in an earlier bin.
typedef struct {
  double least, scale;
} binning;

/// False where the range is empty or has no width that can be worked with.
static bool make_binning(binning *bins, double least, double most, int count) {
  double range = most - least;
  if (!(range > 0) || !isfinite(range)) return false;
  bins->least = least;
  // A little less than count, so that the largest value is in the last bin.
  bins->scale = count * (1 - 0x1p-40) / range;
  return isfinite(bins->scale);
}

static inline int bin_of(binning bins, double value) {
  return (int)((value - bins.least) * bins.scale);
}

static inline uint64_t key_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits ^ ((uint64_t)((int64_t)bits >> 63) | 1ULL << 63);
}

/// The radix sort from `from`, whose contents are lost, to `to`.
static void sort_by_keys(double *from, double *to, ptrdiff_t count) {
  uint64_t *keys = (uint64_t *)from;
  for (ptrdiff_t i = 0; i < count; i++) {
    double value;
    memcpy(&value, from + i, sizeof value);
    uint64_t key = key_of(value);
    memcpy(from + i, &key, sizeof key);
  }
  nk_sort_keys(keys, (uint64_t *)to, count);
  for (ptrdiff_t i = 0; i < count; i++) {
    uint64_t key;
    memcpy(&key, from + i, sizeof key);
    key ^= key >> 63 ? 1ULL << 63 : ~0ULL;
    memcpy(to + i, &key, sizeof key);
  }
}

static void insert(double *values, ptrdiff_t count) {
  for (ptrdiff_t i = 1; i < count; i++) {
    double value = values[i];
    ptrdiff_t place = i;
    while (place > 0 && values[place - 1] > value) {
      values[place] = values[place - 1];
      place--;
    }
    values[place] = value;
  }
}

/// Sorts one bin from `from`, whose contents may be lost, to `to`.
static void sort_bin(double *from, double *to, ptrdiff_t count) {
  if (count <= FEW) {
    memcpy(to, from, (size_t)count * sizeof(double));
    insert(to, count);
    return;
  }
  double least = from[0], most = from[0];
  for (ptrdiff_t i = 1; i < count; i++) {
    least = from[i] < least ? from[i] : least;
    most = from[i] > most ? from[i] : most;
  }
  uint32_t starts[1024 + 1];
  int bin_count = count < 200 ? 256 : 1024;
  binning bins;
  if (count > 4096 || !make_binning(&bins, least, most, bin_count)) {
    sort_by_keys(from, to, count);
    return;
  }
  memset(starts, 0, ((size_t)bin_count + 1) * sizeof(uint32_t));
  for (ptrdiff_t i = 0; i < count; i++) starts[bin_of(bins, from[i])]++;
  uint32_t sum = 0, largest = 0;
  for (int bin = 0; bin < bin_count; bin++) {
    uint32_t own = starts[bin];
    largest = own > largest ? own : largest;
    starts[bin] = sum;
    sum += own;
  }
  if (largest > CROWD) {
    sort_by_keys(from, to, count);
    return;
  }
  for (ptrdiff_t i = 0; i < count; i++) to[starts[bin_of(bins, from[i])]++] = from[i];
  insert(to, count);
}

typedef struct {
  double *from, *to;
  const uint32_t *ends;  // of bins, in values
} bins_to_sort;

static void sort_piece(void *context, ptrdiff_t piece, ptrdiff_t worker) {
  (void)worker;
  const bins_to_sort *job = context;
  for (ptrdiff_t bin = piece * (BINS / PIECES); bin < (piece + 1) * (BINS / PIECES); bin++) {
    uint32_t start = bin ? job->ends[bin - 1] : 0;
    sort_bin(job->from + start, job->to + start, job->ends[bin] - start);
  }
}

/// Moves each value to the place of its bin, a cache line at a time past the cache.
static void throw_into_bins(
    const double *values, double *to, ptrdiff_t count, binning bins, uint32_t *places,
    uint32_t *starts, double (*lines)[LINE]) {
  memcpy(starts, places, BINS * sizeof(uint32_t));
  for (ptrdiff_t i = 0; i < count; i++) {
    int bin = bin_of(bins, values[i]);
    uint32_t place = places[bin]++;
    lines[bin][place % LINE] = values[i];
    if (place % LINE != LINE - 1) continue;
    uint32_t first = place - (LINE - 1);
    if (first >= starts[bin] && place >= LINE - 1) {
#ifdef __SSE2__
      for (int j = 0; j < LINE; j += 2) _mm_stream_pd(to + first + j, _mm_load_pd(lines[bin] + j));
#else
      memcpy(to + first, lines[bin], sizeof lines[bin]);
#endif
    } else {
      for (uint32_t j = starts[bin]; j <= place; j++) to[j] = lines[bin][j % LINE];
    }
  }
#ifdef __SSE2__
  _mm_sfence();
#endif
  for (int bin = 0; bin < BINS; bin++) {
    uint32_t first = places[bin] / LINE * LINE;
    for (uint32_t j = first > starts[bin] ? first : starts[bin]; j < places[bin]; j++) {
      to[j] = lines[bin][j % LINE];
    }
  }
}

// A stretch of the values, which one thread counts and throws.
typedef struct {
  double least, most;
  bool sorted;
  double (*lines)[LINE];
  uint32_t *places, *starts;  // of its own values in each bin
} part;

typedef struct {
  double *values, *to;
  ptrdiff_t count;
  int parts;
  binning bins;
  part part[NK_SORT_PARTS];
} throwing;

static ptrdiff_t first_of(const throwing *job, ptrdiff_t index) {
  return job->count * index / job->parts;
}

static void look_through(void *context, ptrdiff_t index, ptrdiff_t worker) {
  (void)worker;
  throwing *job = context;
  const double *values = job->values;
  ptrdiff_t first = first_of(job, index), end = first_of(job, index + 1);
  double least = values[first], most = values[first];
  bool sorted = first == 0 || values[first - 1] <= values[first];
  for (ptrdiff_t i = first + 1; i < end; i++) {
    sorted &= values[i - 1] <= values[i];
    least = values[i] < least ? values[i] : least;
    most = values[i] > most ? values[i] : most;
  }
  part *own = &job->part[index];
  own->least = least;
  own->most = most;
  own->sorted = sorted;
}

static void count_part(void *context, ptrdiff_t index, ptrdiff_t worker) {
  (void)worker;
  throwing *job = context;
  uint32_t *places = job->part[index].places;
  memset(places, 0, BINS * sizeof(uint32_t));
  ptrdiff_t end = first_of(job, index + 1);
  for (ptrdiff_t i = first_of(job, index); i < end; i++) {
    places[bin_of(job->bins, job->values[i])]++;
  }
}

static void throw_part(void *context, ptrdiff_t index, ptrdiff_t worker) {
  (void)worker;
  throwing *job = context;
  part *own = &job->part[index];
  ptrdiff_t first = first_of(job, index);
  throw_into_bins(
      job->values + first, job->to, first_of(job, index + 1) - first, job->bins, own->places,
      own->starts, own->lines);
}

/// Gives each part a cache line and two counters for each bin, behind the values in scratch.
static void share_scratch(throwing *job) {
  double *rest = job->to + (job->count + LINE - 1) / LINE * LINE;
  for (int index = 0; index < job->parts; index++, rest += BINS * (LINE + 1)) {
    part *own = &job->part[index];
    own->lines = (double (*)[LINE])rest;
    own->places = (uint32_t *)(own->lines + BINS);
    own->starts = own->places + BINS;
  }
}

/// Turns the counts of each part into places; false if a bin is so full that bins are no help.
static bool set_places(throwing *job) {
  uint32_t sum = 0;
  for (int bin = 0; bin < BINS; bin++) {
    uint32_t before = sum;
    for (int index = 0; index < job->parts; index++) {
      uint32_t *place = &job->part[index].places[bin], own = *place;
      *place = sum;
      sum += own;
    }
    if (sum - before > job->count / 16) return false;
  }
  return true;
}

void nk_sort_f64(double *values, double *scratch, ptrdiff_t count) {
  if (count <= FEW) {
    insert(values, count);
    return;
  }
  // A few thousand values are not worth waking a thread for.
  throwing job = {values, scratch, count, count < 1 << 16 ? 1 : NK_SORT_PARTS, {0}, {{0}}};
  nk_parallel(job.parts, look_through, &job);
  double least = job.part[0].least, most = job.part[0].most;
  bool sorted = true;
  for (int index = 0; index < job.parts; index++) {
    const part *own = &job.part[index];
    sorted &= own->sorted;
    least = own->least < least ? own->least : least;
    most = own->most > most ? own->most : most;
  }
  if (sorted) return;
  bool is_even = count >= NK_SORT_BINNED && make_binning(&job.bins, least, most, BINS);
  if (is_even) {
    share_scratch(&job);
    nk_parallel(job.parts, count_part, &job);
    is_even = set_places(&job);
  }
  if (!is_even) {
    memcpy(scratch, values, (size_t)count * sizeof(double));
    sort_by_keys(scratch, values, count);
    return;
  }
  nk_parallel(job.parts, throw_part, &job);
  bins_to_sort bins = {scratch, values, job.part[job.parts - 1].places};
  nk_parallel(PIECES, sort_piece, &bins);
}
