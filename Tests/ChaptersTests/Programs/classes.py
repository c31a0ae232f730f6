# Classes that inherit from built-in types, metaclasses, and the modules about classes.
import abc
import copy
import dataclasses
import enum
import functools
import pickle
import typing
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


class Stack(list):
    def __init__(self, *values):
        super().__init__(values)
        self.pushed = 0

    def push(self, x):
        self.append(x)
        self.pushed += 1
        return self

    def __getitem__(self, i):
        return 'item', super().__getitem__(i)


s = Stack(1, 2).push(3)
print(s, s[0], s[-1], len(s), s.pushed, isinstance(s, list), s == [1, 2, 3], sum(s), 3 in s)
s.extend([5, 4])
s.sort(reverse=True)
s += [9]
print(s, type(s).__name__, sorted(s), list(map(str, s)), max(s), s.index(4))


class Config(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


c = Config(a=1, b={'c': 2})
c.d = 3
print(c, c.a, c['d'], sorted(c), 'd' in c, {**c}, dict(c) == c, len(c), c.get('zz', 0))


class Attributes(dict):
    def __init__(self, *args, **kwargs):
        super(Attributes, self).__init__(*args, **kwargs)
        self.__dict__ = self


a = Attributes(x=1)
a.y = 2
a['z'] = 3
print(a, a.x, a['y'], a.z)


class Lower(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key.lower(), value)

    def __missing__(self, key):
        return 'no ' + key


low = Lower()
low['ABC'] = 1
print(low, low['abc'], low['q'])


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return 'Celsius(%s)' % float.__repr__(self)


t = Celsius(36.6)
print(t, str(t), '%.1f' % t, round(t.fahrenheit(), 2), t + 1, type(t + 1).__name__, t > 36, int(t), f'{t:.2f}')


class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value // 2 * 2)


print(Even(7), Even(7) + 1, [Even(3)], {Even(4): 'four'}[4], Even(9) == 8, isinstance(Even(1), int), Even(6).bit_length())


class Name(str):
    @property
    def initials(self):
        return ''.join(part[0] for part in self.split())


n = Name('ada lovelace')
print(n, n.initials, n.title(), n + '!', len(n), n[:3], n == 'ada lovelace', hash(n) == hash('ada lovelace'), {n: 1}['ada lovelace'])


class Tags(set):
    def add(self, tag):
        super().add(tag.strip())


tags = Tags(['a'])
tags.add(' b ')
print(sorted(tags), 'b' in tags, tags | {'c'} == {'a', 'b', 'c'}, len(tags), isinstance(tags, set))


class Point(namedtuple('Point', ['x', 'y'])):
    __slots__ = ()

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


p = Point(1, y=2)
x, y = p
print(p, p + Point(3, 4), p.x, p[1], x + y, Point._fields, p._asdict(), Point._make([5, 6]), p == (1, 2))


class Words(Counter):
    def top(self):
        return self.most_common(1)[0]


class Groups(defaultdict):
    def __init__(self):
        super().__init__(list)


w = Words('abracadabra')
g = Groups()
g['x'].append(1)
print(w['a'], w.top(), dict(g), len(w))


class NotFound(KeyError):
    pass


class Coded(Exception):
    def __init__(self, code, message='failed'):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return '[%d] %s' % (self.code, self.args[0])


for error in (NotFound('k'), Coded(3), Coded(4, 'why')):
    try:
        raise error
    except LookupError as e:
        print('lookup', repr(e), str(e))
    except Coded as e:
        print('coded', e, e.code, e.args)


# How special methods are asked.
class Vector:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return 'V%r' % (self.v,)

    def __add__(self, o):
        return Vector(*(a + b for a, b in zip(self.v, o.v))) if isinstance(o, Vector) else NotImplemented

    __radd__ = __add__

    def __mul__(self, k):
        return Vector(*(a * k for a in self.v))

    __rmul__ = __mul__

    def __eq__(self, o):
        return isinstance(o, Vector) and self.v == o.v

    def __hash__(self):
        return hash(self.v)

    def __format__(self, spec):
        return '<' + ', '.join(format(a, spec) for a in self.v) + '>'

    def __reversed__(self):
        return iter(self.v[::-1])

    def __bool__(self):
        return any(self.v)

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.v, o.v))

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return sum(a * a for a in self.v) ** 0.5


v = Vector(3, 4)
print(v + v, 2 * v, v * 2, -v, abs(v), v @ v, f'{v:.1f}', list(reversed(v)), bool(Vector(0)), {v: 1}[Vector(3, 4)])
try:
    v + 1
except TypeError as e:
    print(e)


class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = kwargs
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.made = True

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return 'meta ' + name


