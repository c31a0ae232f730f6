/// `logging`: messages with levels, written by handlers.
let loggingSource = #"""
  import sys
  import time
  import traceback

  CRITICAL = FATAL = 50
  ERROR = 40
  WARNING = WARN = 30
  INFO = 20
  DEBUG = 10
  NOTSET = 0
  BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'

  _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
  _state = {'disabled': 0, 'start': time.time()}

  def getLevelName(level):
      if level in _names:
          return _names[level]
      for number, name in _names.items():
          if name == level:
              return number
      return 'Level %s' % level

  def addLevelName(level, name):
      _names[level] = name

  def _level(level):
      if isinstance(level, str):
          for number, name in _names.items():
              if name == level:
                  return number
          raise ValueError('Unknown level: %r' % (level,))
      return level

  class LogRecord(object):
      def __init__(self, name, level, message, args, error):
          self.name = name
          self.levelno = level
          self.levelname = getLevelName(level)
          self.msg = message
          self.args = args
          self.exc_info = error
          self.created = time.time()
          self.msecs = (self.created % 1) * 1000
          self.relativeCreated = (self.created - _state['start']) * 1000
          self.process = 1
          self.processName = 'MainProcess'
          self.thread = 1
          self.threadName = 'MainThread'
          self.module = '<nnrepl>'
          self.filename = '<nnrepl>'
          self.pathname = '<nnrepl>'
          self.funcName = '<module>'
          self.lineno = 1

      def getMessage(self):
          text = str(self.msg)
          if self.args:
              first = self.args[0]
              text = text % (first if len(self.args) == 1 and isinstance(first, dict) else self.args)
          return text

  class Formatter(object):
      default_time_format = '%Y-%m-%d %H:%M:%S'

      def __init__(self, fmt=None, datefmt=None, style='%'):
          self._fmt = fmt or ('%(message)s' if style == '%' else '{message}')
          self.datefmt = datefmt
          self._style = style

      def formatTime(self, record, datefmt=None):
          now = time.localtime(record.created)
          if datefmt:
              return time.strftime(datefmt, now)
          return '%s,%03d' % (time.strftime(self.default_time_format, now), record.msecs)

      def format(self, record):
          record.message = record.getMessage()
          if 'asctime' in self._fmt:
              record.asctime = self.formatTime(record, self.datefmt)
          names = dict(record.__dict__)
          if self._style == '{':
              text = self._fmt.format(**names)
          else:
              text = self._fmt % names
          if record.exc_info:
              text += '\n' + record.exc_info.rstrip('\n')
          return text

  class Filterer(object):
      def __init__(self):
          self.filters = []

      def addFilter(self, filter):
          self.filters.append(filter)

      def removeFilter(self, filter):
          self.filters.remove(filter)

      def filter(self, record):
          for filter in self.filters:
              if not (filter.filter(record) if hasattr(filter, 'filter') else filter(record)):
                  return False
          return True

  class Filter(object):
      def __init__(self, name=''):
          self.name = name

      def filter(self, record):
          return not self.name or record.name == self.name or record.name.startswith(self.name + '.')

  class Handler(Filterer):
      def __init__(self, level=NOTSET):
          super().__init__()
          self.level = _level(level)
          self.formatter = None

      def setLevel(self, level):
          self.level = _level(level)

      def setFormatter(self, formatter):
          self.formatter = formatter

      def format(self, record):
          return (self.formatter or Formatter()).format(record)

      def handle(self, record):
          if self.filter(record):
              self.emit(record)

      def emit(self, record):
          raise NotImplementedError('emit must be implemented by Handler subclasses')

      def flush(self):
          pass

      def close(self):
          pass

  class StreamHandler(Handler):
      terminator = '\n'

      def __init__(self, stream=None):
          super().__init__()
          self.stream = sys.stderr if stream is None else stream

      def emit(self, record):
          self.stream.write(self.format(record) + self.terminator)

  class FileHandler(StreamHandler):
      def __init__(self, filename, mode='a', encoding=None, delay=False):
          super().__init__(open(filename, mode))
          self.baseFilename = filename

      def emit(self, record):
          super().emit(record)
          self.stream.flush()

      def close(self):
          self.stream.close()

  class NullHandler(Handler):
      def emit(self, record):
          pass

  class Logger(Filterer):
      def __init__(self, name, level=NOTSET):
          super().__init__()
          self.name = name
          self.level = _level(level)
          self.parent = None
          self.propagate = True
          self.handlers = []
          self.disabled = False

      def setLevel(self, level):
          self.level = _level(level)

      def getEffectiveLevel(self):
          logger = self
          while logger is not None:
              if logger.level:
                  return logger.level
              logger = logger.parent
          return NOTSET

      def isEnabledFor(self, level):
          return level > _state['disabled'] and level >= self.getEffectiveLevel()

      def addHandler(self, handler):
          if handler not in self.handlers:
              self.handlers.append(handler)

      def removeHandler(self, handler):
          if handler in self.handlers:
              self.handlers.remove(handler)

      def hasHandlers(self):
          logger = self
          while logger is not None:
              if logger.handlers:
                  return True
              logger = logger.parent if logger.propagate else None
          return False

      def getChild(self, name):
          return getLogger(name if self.name == 'root' else self.name + '.' + name)

      def log(self, level, message, *args, **named):
          if not self.isEnabledFor(level):
              return
          error = named.get('exc_info')
          record = LogRecord(self.name, level, message, args, traceback.format_exc() if error else None)
          for name, value in (named.get('extra') or {}).items():
              setattr(record, name, value)
          self.handle(record)

      def handle(self, record):
          if self.disabled or not self.filter(record):
              return
          logger = self
          found = False
          while logger is not None:
              for handler in logger.handlers:
                  found = True
                  if record.levelno >= handler.level:
                      handler.handle(record)
              logger = logger.parent if logger.propagate else None
          if not found and record.levelno >= WARNING:
              sys.stderr.write(record.getMessage() + '\n')

      def debug(self, message, *args, **named):
          self.log(DEBUG, message, *args, **named)

      def info(self, message, *args, **named):
          self.log(INFO, message, *args, **named)

      def warning(self, message, *args, **named):
          self.log(WARNING, message, *args, **named)

      warn = warning

      def error(self, message, *args, **named):
          self.log(ERROR, message, *args, **named)

      def exception(self, message, *args, **named):
          named['exc_info'] = True
          self.log(ERROR, message, *args, **named)

      def critical(self, message, *args, **named):
          self.log(CRITICAL, message, *args, **named)

      fatal = critical

      def __repr__(self):
          return '<Logger %s (%s)>' % (self.name, getLevelName(self.getEffectiveLevel()))

  root = Logger('root', WARNING)
  _loggers = {}

  def getLogger(name=None):
      if not name or name == 'root':
          return root
      if name not in _loggers:
          logger = Logger(name)
          parts = name.split('.')
          logger.parent = getLogger('.'.join(parts[:-1])) if len(parts) > 1 else root
          _loggers[name] = logger
      return _loggers[name]

  def basicConfig(filename=None, filemode='a', format=None, datefmt=None, style='%', level=None,
                  stream=None, handlers=None, force=False, encoding=None):
      if root.handlers and not force:
          return
      root.handlers = []
      if handlers is None:
          handlers = [FileHandler(filename, filemode) if filename else StreamHandler(stream)]
      for handler in handlers:
          if handler.formatter is None:
              standard = BASIC_FORMAT if style == '%' else '{levelname}:{name}:{message}'
              handler.setFormatter(Formatter(format or standard, datefmt, style))
          root.addHandler(handler)
      if level is not None:
          root.setLevel(level)

  def disable(level=CRITICAL):
      _state['disabled'] = level

  def shutdown():
      pass

  def captureWarnings(capture):
      pass

  def _to_root(level):
      def function(message, *args, **named):
          if not root.handlers:
              basicConfig()
          root.log(level, message, *args, **named)
      return function

  debug = _to_root(DEBUG)
  info = _to_root(INFO)
  warning = warn = _to_root(WARNING)
  error = _to_root(ERROR)
  critical = fatal = _to_root(CRITICAL)

  def log(level, message, *args, **named):
      _to_root(level)(message, *args, **named)

  def exception(message, *args, **named):
      named['exc_info'] = True
      error(message, *args, **named)
  """#
