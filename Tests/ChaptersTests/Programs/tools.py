# The modules around programs: options, messages, warnings, tracebacks, files, dates.
import argparse
import csv
import io
import json
import logging
import os
import pickle
import struct
import sys
import time
import traceback
import warnings
from datetime import datetime

parser = argparse.ArgumentParser(prog='train', description='Trains.')
_ = parser.add_argument('data')
_ = parser.add_argument('--learning-rate', '-r', type=float, default=0.1, help='the rate')
_ = parser.add_argument('--epochs', type=int, default='5')
_ = parser.add_argument('-v', '--verbose', action='count', default=0)
_ = parser.add_argument('--layers', nargs='+', type=int)
_ = parser.add_argument('--mode', choices=['a', 'b'], default='a')
_ = parser.add_argument('--fast', action='store_true')
_ = parser.add_argument('rest', nargs='*')
print(parser.parse_args(['x.csv']))
print(parser.parse_args(['x.csv', '-r', '0.5', '-vv', '--layers', '3', '4', '--fast', '--mode=b']))
print(parser.parse_args(['x.csv', 'one', 'two', '-r.25', '--epo', '9']).rest)
flags, unparsed = parser.parse_known_args(['d', '--unknown', '1', '--fast'])
print(flags.fast, unparsed)
commands = argparse.ArgumentParser()
chosen = commands.add_subparsers(dest='command')
fit = chosen.add_parser('fit')
_ = fit.add_argument('--n', type=int)
print(commands.parse_args(['fit', '--n', '3']))

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format='%(levelname)s %(name)s: %(message)s')
log = logging.getLogger('book.chapter')
log.debug('not shown')
log.info('epoch %d of %d', 1, 5)
logging.warning('careful %s', 'now')
log.setLevel(logging.ERROR)
log.warning('not shown either')
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('{message}!', style='{'))
log.addHandler(handler)
log.propagate = False
log.error('bad')
print(stream.getvalue(), logging.getLevelName(30), log.isEnabledFor(20), log.getEffectiveLevel(), log)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('old', DeprecationWarning)
    warnings.warn('odd')
print([(str(w.message), w.category.__name__) for w in caught])
with warnings.catch_warnings():
    warnings.filterwarnings('error')
    try:
        warnings.warn('strict', RuntimeWarning)
    except RuntimeWarning as e:
        print('raised', e)

try:
    try:
        int('x')
    except ValueError as inner:
        raise KeyError('outer') from inner
except KeyError as e:
    kind, value, _ = sys.exc_info()
    print(kind.__name__, value is e, type(e.__cause__).__name__, e.__cause__, e.__suppress_context__)
    lines = traceback.format_exc().strip().split('\n')
    print(lines[-1])
try:
    [1, 2][5]
except IndexError as e:
    print(e, traceback.format_exception_only(type(e), e))
for make in [lambda: struct.unpack('i', b'1'), lambda: pickle.loads(b''), lambda: json.loads('{'), lambda: int('a'), lambda: float('b'),
             lambda: {}['k'], lambda: 1 + 'a', lambda: 'a' + 1, lambda: (1, 2)[3], lambda: None.x, lambda: 5(), lambda: len(3), lambda: 1 / 0,
             lambda: [].pop(), lambda: [1].remove(2), lambda: 'abc'.undefined, lambda: undefined, lambda: {[]: 1}, lambda: 1 < 'a', lambda: -'a',
             lambda: 1.0 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: iter(3), lambda: 3[0]]:
    try:
        make()
    except struct.error as e:
        print('struct.error')
    except (EOFError, json.JSONDecodeError) as e:
        print(type(e).__name__)
    except Exception as e:
        print(type(e).__name__, e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b = [1]
except ValueError as e:
    print(e)

with open('notes.txt', 'w+') as f:
    f.write('one\ntwo\nthree\n')
    f.seek(0)
    print(f.readline(), f.tell(), f.read())
with open('notes.txt', 'r+') as f:
    f.write('ONE')
    f.seek(0, 2)
    f.write('four\n')
with open('notes.txt', 'a+') as f:
    f.write('five')
    f.seek(0)
    print(f.readlines())
with open('raw.bin', 'wb+') as f:
    f.write(bytes(range(8)))
    f.seek(2)
    f.write(b'\xff')
    f.seek(-3, 2)
    print(f.read(), f.seekable())
with open('raw.bin', 'rb+') as f:
    f.truncate(4)
    print(f.read())
with open('latin.txt', 'w', encoding='latin-1') as f:
    f.write('é')
print(open('latin.txt', 'rb').read(), open('latin.txt', encoding='latin-1').read(), os.path.getsize('latin.txt'))
os.makedirs('deep/er', exist_ok=True)
open(os.path.join('deep', 'x.txt'), 'w').close()
print(sorted(os.listdir('.')), sorted(os.listdir('deep')), os.path.isdir('deep/er'), os.path.splitext('a/b.tar.gz'))
os.remove('deep/x.txt')
os.rename('latin.txt', 'deep/latin.txt')
print(os.path.exists('deep/x.txt'), os.path.exists('deep/latin.txt'))
try:
    open('missing.txt')
except FileNotFoundError as e:
    print('missing', isinstance(e, OSError), isinstance(e, IOError))
memory = io.StringIO('abc')
_ = memory.write('X')
_ = memory.seek(0)
print(memory.read(), memory.getvalue())
memory = io.BytesIO()
_ = memory.write(b'12345')
_ = memory.seek(1)
print(memory.read(2), memory.getvalue(), memory.tell())
print('naïve'.encode('utf-8'), b'na\xc3\xafve'.decode(), 'ï'.encode('ascii', 'ignore'), b'\xff'.decode('utf-8', 'replace') == '\ufffd', 'é'.encode('latin-1'))

print(datetime.strptime('2026-11-28 04:05:06', '%Y-%m-%d %H:%M:%S'), datetime.strptime('28 Nov 99, 3 PM', '%d %b %y, %I %p'))
print(datetime.strptime('1.5.2020 0:00:01.25', '%d.%m.%Y %H:%M:%S.%f'), time.strptime('2024-02-29', '%Y-%m-%d')[:8])
for text, form in [('x', '%Y'), ('2020-13-01', '%Y-%m-%d'), ('2021-02-29', '%Y-%m-%d'), ('2020 extra', '%Y'), ('1', '%q')]:
    try:
        print(datetime.strptime(text, form))
    except ValueError as e:
        print(e)

big = 3 ** 100
print(big.bit_length(), (big).to_bytes(20, 'big').hex(), int.from_bytes(b'\x01\x00' * 9, 'little'), hex(big)[:12], int('zz', 36), int('-0x1F', 16), int('0b101', 0))
print(pow(3, 200, 10 ** 9 + 7), pow(3, -1, 11), divmod(-big, 7), big >> 90, 1 << 70, '{:,}'.format(2 ** 70), '%d' % 2 ** 3, float(2 ** 70) == 2 ** 70, hash(2 ** 70) == hash(float(2 ** 70)))
print(struct.pack('<Q', 2 ** 64 - 1), struct.unpack('<q', struct.pack('<q', -2 ** 63)), int(1e25), round(12345678901234567890, -5), (2 ** 80) // 3, 2 ** 80 % -7)
import random
random.seed(1)
print(random.getrandbits(100), random.getrandbits(64), random.getrandbits(7))
