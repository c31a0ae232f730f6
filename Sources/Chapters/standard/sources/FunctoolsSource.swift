/// What `functools` has that is written in the chapters' own language.
let functoolsSource = """
  WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')
  WRAPPER_UPDATES = ('__dict__',)

  def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
      for name in assigned:
          if hasattr(wrapped, name):
              setattr(wrapper, name, getattr(wrapped, name))
      for name, value in getattr(wrapped, '__dict__', {}).items():
          setattr(wrapper, name, value)
      wrapper.__wrapped__ = wrapped
      return wrapper

  def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
      return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

  def total_ordering(cls):
      names = cls.__dict__
      roots = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
               if any(name in getattr(base, '__dict__', {}) for base in cls.__mro__ if base is not object)]
      if not roots:
          raise ValueError('must define at least one ordering operation: < > <= >=')
      root = roots[0]

      def add(name, function):
          if name not in roots:
              function.__name__ = name
              setattr(cls, name, function)

      def ask(self, other):
          return getattr(self, root)(other)

      def turned(self, other):
          result = ask(self, other)
          return result if result is NotImplemented else not result

      def or_equal(self, other):
          result = ask(self, other)
          return result if result is NotImplemented else result or self == other

      def but_equal(self, other):
          result = ask(self, other)
          return result if result is NotImplemented else result and self != other

      def neither(self, other):
          result = ask(self, other)
          return result if result is NotImplemented else not result and self != other

      def not_or_equal(self, other):
          result = ask(self, other)
          return result if result is NotImplemented else not result or self == other

      if root == '__lt__':
          add('__gt__', neither), add('__le__', or_equal), add('__ge__', turned)
      elif root == '__le__':
          add('__ge__', not_or_equal), add('__lt__', but_equal), add('__gt__', turned)
      elif root == '__gt__':
          add('__lt__', neither), add('__ge__', or_equal), add('__le__', turned)
      else:
          add('__le__', not_or_equal), add('__gt__', but_equal), add('__lt__', turned)
      return cls

  class cached_property(object):
      def __init__(self, function):
          self.function = function
          self.__doc__ = function.__doc__
          self.name = function.__name__

      def __set_name__(self, owner, name):
          self.name = name

      def __get__(self, instance, owner=None):
          if instance is None:
              return self
          value = self.function(instance)
          instance.__dict__[self.name] = value
          return value

  def singledispatch(function):
      table = []

      def dispatch(kind):
          for base in getattr(kind, '__mro__', (kind,)):
              for other, implementation in table:
                  if other is base or other == base:
                      return implementation
          return function

      def register(kind, implementation=None):
          if implementation is None:
              return lambda made: register(kind, made)
          table.insert(0, (kind, implementation))
          return implementation

      @wraps(function)
      def chosen(*values, **named):
          return dispatch(type(values[0]))(*values, **named)
      chosen.register = register
      chosen.dispatch = dispatch
      return chosen
  """
