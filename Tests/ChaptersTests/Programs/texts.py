import copy, json, string, struct, bisect
a = [1, [2, 3], {'k': [4]}]
b = copy.deepcopy(a); s = copy.copy(a)
a[1].append(9); a[2]['k'].append(5)
print(a, b, s)
print(json.dumps({'a': [1, 2.5, None, True, 'x"\u00e9'], 'b': {}}), json.dumps([1, {'z': 1, 'a': 2}], indent=2, sort_keys=True), json.loads('{"a": [1, 2.5e3, null, true, "\\u00e9\\n"], "b": {}}'), json.dumps((1, 2), separators=(',', ':')))
print(struct.pack('>IHb', 2051, 7, -1), struct.unpack('>IHb', struct.pack('>IHb', 2051, 7, -1)), struct.calcsize('ibd'), struct.pack('<f', 1.5), struct.unpack('<d', struct.pack('<d', 0.1)), struct.pack('ci', b'a', 5), struct.unpack('4s', b'abcd'))
print(string.ascii_letters, string.digits, string.punctuation)
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2))
print(json.dumps('a\n\t\x7f"\\'), json.loads('"\\ud83d\\ude00"'), json.loads(' [ ] '), json.dumps(1e20))
print(struct.unpack('<hHiIqQ', struct.pack('<hHiIqQ', -2, 65535, -3, 4000000000, -2**40, 2**40)))
print(struct.pack('>3s2xf', b'ab', 0.5), struct.unpack_from('>H', b'\x00\x01\x02', 1))
