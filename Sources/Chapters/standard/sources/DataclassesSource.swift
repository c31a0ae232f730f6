/// `dataclasses`: classes made from annotated names.
let dataclassesSource = """
  class _Missing(object):
      def __repr__(self):
          return 'MISSING'

  MISSING = _Missing()

  class FrozenInstanceError(AttributeError):
      pass

  class Field(object):
      def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
          self.name = None
          self.type = None
          self.default = default
          self.default_factory = default_factory
          self.init = init
          self.repr = repr
          self.hash = hash
          self.compare = compare
          self.metadata = {} if metadata is None else metadata
          self.kw_only = kw_only

      def __repr__(self):
          return 'Field(name=%r,type=%r,default=%r)' % (self.name, self.type, self.default)

  def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
            compare=True, metadata=None, kw_only=False):
      if default is not MISSING and default_factory is not MISSING:
          raise ValueError('cannot specify both default and default_factory')
      return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

  def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                frozen=False, match_args=True, kw_only=False, slots=False):
      def wrap(cls):
          return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
      return wrap if cls is None else wrap(cls)

  def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
      found = {}
      for base in reversed(cls.__mro__):
          if base is not cls:
              own = base.__dict__.get('__dataclass_fields__') if hasattr(base, '__dataclass_fields__') else None
              if own:
                  found.update(own)
      own_names = cls.__dict__
      for name, kind in own_names.get('__annotations__', {}).items():
          if 'ClassVar' in kind:
              continue
          if 'KW_ONLY' in kind:
              kw_only = True
              continue
          given = own_names.get(name, MISSING)
          if isinstance(given, Field):
              item = given
              if item.default is MISSING:
                  delattr(cls, name)
              else:
                  setattr(cls, name, item.default)
          else:
              if isinstance(given, (list, dict, set)):
                  raise ValueError('mutable default %s for field %s is not allowed: use default_factory'
                                   % (type(given), name))
              item = Field(given, MISSING, True, True, None, True, None, False)
          item.name = name
          item.type = kind
          if kw_only:
              item.kw_only = True
          found[name] = item
      cls.__dataclass_fields__ = found
      items = [item for item in found.values()]
      positional = [item for item in items if item.init and not item.kw_only]
      seen = None
      for item in positional:
          has_default = item.default is not MISSING or item.default_factory is not MISSING
          if seen is not None and not has_default:
              raise TypeError('non-default argument %r follows default argument' % (item.name,))
          if has_default:
              seen = item.name
      title = cls.__qualname__

      def initialise(*values, **named):
          self = values[0]
          values = values[1:]
          if len(values) > len(positional):
              raise TypeError('%s.__init__() takes %d positional arguments but %d were given'
                              % (title, len(positional) + 1, len(values) + 1))
          given = {}
          for item, value in zip(positional, values):
              given[item.name] = value
          for name, value in named.items():
              if name not in found or not found[name].init:
                  raise TypeError('%s.__init__() got an unexpected keyword argument %r' % (title, name))
              if name in given:
                  raise TypeError('%s.__init__() got multiple values for argument %r' % (title, name))
              given[name] = value
          missing = []
          for item in items:
              if item.name in given:
                  value = given[item.name]
              elif item.default_factory is not MISSING:
                  value = item.default_factory()
              elif item.default is not MISSING:
                  value = item.default
              elif item.init:
                  missing.append(item.name)
                  continue
              else:
                  continue
              object.__setattr__(self, item.name, value)
          if missing:
              raise TypeError('%s.__init__() missing %d required positional argument%s: %s'
                              % (title, len(missing), '' if len(missing) == 1 else 's',
                                 ' and '.join(repr_of(name) for name in missing)))
          if hasattr(self, '__post_init__'):
              self.__post_init__()

      def represent(self):
          return self.__class__.__qualname__ + '(' + ', '.join(
              '%s=%s' % (item.name, repr_of(getattr(self, item.name))) for item in items if item.repr) + ')'

      def values_of(instance):
          return tuple(getattr(instance, item.name) for item in items if item.compare)

      def compare(name, test):
          def method(self, other):
              if other.__class__ is not self.__class__:
                  return NotImplemented
              return test(values_of(self), values_of(other))
          if name not in own_names:
              setattr(cls, name, method)

      if init and '__init__' not in own_names:
          cls.__init__ = initialise
      if repr and '__repr__' not in own_names:
          cls.__repr__ = represent
      if eq:
          compare('__eq__', lambda a, b: a == b)
      if order:
          compare('__lt__', lambda a, b: a < b)
          compare('__le__', lambda a, b: a <= b)
          compare('__gt__', lambda a, b: a > b)
          compare('__ge__', lambda a, b: a >= b)
      if frozen:
          def refuse(self, name, value):
              raise FrozenInstanceError('cannot assign to field %r' % (name,))
          def refuse_delete(self, name):
              raise FrozenInstanceError('cannot delete field %r' % (name,))
          cls.__setattr__ = refuse
          cls.__delattr__ = refuse_delete
      if '__hash__' not in own_names:
          if unsafe_hash or (eq and frozen):
              cls.__hash__ = lambda self: hash(values_of(self))
          elif eq:
              cls.__hash__ = None
      cls.__match_args__ = tuple(item.name for item in positional)
      return cls

  def repr_of(value):
      return repr(value)

  def fields(thing):
      found = getattr(thing, '__dataclass_fields__', None)
      if found is None:
          raise TypeError('must be called with a dataclass type or instance')
      return tuple(found.values())

  def is_dataclass(thing):
      return hasattr(thing, '__dataclass_fields__')

  def _inner(value, whole):
      if is_dataclass(value) and not isinstance(value, type):
          return whole(value)
      if isinstance(value, list):
          return [_inner(part, whole) for part in value]
      if isinstance(value, tuple):
          return tuple(_inner(part, whole) for part in value)
      if isinstance(value, dict):
          return dict((_inner(key, whole), _inner(part, whole)) for key, part in value.items())
      return value

  def asdict(instance):
      return dict((item.name, _inner(getattr(instance, item.name), asdict)) for item in fields(instance))

  def astuple(instance):
      return tuple(_inner(getattr(instance, item.name), astuple) for item in fields(instance))

  def replace(instance, **changes):
      for item in fields(instance):
          if item.init and item.name not in changes:
              changes[item.name] = getattr(instance, item.name)
      return instance.__class__(**changes)
  """
