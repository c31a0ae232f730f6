// Vectors of one level's width; included inside a body, see for_each_level.h.
#undef LANES
#undef V
#undef W
#undef AT
#undef READ
#define LANES ((ptrdiff_t)(VECTOR_BYTES / sizeof(REAL)))
#define V L(nk_vector)
#define W L(nk_whole_vector)
typedef REAL V __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(REAL)), may_alias));
typedef WHOLE W __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(REAL)), may_alias));
// Four numbers, on any level.
typedef REAL L(nk_four) __attribute__((vector_size(4 * sizeof(REAL)), aligned(sizeof(REAL)), may_alias));

// A vector anywhere in memory.
#define AT(place) (*(V *)(place))
#define READ(place) (*(const V *)(place))

// to[j][i] = from[i][j], whose rows lie `from_step` and `to_step` numbers apart.
static inline void L(nk_turn)(const void *from_numbers, ptrdiff_t from_step, void *to_numbers,
                       ptrdiff_t to_step, ptrdiff_t rows, ptrdiff_t columns) {
  typedef REAL number __attribute__((may_alias));
  const number *from = from_numbers;
  number *to = to_numbers;
  if (rows == 1 && to_step == 1) {
    memcpy(to, from, (size_t)columns * sizeof(REAL));
    return;
  }
  ptrdiff_t whole_rows = rows & ~(ptrdiff_t)3, whole_columns = columns & ~(ptrdiff_t)3;
  for (ptrdiff_t i = 0; i < whole_rows; i += 4)
    for (ptrdiff_t j = 0; j < whole_columns; j += 4) {
      const number *x = from + i * from_step + j;
      number *y = to + j * to_step + i;
#define FOUR(place) (*(L(nk_four) *)(place))
      L(nk_four) a = FOUR(x), b = FOUR(x + from_step), c = FOUR(x + 2 * from_step),
                 d = FOUR(x + 3 * from_step);
      L(nk_four) e = __builtin_shufflevector(a, b, 0, 4, 1, 5);
      L(nk_four) f = __builtin_shufflevector(c, d, 0, 4, 1, 5);
      L(nk_four) g = __builtin_shufflevector(a, b, 2, 6, 3, 7);
      L(nk_four) h = __builtin_shufflevector(c, d, 2, 6, 3, 7);
      FOUR(y) = __builtin_shufflevector(e, f, 0, 1, 4, 5);
      FOUR(y + to_step) = __builtin_shufflevector(e, f, 2, 3, 6, 7);
      FOUR(y + 2 * to_step) = __builtin_shufflevector(g, h, 0, 1, 4, 5);
      FOUR(y + 3 * to_step) = __builtin_shufflevector(g, h, 2, 3, 6, 7);
#undef FOUR
    }
  for (ptrdiff_t i = whole_rows; i < rows; i++)
    for (ptrdiff_t j = 0; j < whole_columns; j++) to[j * to_step + i] = from[i * from_step + j];
  for (ptrdiff_t j = whole_columns; j < columns; j++)
    for (ptrdiff_t i = 0; i < rows; i++) to[j * to_step + i] = from[i * from_step + j];
}