class Plugin(metaclass=Meta, tag='p'):
    pass


print(Meta.registry, Plugin.made, len(Plugin), Plugin.other, type(Plugin) is Meta, isinstance(Plugin, Meta))


class Singleton(type):
    _instances = {}

    def __call__(cls, *args):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args)
        return cls._instances[cls]


class Only(metaclass=Singleton):
    def __init__(self, x):
        self.x = x


print(Only(1) is Only(2), Only(3).x)


class Positive:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError('%s must be positive' % self.name)
        setattr(instance, self.name, value)


class Item:
    price = Positive()

    def __init__(self, price):
        self.price = price


i = Item(3)
i.price = 5
print(i.price, vars(i))
try:
    i.price = -1
except ValueError as e:
    print(e)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        """The area."""

    @classmethod
    def unit(cls):
        return cls(1)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print(Square.unit().area(), isinstance(Square(2), Shape), Shape.__abstractmethods__)
try:
    Shape()
except TypeError:
    print('abstract')


@dataclasses.dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    notes: typing.List[str] = dataclasses.field(default_factory=list, compare=False, repr=False)


@dataclasses.dataclass
class Counted:
    n: int
    twice: int = dataclasses.field(init=False)
    made: typing.ClassVar[int] = 7

    def __post_init__(self):
        self.twice = self.n * 2


one, two = Version(1, 2), Version(2)
print(one, two, one < two, max(one, two), one == Version(1, 2, ['x']), len({one, Version(1, 2)}))
print(dataclasses.asdict(two), dataclasses.replace(one, minor=9), [f.name for f in dataclasses.fields(one)], Counted(3))
try:
    one.major = 3
except dataclasses.FrozenInstanceError as e:
    print(e)


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    LIME = 2

    @property
    def low(self):
        return self.name.lower()


class Planet(enum.Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


class Level(enum.IntEnum):
    LOW = enum.auto()
    HIGH = enum.auto()


class Bits(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


print(list(Colour), Colour.LIME is Colour.GREEN, Colour.RED.low, Colour['RED'], Colour(2), Colour.RED in Colour)
print(Planet.MARS.mass, Planet.EARTH, Level.HIGH > Level.LOW, Level.LOW + 1, Level(2).name, '%d' % Level.HIGH)
print(Bits.A | Bits.C, bool(Bits.A & Bits.B), Bits.A in (Bits.A | Bits.B), Colour.RED == 1, Colour.RED != Colour.GREEN)


@contextmanager
def tagged(name):
    print('<%s>' % name)
    try:
        yield name.upper()
    except ValueError as e:
        print('swallowed', e)
    finally:
        print('</%s>' % name)


with tagged('b') as inside:
    print(inside)
    raise ValueError('v')
with suppress(KeyError, IndexError):
    [][1]
with nullcontext(5) as five, ExitStack() as stack:
    stack.enter_context(tagged('i'))
    stack.callback(print, 'callback')
    print(five)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Circle:
    def __init__(self, r):
        self.r = r

    @functools.cached_property
    def area(self):
        print('computed')
        return 3 * self.r ** 2

    @functools.lru_cache()
    def scaled(self, k):
        return self.r * k


circle = Circle(2)
print(fib(12), circle.area, circle.area, circle.scaled(3), circle.scaled(3))


class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent, self.children = value, parent, []
        if parent:
            parent.children.append(self)


root = Node(1)
_ = Node(2, root)
again = copy.deepcopy(root)
print(again.children[0].parent is again, again.children[0] is root.children[0], copy.copy(root).children is root.children)


class Odd:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep'


print(copy.copy(Odd()), copy.deepcopy([Odd()]), copy.deepcopy(Stack(1, [2])), copy.copy(Config(a=1)))


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b


back = pickle.loads(pickle.dumps([Pair(1, {'x': (2, 3)}), Pair('s', None)], 2))
print(back[0].a, back[0].b, back[1].a, back[1].b, type(back[0]).__name__)
print(Stack.__mro__[1] is list, [c.__name__ for c in Words.__mro__[:2]], Point.__bases__[0].__name__, issubclass(Even, int))


# What the random programs of language.py found.
def closing():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


for value in closing():
    print(value)
    break
print('after the loop')


def named(**keywords):
    return keywords


for call in (lambda: named(**{'a': 6}, a=1), lambda: named(a=1, **{'b': 2})):
    try:
        print(sorted(call().items()))
    except TypeError:
        print('TypeError')
try:
    next(iter([]))
except StopIteration as end:
    print(repr(str(end)))
print(float(-10**25 + 3), format(-10**25 + 3, ',.2f'), float(2**64 - 1), float(2**70 + 2**17 + 1))
