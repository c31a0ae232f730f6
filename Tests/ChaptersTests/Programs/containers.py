import collections
Point = collections.namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x + p.y, p == (1, 2), p._replace(x=5), tuple(p), p[0], p[-1], len(p), p._fields, p + (3,), p < (1, 3))
x, y = p
d = collections.defaultdict(list)
d['a'].append(1); d['b'].append(2); d['a'].append(3)
print(d, d['a'], len(d), sorted(d.keys()), 'a' in d, 'z' in d, d == {'a': [1, 3], 'b': [2]}, dict(d))
c = collections.Counter('abracadabra')
print(c, c.most_common(2), c['a'], c['zz'], sorted(c.elements()), c + collections.Counter('ab'), c - collections.Counter('aaab'))
c.update('zz'); c['q'] += 2
print(c.most_common(), sum(c.values()), collections.Counter(a=3, b=1), collections.Counter({'x': 2}))
o = collections.OrderedDict([('b', 1), ('a', 2)])
o['c'] = 3
o.move_to_end('b')
print(o, list(o), o.popitem(last=False), o.items() and list(o.items()), o == collections.OrderedDict([('c', 3), ('b', 1)]))
q = collections.deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0)
print(q, q[0], len(q), list(q), q.pop(), q.popleft(), q)
q = collections.deque(range(5)); q.rotate(2); print(q); q.rotate(-1); print(q)
