/// `enum`: classes of named constants.
let enumSource = """
  class auto(object):
      pass

  def _is_member(name, value):
      if name.startswith('_'):
          return False
      return not (callable(value) or type(value).__name__ in ('property', 'staticmethod', 'classmethod'))

  class EnumMeta(type):
      def __new__(metaclass, name, bases, names, **keywords):
          plain = {}
          members = []
          for key, value in names.items():
              if _is_member(key, value):
                  members.append((key, value))
              else:
                  plain[key] = value
          for base in bases:
              if getattr(base, '_member_map_', None):
                  raise TypeError('<enum %r> cannot extend %r' % (name, base))
          cls = super().__new__(metaclass, name, bases, plain, **keywords)
          cls._member_map_ = {}
          cls._value_map_ = []
          is_flag = getattr(cls, '_is_flag_', False)
          last = []
          for key, value in members:
              if isinstance(value, auto):
                  make = getattr(cls, '_generate_next_value_', None)
                  if make is not None:
                      value = make(key, 1, len(last), list(last))
                  elif is_flag:
                      high = 0
                      for number in last:
                          high = max(high, number)
                      value = 1 if high == 0 else 1 << high.bit_length()
                  else:
                      value = last[-1] + 1 if last else 1
              last.append(value)
              known = None
              for other, member in cls._value_map_:
                  if other == value:
                      known = member
              if known is None:
                  known = _make(cls, value)
                  known._name_ = key
                  given = value if isinstance(value, tuple) else (value,)
                  if '__init__' in plain:
                      known.__init__(*given)
                  cls._value_map_.append((known._value_, known))
              cls._member_map_[key] = known
              setattr(cls, key, known)
          return cls

      def __call__(cls, value, names=None, **keywords):
          if names is not None:
              if isinstance(names, str):
                  names = names.replace(',', ' ').split()
              if isinstance(names, dict):
                  pairs = list(names.items())
              else:
                  pairs = []
                  for index, name in enumerate(names):
                      pairs.append((name, index + 1) if isinstance(name, str) else tuple(name))
              return EnumMeta(value, (cls,), dict(pairs))
          if isinstance(value, cls):
              return value
          for other, member in cls._value_map_:
              if other == value:
                  return member
          if getattr(cls, '_is_flag_', False) and isinstance(value, int):
              return _combined(cls, value)
          result = cls._missing_(value)
          if result is None:
              raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
          return result

      def __iter__(cls):
          return iter([member for value, member in cls._value_map_])

      def __reversed__(cls):
          return reversed([member for value, member in cls._value_map_])

      def __len__(cls):
          return len(cls._value_map_)

      def __bool__(cls):
          return True

      def __getitem__(cls, name):
          return cls._member_map_[name]

      def __contains__(cls, value):
          if isinstance(value, cls):
              return True
          if not isinstance(value, Enum):
              raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                              % (type(value).__qualname__, cls.__class__.__qualname__))
          return False

      def __repr__(cls):
          return '<enum %r>' % (cls.__name__,)

      @property
      def __members__(cls):
          return dict(cls._member_map_)

  EnumType = EnumMeta

  def _make(cls, value):
      if getattr(cls, '_is_plain_', True):
          member = cls.__new__(cls, *(value if isinstance(value, tuple) else (value,)))
          try:
              member._value_
          except AttributeError:
              member._value_ = value
      else:
          member = object.__new__(cls, *(value if isinstance(value, tuple) else (value,)))
          member._value_ = value
      return member

  def _combined(cls, value):
      member = _make(cls, value)
      parts = [other for number, other in cls._value_map_ if number and number & value == number]
      member._name_ = '|'.join(part._name_ for part in parts) if parts else None
      return member

  class Enum(metaclass=EnumMeta):
      @classmethod
      def _missing_(cls, value):
          return None

      @property
      def name(self):
          return self._name_

      @property
      def value(self):
          return self._value_

      def __repr__(self):
          return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

      def __str__(self):
          return '%s.%s' % (self.__class__.__name__, self._name_)

      def __format__(self, format):
          return str.__format__(str(self), format)

      def __hash__(self):
          return hash(self._name_)

      def __copy__(self):
          return self

      def __deepcopy__(self, memo):
          return self

      def __setattr__(self, name, value):
          if name in ('name', 'value'):
              raise AttributeError('cannot set attribute %r' % (name,))
          object.__setattr__(self, name, value)

  class IntEnum(int, Enum):
      _is_plain_ = False
      __repr__ = Enum.__repr__

      def __str__(self):
          return str(self._value_)

      def __format__(self, format):
          return int.__format__(self._value_, format)

      def __hash__(self):
          return hash(self._value_)

  class StrEnum(str, Enum):
      _is_plain_ = False
      __repr__ = Enum.__repr__

      def __str__(self):
          return self._value_

      def __format__(self, format):
          return str.__format__(self._value_, format)

      def __hash__(self):
          return hash(self._value_)

  class Flag(Enum):
      _is_flag_ = True

      def _other(self, other):
          if isinstance(other, self.__class__):
              return other._value_
          if isinstance(self, int) and isinstance(other, int):
              return other
          return None

      def __or__(self, other):
          value = self._other(other)
          return NotImplemented if value is None else self.__class__(self._value_ | value)

      def __and__(self, other):
          value = self._other(other)
          return NotImplemented if value is None else self.__class__(self._value_ & value)

      def __xor__(self, other):
          value = self._other(other)
          return NotImplemented if value is None else self.__class__(self._value_ ^ value)

      def __invert__(self):
          every = 0
          for member in self.__class__:
              every |= member._value_
          return self.__class__(every & ~self._value_)

      def __eq__(self, other):
          value = self._other(other)
          return NotImplemented if value is None else self._value_ == value

      def __hash__(self):
          return hash(self._value_)

      def __bool__(self):
          return bool(self._value_)

      def __contains__(self, other):
          return other._value_ & self._value_ == other._value_

      def __repr__(self):
          if self._name_ is None:
              return '<%s: %r>' % (self.__class__.__name__, self._value_)
          return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

      def __str__(self):
          if self._name_ is None:
              return '%s(%r)' % (self.__class__.__name__, self._value_)
          return '%s.%s' % (self.__class__.__name__, self._name_)

  class IntFlag(int, Flag):
      _is_plain_ = False
      __repr__ = Flag.__repr__

      def __str__(self):
          return str(self._value_)

  def unique(cls):
      for name, member in cls._member_map_.items():
          if name != member._name_:
              raise ValueError('duplicate values found in %r: %s -> %s' % (cls, name, member._name_))
      return cls
  """
