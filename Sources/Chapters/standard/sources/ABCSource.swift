/// `abc`: classes whose methods a subclass has to define.
let abcSource = """
  def abstractmethod(function):
      function.__isabstractmethod__ = True
      return function

  def abstractproperty(function):
      return property(abstractmethod(function))

  def abstractclassmethod(function):
      return classmethod(abstractmethod(function))

  def abstractstaticmethod(function):
      return staticmethod(abstractmethod(function))

  class ABCMeta(type):
      def __new__(metaclass, name, bases, names, **keywords):
          cls = super().__new__(metaclass, name, bases, names, **keywords)
          missing = set()
          for key, value in names.items():
              if getattr(value, '__isabstractmethod__', False):
                  missing.add(key)
          for base in bases:
              for key in getattr(base, '__abstractmethods__', ()):
                  if getattr(getattr(cls, key, None), '__isabstractmethod__', False):
                      missing.add(key)
          cls.__abstractmethods__ = frozenset(missing)
          return cls

      def register(cls, other):
          return other

  class ABC(metaclass=ABCMeta):
      pass
  """
