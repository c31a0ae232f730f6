/// `argparse`: a program's options, which in a session are those given to `parse_args`.
let argparseSource = #"""
  import sys

  SUPPRESS = '==SUPPRESS=='
  REMAINDER = '...'
  OPTIONAL = '?'
  ZERO_OR_MORE = '*'
  ONE_OR_MORE = '+'

  class ArgumentError(Exception):
      def __init__(self, action, message):
          super().__init__(action, message)
          self.argument_name = action
          self.message = message

      def __str__(self):
          return self.message if not self.argument_name else 'argument %s: %s' % (self.argument_name, self.message)

  class ArgumentTypeError(Exception):
      pass

  class HelpFormatter(object):
      pass

  class ArgumentDefaultsHelpFormatter(HelpFormatter):
      pass

  class RawTextHelpFormatter(HelpFormatter):
      pass

  class RawDescriptionHelpFormatter(HelpFormatter):
      pass

  class Namespace(object):
      def __init__(self, **values):
          for name in values:
              setattr(self, name, values[name])

      def __repr__(self):
          return 'Namespace(%s)' % ', '.join('%s=%r' % pair for pair in vars(self).items())

      def __eq__(self, other):
          return isinstance(other, Namespace) and dict(vars(self)) == dict(vars(other))

      def __contains__(self, name):
          return name in vars(self)

  class Action(object):
      def __init__(self, flags, dest, action, nargs, const, default, type, choices, required, help, metavar, version):
          self.option_strings = flags
          self.dest = dest
          self.action = action
          self.nargs = nargs
          self.const = const
          self.default = default
          self.type = type
          self.choices = choices
          self.required = required
          self.help = help
          self.metavar = metavar
          self.version = version

      @property
      def title(self):
          return '/'.join(self.option_strings) or self.metavar or self.dest

      @property
      def takes_values(self):
          return self.action in ('store', 'append', 'extend')

      @property
      def shown(self):
          if self.metavar:
              name = self.metavar
          elif self.choices is not None:
              name = '{%s}' % ','.join(str(choice) for choice in self.choices)
          else:
              name = self.dest.upper() if self.option_strings else self.dest
          if not self.takes_values:
              return ''
          if self.nargs == '?':
              return '[%s]' % name
          if self.nargs == '*':
              return '[%s ...]' % name
          if self.nargs == '+':
              return '%s [%s ...]' % (name, name)
          if isinstance(self.nargs, int):
              return ' '.join([name] * self.nargs)
          return name

  class _Group(object):
      def __init__(self, parser, exclusive=False):
          self._parser = parser
          self._exclusive = [] if exclusive else None

      def add_argument(self, *flags, **named):
          action = self._parser.add_argument(*flags, **named)
          if self._exclusive is not None:
              self._exclusive.append(action)
          return action

      def add_argument_group(self, *values, **named):
          return _Group(self._parser)

      def add_mutually_exclusive_group(self, required=False):
          return self._parser.add_mutually_exclusive_group(required)

  class ArgumentParser(object):
      def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                   formatter_class=None, prefix_chars='-', argument_default=None,
                   conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True):
          self.prog = prog or 'nnrepl'
          self.usage = usage
          self.description = description
          self.epilog = epilog
          self._actions = []
          self._defaults = {}
          self._exclusive = []
          self._commands = None
          if add_help:
              self.add_argument('-h', '--help', action='help', default=SUPPRESS,
                                help='show this help message and exit')
          for parent in parents:
              self._actions.extend(action for action in parent._actions if action.action != 'help')
              self._defaults.update(parent._defaults)

      def add_argument(self, *flags, **named):
          action = named.get('action', 'store')
          if not isinstance(action, str):
              raise NotImplementedError('actions of a class of their own are not in nnrepl')
          options = [flag for flag in flags if flag.startswith('-')]
          dest = named.get('dest')
          if dest is None:
              if options:
                  long = [flag for flag in options if flag.startswith('--')]
                  dest = (long or options)[0].lstrip('-').replace('-', '_')
              else:
                  dest = flags[0]
          default = named.get('default')
          const = named.get('const')
          if action == 'store_true':
              const, default = True, named.get('default', False)
          elif action == 'store_false':
              const, default = False, named.get('default', True)
          made = Action(options, dest, action, named.get('nargs'), const, default, named.get('type'),
                        named.get('choices'), named.get('required', False), named.get('help'),
                        named.get('metavar'), named.get('version'))
          self._actions.append(made)
          return made

      def add_argument_group(self, *values, **named):
          return _Group(self)

      def add_mutually_exclusive_group(self, required=False):
          group = _Group(self, True)
          self._exclusive.append((group, required))
          return group

      def add_subparsers(self, dest=None, help=None, title=None, description=None, required=False, metavar=None):
          self._commands = _Commands(self, dest, required)
          return self._commands

      def set_defaults(self, **values):
          self._defaults.update(values)
          for action in self._actions:
              if action.dest in values:
                  action.default = values[action.dest]

      def get_default(self, dest):
          for action in self._actions:
              if action.dest == dest and action.default is not None:
                  return action.default
          return self._defaults.get(dest)

      def parse_args(self, args=None, namespace=None):
          values, rest = self.parse_known_args(args, namespace)
          if rest:
              self.error('unrecognized arguments: %s' % ' '.join(rest))
          return values

      def parse_known_args(self, args=None, namespace=None):
          args = list(sys.argv[1:] if args is None else args)
          values = Namespace() if namespace is None else namespace
          for action in self._actions:
              if action.default is not SUPPRESS and not hasattr(values, action.dest):
                  default = action.default
                  if isinstance(default, str) and action.type is not None:
                      default = self._convert(action, default)
                  setattr(values, action.dest, default)
          for name, value in self._defaults.items():
              if not hasattr(values, name):
                  setattr(values, name, value)
          try:
              return self._parse(args, values)
          except ArgumentError as error:
              self.error(str(error))

      def _find(self, word):
          for action in self._actions:
              if word in action.option_strings:
                  return action
          if word.startswith('--'):
              close = [(action, flag) for action in self._actions for flag in action.option_strings
                       if flag.startswith(word)]
              if len(close) == 1:
                  return close[0][0]
              if len(close) > 1:
                  raise ArgumentError(None, 'ambiguous option: %s could match %s'
                                      % (word, ', '.join(flag for action, flag in close)))
          return None

      def _is_number(self, word):
          try:
              float(word)
              return True
          except ValueError:
              return False

      def _is_option(self, word):
          if not word.startswith('-') or word == '-':
              return False
          return not self._is_number(word)

      def _convert(self, action, text):
          value = text
          if action.type is not None:
              try:
                  value = action.type(text)
              except ArgumentTypeError as error:
                  raise ArgumentError(action.title, str(error))
              except (TypeError, ValueError):
                  raise ArgumentError(action.title, 'invalid %s value: %r'
                                      % (getattr(action.type, '__name__', repr(action.type)), text))
          if action.choices is not None and value not in action.choices:
              raise ArgumentError(action.title, 'invalid choice: %r (choose from %s)'
                                  % (value, ', '.join(repr(choice) for choice in action.choices)))
          return value

      def _store(self, values, action, words):
          if action.nargs is None:
              result = self._convert(action, words[0])
          elif action.nargs == '?':
              if words:
                  result = self._convert(action, words[0])
              else:
                  result = action.const if action.option_strings else action.default
          else:
              result = [self._convert(action, word) for word in words]
              if action.nargs == '*' and not words and not action.option_strings and action.default is not None:
                  result = action.default
          if action.action == 'append':
              result = (getattr(values, action.dest) or []) + [result]
          elif action.action == 'extend':
              result = (getattr(values, action.dest) or []) + result
          setattr(values, action.dest, result)

      def _perform(self, values, action):
          if action.action == 'help':
              self.print_help()
              sys.exit(0)
          elif action.action == 'version':
              print(action.version)
              sys.exit(0)
          elif action.action == 'count':
              setattr(values, action.dest, (getattr(values, action.dest) or 0) + 1)
          elif action.action == 'append_const':
              setattr(values, action.dest, (getattr(values, action.dest) or []) + [action.const])
          else:
              setattr(values, action.dest, action.const)

      def _count(self, action, available):
          nargs = action.nargs
          if nargs is None:
              least, most = 1, 1
          elif nargs == '?':
              least, most = 0, 1
          elif nargs == '*' or nargs == '...':
              least, most = 0, available
          elif nargs == '+':
              least, most = 1, max(1, available)
          else:
              least, most = nargs, nargs
          return least, most

      def _consume(self, values, waiting, words):
          # As many of the waiting positions as the words have something for take them at once.
          taken = len(waiting)
          while taken and sum(self._count(action, 0)[0] for action in waiting[:taken]) > len(words):
              taken -= 1
          for place in range(taken):
              later = sum(self._count(action, 0)[0] for action in waiting[place + 1:taken])
              available = len(words) - later
              count = min(self._count(waiting[place], available)[1], available)
              self._store(values, waiting[place], words[:count])
              words = words[count:]
          del waiting[:taken]
          return words

      def _parse(self, args, values):
          seen = []
          extras = []
          words = []
          waiting = [action for action in self._actions if not action.option_strings]
          index = 0
          only_words = False
          while index < len(args):
              word = args[index]
              index += 1
              if only_words or not self._is_option(word):
                  run = [word]
                  while index < len(args) and (only_words or not self._is_option(args[index])):
                      run.append(args[index])
                      index += 1
                  if self._commands is not None and not only_words:
                      run.extend(args[index:])
                      index = len(args)
                  run = self._consume(values, waiting, run)
                  if self._commands is not None and not waiting:
                      words.extend(run)
                      break
                  extras.extend(run)
                  continue
              if word == '--':
                  only_words = True
                  continue
              given = None
              action = self._find(word)
              if action is None and '=' in word:
                  word, given = word.split('=', 1)
                  action = self._find(word)
              if action is None and not word.startswith('--') and len(word) > 2:
                  action = self._find(word[:2])
                  if action is not None:
                      if action.takes_values:
                          given = word[2:]
                      else:
                          args.insert(index, '-' + word[2:])
              if action is None:
                  extras.append(args[index - 1])
                  continue
              seen.append(action)
              if not action.takes_values:
                  if given is not None:
                      raise ArgumentError(action.title, 'ignored explicit argument %r' % (given,))
                  self._perform(values, action)
                  continue
              if given is not None:
                  taken = [given]
              else:
                  taken = []
                  available = 0
                  while index + available < len(args) and not self._is_option(args[index + available]):
                      available += 1
                  least, most = self._count(action, available)
                  count = min(most, available)
                  if count < least:
                      if action.nargs is None:
                          raise ArgumentError(action.title, 'expected one argument')
                      if action.nargs == '+':
                          raise ArgumentError(action.title, 'expected at least one argument')
                      raise ArgumentError(action.title, 'expected %d argument%s'
                                          % (least, '' if least == 1 else 's'))
                  taken = args[index:index + count]
                  index += count
              self._store(values, action, taken)
          missing = []
          for action in waiting:
              if self._count(action, 0)[0]:
                  missing.append(action.title)
              else:
                  self._store(values, action, [])
          if self._commands is not None:
              if words:
                  words = self._commands._run(words, values)
              elif self._commands._required:
                  missing.append(self._commands._dest or 'command')
          for action in self._actions:
              if action.option_strings and action.required and action not in seen:
                  missing.append(action.title)
          if missing:
              raise ArgumentError(None, 'the following arguments are required: %s' % ', '.join(missing))
          for group, required in self._exclusive:
              given = [action for action in group._exclusive if action in seen]
              if len(given) > 1:
                  raise ArgumentError(given[1].title, 'not allowed with argument %s' % given[0].title)
              if required and not given:
                  raise ArgumentError(None, 'one of the arguments %s is required'
                                      % ' '.join(action.title for action in group._exclusive))
          return values, extras + words

      def format_usage(self):
          if self.usage:
              return 'usage: %s\n' % self.usage
          parts = []
          for action in self._actions:
              if action.option_strings:
                  text = (action.option_strings[0] + ' ' + action.shown).strip()
                  parts.append(text if action.required else '[%s]' % text)
          for action in self._actions:
              if not action.option_strings:
                  parts.append(action.shown)
          return 'usage: %s\n' % ' '.join([self.prog] + parts)

      def format_help(self):
          text = self.format_usage()
          if self.description:
              text += '\n' + self.description + '\n'
          for title, wanted in (('positional arguments', False), ('options', True)):
              lines = []
              for action in self._actions:
                  if bool(action.option_strings) == wanted:
                      if wanted:
                          head = ', '.join((flag + ' ' + action.shown).strip() for flag in action.option_strings)
                      else:
                          head = action.metavar or action.dest
                      help = action.help or ''
                      if help:
                          help = help.replace('%(default)s', str(action.default)).replace('%(prog)s', self.prog)
                      if len(head) > 20 and help:
                          lines.append('  ' + head)
                          lines.append(' ' * 24 + help)
                      else:
                          lines.append(('  %-22s%s' % (head, help)).rstrip())
              if lines:
                  text += '\n' + title + ':\n' + '\n'.join(lines) + '\n'
          if self.epilog:
              text += '\n' + self.epilog + '\n'
          return text

      def print_usage(self, file=None):
          (file or sys.stdout).write(self.format_usage())

      def print_help(self, file=None):
          (file or sys.stdout).write(self.format_help())

      def exit(self, status=0, message=None):
          if message:
              sys.stderr.write(message)
          raise SystemExit(status)

      def error(self, message):
          self.print_usage(sys.stderr)
          self.exit(2, '%s: error: %s\n' % (self.prog, message))

  class _Commands(object):
      def __init__(self, parser, dest, required):
          self._parser = parser
          self._dest = dest
          self._required = required
          self._parsers = {}

      def add_parser(self, name, **named):
          named.pop('help', None)
          named.pop('aliases', None)
          made = ArgumentParser(prog=self._parser.prog + ' ' + name, **named)
          self._parsers[name] = made
          return made

      def _run(self, words, values):
          if words[0] not in self._parsers:
              raise ArgumentError(self._dest or 'command', 'invalid choice: %r (choose from %s)'
                                  % (words[0], ', '.join(repr(name) for name in self._parsers)))
          if self._dest:
              setattr(values, self._dest, words[0])
          return self._parsers[words[0]].parse_known_args(words[1:], values)[1]
  """#
