/// `warnings`: messages that a filter lets through, stops or turns into errors.
let warningsSource = """
  import sys

  _state = {'filters': [], 'record': None, 'seen': set()}

  def _action(category, text):
      for action, kind, message in _state['filters']:
          if issubclass(category, kind) and (not message or text.startswith(message)):
              return action
      return 'default'

  def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
      item = (action, category, message)
      if append:
          _state['filters'].append(item)
      else:
          _state['filters'].insert(0, item)

  def simplefilter(action, category=Warning, lineno=0, append=False):
      filterwarnings(action, '', category, append=append)

  def resetwarnings():
      del _state['filters'][:]

  class WarningMessage(object):
      def __init__(self, message, category):
          self.message = message
          self.category = category
          self.filename = '<nnrepl>'
          self.lineno = 1

  def showwarning(message, category, filename=None, lineno=None, file=None, line=None):
      (file or sys.stderr).write('%s: %s\\n' % (category.__name__, message))

  def formatwarning(message, category, filename=None, lineno=None, line=None):
      return '%s: %s\\n' % (category.__name__, message)

  def warn(message, category=None, stacklevel=1, source=None):
      if isinstance(message, Warning):
          category = message.__class__
      else:
          category = UserWarning if category is None else category
          message = category(message)
      text = str(message)
      action = _action(category, text)
      if action == 'error':
          raise message
      if action == 'ignore':
          return
      if _state['record'] is not None:
          _state['record'].append(WarningMessage(message, category))
          return
      if action in ('default', 'once', 'module'):
          if (category, text) in _state['seen']:
              return
          _state['seen'].add((category, text))
      showwarning(message, category)

  def warn_explicit(message, category, filename=None, lineno=None, **named):
      warn(message, category)

  class catch_warnings(object):
      def __init__(self, record=False, module=None, action=None, category=Warning):
          self._record = record
          self._action = (action, category)

      def __enter__(self):
          self._kept = (list(_state['filters']), _state['record'], set(_state['seen']))
          if self._record:
              _state['record'] = []
          if self._action[0]:
              simplefilter(self._action[0], self._action[1])
          return _state['record'] if self._record else None

      def __exit__(self, *rest):
          _state['filters'], _state['record'], _state['seen'] = self._kept
          return False
  """
