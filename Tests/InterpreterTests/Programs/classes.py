class Shape(object):
    """A shape."""
    count = 0
    sides = {}

    def __init__(self, name, size=1):
        self.name = name
        self._size = size
        self.__secret = 7
        Shape.count += 1

    def area(self):
        return self._size ** 2

    def __repr__(self):
        return "Shape(%r, %d)" % (self.name, self._size)

    def __str__(self):
        return self.name

    @property
    def size(self):
        return self._size

    @size.setter
    def size(self, value):
        self._size = value

    @staticmethod
    def unit():
        return Shape("unit")

    @classmethod
    def named(cls, name):
        return cls(name, 2)

    def secret(self):
        return self.__secret

class Square(Shape):
    def __init__(self, size):
        super().__init__("square", size)

    def area(self):
        return super(Square, self).area() + 0.5

a = Shape("a", 3)
print(a, repr(a), [a], {"k": a})
print(a.area(), a.size, a.secret(), a.__class__.__name__, a.__doc__)
a.size = 5
print(a.size, a._size, Shape.unit(), Square.named, isinstance(Square.named, object)) if False else print(a.size)
s = Square(4)
print(s.area(), s.name, isinstance(s, Shape), isinstance(a, Square), issubclass(Square, Shape))
print(Shape.count, Square.count, s.count, Square.__bases__[0].__name__)
print(hasattr(s, "area"), hasattr(s, "volume"), getattr(s, "volume", None))
setattr(s, "volume", 9)
print(s.volume, sorted(vars(s)))
del s.volume
print(hasattr(s, "volume"))
f = s.area
print(f(), Shape.area(s), Shape.named("n").size)

class Vector:
    def __init__(self, *values): self.values = list(values)
    def __len__(self): return len(self.values)
    def __getitem__(self, i): return self.values[i]
    def __setitem__(self, i, v): self.values[i] = v
    def __contains__(self, v): return v in self.values
    def __iter__(self): return iter(self.values)
    def __eq__(self, other): return self.values == other.values
    def __lt__(self, other): return len(self) < len(other)
    def __add__(self, other): return Vector(*[a + b for a, b in zip(self, other)])
    def __radd__(self, other): return Vector(*[other + a for a in self])
    def __mul__(self, k): return Vector(*[a * k for a in self])
    def __rmul__(self, k): return self * k
    def __neg__(self): return self * -1
    def __iadd__(self, other):
        self.values = [a + b for a, b in zip(self, other)]
        return self
    def __call__(self, x): return x + len(self)
    def __bool__(self): return len(self.values) > 0
    def __hash__(self): return len(self.values)

u, v = Vector(1, 2), Vector(3, 4)
print((u + v).values, (1 + u).values, (2 * u).values, (-u).values, u[1], len(u))
print(2 in u, 5 in u, list(u), u == Vector(1, 2), u != v, u < Vector(1, 2, 3), u(10), bool(Vector()))
w = u
w += v
print(u.values, w is u, [x for x in u], sum(u), max(u))
u[0] = 100
print(u.values, {u: 1}[u], sorted([Vector(1, 2, 3), Vector(1)])[0].values)

class Base:
    def who(self): return "base"
class Left(Base):
    def who(self): return "left " + super().who()
class Right(Base):
    def who(self): return "right " + super().who()
class Both(Left, Right):
    def who(self): return "both " + super().who()
print(Both().who(), [c.__name__ for c in Both.__mro__][:4])

class Lazy:
    def __getattr__(self, name): return name.upper()
print(Lazy().hello)

class Counter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Counter(3)), [i for i in Counter(2)], next(Counter(5)))

class Outer:
    limit = 3
    table = [i * 2 for i in range(limit)]
    class Inner:
        value = 8
    def make(self): return Outer.Inner()
print(Outer.table, Outer().make().value, Outer.Inner.value)
def factory(n):
    class Local:
        def get(self): return n
    return Local()
print(factory(3).get() + factory(4).get())
# expect: a Shape('a', 3) [Shape('a', 3)] {'k': Shape('a', 3)}
# expect: 9 3 7 Shape A shape.
# expect: 5
# expect: 16.5 square True False True
# expect: 2 2 2 Shape
# expect: True False None
# expect: 9 ['_Shape__secret', '_size', 'name', 'volume']
# expect: False
# expect: 16.5 16 2
# expect: [4, 6] [2, 3] [2, 4] [-1, -2] 2 2
# expect: True False [1, 2] True True True 12 False
# expect: [4, 6] True [4, 6] 10 6
# expect: [100, 6] 1 [1]
# expect: both left right base ['Both', 'Left', 'Right', 'Base']
# expect: HELLO
# expect: [2, 1, 0] [1, 0] 4
# expect: [0, 2, 4] 8 8
# expect: 7
