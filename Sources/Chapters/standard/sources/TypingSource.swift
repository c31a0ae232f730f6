/// `typing`: names for annotations, which nothing checks.
let typingSource = """
  class _Name(object):
      def __init__(self, name):
          self._name = name

      def __getitem__(self, item):
          return self

      def __call__(self, *values, **named):
          return values[-1] if values else self

      def __or__(self, other):
          return self

      def __ror__(self, other):
          return self

      def __repr__(self):
          return 'typing.' + self._name

      def __mro_entries__(self, bases):
          return ()

  Any = _Name('Any')
  AnyStr = _Name('AnyStr')
  Annotated = _Name('Annotated')
  Callable = _Name('Callable')
  ClassVar = _Name('ClassVar')
  Collection = _Name('Collection')
  Container = _Name('Container')
  Counter = _Name('Counter')
  DefaultDict = _Name('DefaultDict')
  Deque = _Name('Deque')
  Dict = _Name('Dict')
  Final = _Name('Final')
  FrozenSet = _Name('FrozenSet')
  Generator = _Name('Generator')
  Generic = _Name('Generic')
  Hashable = _Name('Hashable')
  Iterable = _Name('Iterable')
  Iterator = _Name('Iterator')
  List = _Name('List')
  Literal = _Name('Literal')
  Mapping = _Name('Mapping')
  MutableMapping = _Name('MutableMapping')
  MutableSequence = _Name('MutableSequence')
  NoReturn = _Name('NoReturn')
  Optional = _Name('Optional')
  OrderedDict = _Name('OrderedDict')
  Protocol = _Name('Protocol')
  Self = _Name('Self')
  Sequence = _Name('Sequence')
  Set = _Name('Set')
  Sized = _Name('Sized')
  SupportsFloat = _Name('SupportsFloat')
  SupportsInt = _Name('SupportsInt')
  Text = str
  Tuple = _Name('Tuple')
  Type = _Name('Type')
  Union = _Name('Union')
  TYPE_CHECKING = False

  def TypeVar(name, *bounds, **named):
      return _Name(name)

  def NewType(name, kind):
      return lambda value: value

  def cast(kind, value):
      return value

  def overload(function):
      return function

  def final(thing):
      return thing

  def no_type_check(thing):
      return thing

  def runtime_checkable(thing):
      return thing

  def get_type_hints(thing):
      return dict(getattr(thing, '__annotations__', {}))

  class _TupleMeta(type):
      def __new__(metaclass, name, bases, names):
          from collections import namedtuple
          if not names.get('_is_root_', False):
              kinds = names.get('__annotations__', {})
              defaults = [names[key] for key in kinds if key in names]
              rest = dict((key, value) for key, value in names.items()
                          if key not in kinds and key not in ('__annotations__', '__module__'))
              made = namedtuple(name, list(kinds), defaults=defaults)
              return type(name, (made,), rest)
          return super().__new__(metaclass, name, bases, names)

  class NamedTuple(metaclass=_TupleMeta):
      _is_root_ = True

  class TypedDict(dict):
      pass
  """
