# Regular expressions.
import re

print(re.findall(r'\w+', 'the quick, brown fox'), re.findall(r'(\w)(\d)?', 'a1b'), re.split(r'[,;]\s*', 'a, b;c'))
m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)', '2026-11-28')
print(m.group(), m.group('year'), m['month'], m.groups(), m.groupdict(), m.span(2), m.start(), m.end('year'), m.lastgroup)
print(m, re.compile('a+', re.I), re.match('b', 'abc'))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2))
print(re.sub(r'(?P<x>o)', r'<\g<x>\g<0>>', 'foo'), re.subn('o', '0', 'foo boo'), re.sub('x*', '-', 'abxd'))
print(re.split(r'(-)', 'a-b-c'), re.split('x*', 'axbc'), re.split(r'\s', 'a b c d', maxsplit=2), re.split('', 'ab'))
print([m.span() for m in re.finditer('a*', 'baac')], re.findall('a|ab', 'abab'), re.findall('(a)|b', 'ab'))
print(re.search(r'(?<=\$)\d+(?!\d|\.)', 'cost $15.5 or $30').group(), re.findall(r'(?<!a)b', 'ab bb'), re.findall(r'\b\w', 'ab cd'))
print(re.match(r'(a+)+$', 'aaab'), re.fullmatch('a|ab', 'ab'), re.match('(?i)HeLLo', 'hEllO').group(), re.findall('(?m)^.', 'ab\ncd'))
print(re.findall('.+', 'a\nb'), re.findall('(?s).+', 'a\nb'), re.findall(r'a{2,3}', 'aaaaaaa'), re.findall(r'a{2,3}?', 'aaaaaaa'), re.findall('x{,2}', 'xxx'))
print(re.match(r'(.)(.)\2\1', 'abba').group(), re.search(r'<(\w+)>.*?</\1>', '<b>x</b><b>y</b>').group(), re.match(r'(?:a|b)+', 'abac').group())
pattern = re.compile(r"""
    (\d+)   # the whole part
    \.      # the point
    (\d*)   # the rest
""", re.VERBOSE)
print(pattern.match('3.14').groups(), pattern.search('x 2.').span(), pattern.groups, pattern.groupindex == {}, bool(pattern.flags & re.X))
print(re.findall(r'[^\W\d_]+', 'ab_1c é'), re.findall(r'[\]\-a-c]', ']-ab'), re.findall('[^a]', 'aba'), re.findall(r'[\d.]+', '1.5, 2'), re.findall(r'\D+', 'a1b'))
print(re.match(r'(a)?(b)?', 'b').groups(), re.match(r'(a)?b', 'b').groups('none'), re.match(r'(a)?b', 'b').span(1), re.match('(a)|b', 'b').group(1))
print(re.escape('a.b*c d-é'), re.match(re.escape('1+1=2'), '1+1=2') is not None)
print(re.match(r'(?P<a>x)(?(a)y|z)', 'xy').group(), re.match(r'(<)?\w+(?(1)>)$', '<ab>').group(), re.match(r'(<)?\w+(?(1)>)$', '<ab'))
print(re.findall(rb'\d+', b'a1 22'), re.sub(b'a', b'b', b'aa'), re.match(b'(.)', b'xy').group(1))
print(re.search('b+', 'abbbc').re.pattern, re.search('b', 'abc').string, re.compile('b').search('abcb', 2).start(), re.compile('^b').match('ab', 1))
print(re.findall(r'(?i)straße|É', 'STRASSE É é'), re.findall(r'\s+', 'a \t\nb'), re.sub(r'\s+', ' ', 'a   b\n c'), re.sub(r'^', '> ', 'a\nb', flags=re.M))
print(re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub('(.)', r'\1\1', 'abc'), re.sub('b', r'\\', 'abc'), re.sub('b', '\\n', 'abc') == 'a\nc')
print(re.search('(a*)*', 'aab').group(), re.search('(a*)+', 'b').groups(), re.search('(?:)*', 'x').span(), re.search(r'(a|b)*?c', 'abac').groups())
print(len(re.findall('a', 'a' * 100000)), re.match('(?:a|b)*$', 'ab' * 20000) is not None, re.match('.*?b', 'a' * 50000 + 'b').end())
print(re.match('x*+y', 'xxy').group(), re.match('(?>a+)ab', 'aaab'), re.search(r'\Aab\Z', 'ab').group(), re.search(r'b\Z', 'ab\n'), re.search('b$', 'ab\n').group())
for bad in ['(', '[a', 'a**', '*a', '(?P<n>a)(?P<n>b)', r'\1', '(?<=a+)b', 'a{3,2}', '(?P<1>a)', r'\q', ')', '[z-a]', '(?z)', 'a)', '(?P=n)']:
    try:
        re.compile(bad)
        print('compiled', bad)
    except re.error as e:
        print(type(e).__name__, e)
for repl in [r'\2', r'\g<q>', r'\q', '\\']:
    try:
        print(re.sub('(a)', repl, 'a'))
    except (re.error, IndexError) as e:
        print(type(e).__name__)
