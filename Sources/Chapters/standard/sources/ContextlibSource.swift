/// `contextlib`: what `with` can enter.
let contextlibSource = """
  from functools import wraps

  class ContextDecorator(object):
      def __call__(self, function):
          @wraps(function)
          def inner(*values, **named):
              with self:
                  return function(*values, **named)
          return inner

  class _GeneratorManager(object):
      def __init__(self, function, values, named):
          self._make = (function, values, named)
          self.gen = function(*values, **named)

      def __enter__(self):
          try:
              return next(self.gen)
          except StopIteration:
              raise RuntimeError("generator didn't yield")

      def __exit__(self, kind, value, traceback):
          if kind is None:
              try:
                  next(self.gen)
              except StopIteration:
                  return False
              raise RuntimeError("generator didn't stop")
          try:
              self.gen.throw(value)
          except StopIteration as error:
              return error is not value
          except RuntimeError as error:
              if error is value or (isinstance(value, StopIteration) and error.__cause__ is value):
                  return False
              raise
          except BaseException as error:
              if error is value:
                  return False
              raise
          raise RuntimeError("generator didn't stop after throw()")

      def __call__(self, function):
          make, values, named = self._make
          @wraps(function)
          def inner(*inner_values, **inner_named):
              with _GeneratorManager(make, values, named):
                  return function(*inner_values, **inner_named)
          return inner

  def contextmanager(function):
      @wraps(function)
      def helper(*values, **named):
          return _GeneratorManager(function, values, named)
      return helper

  class closing(object):
      def __init__(self, thing):
          self.thing = thing

      def __enter__(self):
          return self.thing

      def __exit__(self, *rest):
          self.thing.close()

  class nullcontext(object):
      def __init__(self, enter_result=None):
          self.enter_result = enter_result

      def __enter__(self):
          return self.enter_result

      def __exit__(self, *rest):
          pass

  class suppress(object):
      def __init__(self, *kinds):
          self.kinds = kinds

      def __enter__(self):
          return self

      def __exit__(self, kind, value, traceback):
          return kind is not None and issubclass(kind, self.kinds)

  class ExitStack(object):
      def __init__(self):
          self._exits = []

      def enter_context(self, manager):
          result = manager.__enter__()
          self._exits.append(manager.__exit__)
          return result

      def push(self, exit):
          self._exits.append(exit.__exit__ if hasattr(exit, '__exit__') else exit)
          return exit

      def callback(self, function, *values, **named):
          self._exits.append(lambda *rest: function(*values, **named) and False)
          return function

      def pop_all(self):
          other = ExitStack()
          other._exits, self._exits = self._exits, []
          return other

      def close(self):
          self.__exit__(None, None, None)

      def __enter__(self):
          return self

      def __exit__(self, kind, value, traceback):
          handled = False
          pending = value
          while self._exits:
              exit = self._exits.pop()
              try:
                  if exit(None if pending is None else type(pending), pending, None):
                      handled = True
                      pending = None
              except BaseException as error:
                  pending = error
                  handled = False
          if pending is not None and pending is not value:
              raise pending
          return handled and value is not None
  """
