def attempt(f):
    try:
        return f()
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as e:
        return type(e).__name__
    except Exception as e:
        return "other " + type(e).__name__
    else:
        return "never"

print(attempt(lambda: 1 / 0), attempt(lambda: {}[1]), attempt(lambda: [][0]))
print(attempt(lambda: int("x")), attempt(lambda: None.x), attempt(lambda: undefined), attempt(lambda: 1 + "a"))

def order(fail):
    steps = []
    try:
        steps.append("try")
        if fail: raise ValueError("no")
    except ValueError as e:
        steps.append(str(e))
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps
print(order(True), order(False))

def early():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: return i
        finally:
            print("leaving", i)
print(early())

def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as e:
        print("caught", e.args)
        try:
            raise
        except LookupError:
            return "again"
print(nested())

class NotFitted(ValueError):
    def __init__(self, name, code=3):
        super().__init__(name)
        self.code = code
class Silent(Exception): pass
try:
    raise NotFitted("model")
except ValueError as e:
    print(e, e.code, e.args, repr(e), isinstance(e, NotFitted))
try:
    raise Silent
except Silent as e:
    print(repr(str(e)), e.args)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise RuntimeError("second")
except RuntimeError as e:
    print(e)
try:
    assert 1 == 2, "sums"
except AssertionError as e:
    print(e)

class Guard:
    def __init__(self, quiet): self.quiet = quiet
    def __enter__(self):
        print("in")
        return self
    def __exit__(self, kind, value, trace):
        print("out", kind.__name__ if kind else None, value)
        return self.quiet
with Guard(False) as g:
    print(g.quiet)
with Guard(True):
    raise ValueError("swallowed")
try:
    with Guard(True) as a, Guard(False) as b:
        raise KeyError("passes")
    print("after")
except KeyError:
    print("not here")
def leave():
    with Guard(False):
        return 5
print(leave())
def loop():
    for i in range(3):
        with Guard(True):
            if i == 1: break
    return i
print(loop())
try:
    def f(): f2()
    def f2(): raise IOError("disk")
    f()
except OSError as e:
    print(type(e).__name__, e)
try:
    raise ValueError("a", 1)
except ValueError as e:
    print(e, e.args[1])
def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError:
    print("too deep")
while True:
    try:
        break
    finally:
        print("broke")
x = []
try:
    x.append(1)
    x.append(y)
except NameError:
    x.append(2)
print(x)
# expect: zero KeyError IndexError
# expect: other ValueError other AttributeError other NameError other TypeError
# expect: ['try', 'no', 'finally'] ['try', 'else', 'finally']
# expect: leaving 0
# expect: leaving 1
# expect: leaving 2
# expect: leaving 3
# expect: 3
# expect: inner finally
# expect: caught ('inner',)
# expect: again
# expect: model 3 ('model',) NotFitted('model') True
# expect: '' ()
# expect: second
# expect: sums
# expect: in
# expect: False
# expect: out None None
# expect: in
# expect: out ValueError swallowed
# expect: in
# expect: in
# expect: out KeyError 'passes'
# expect: out KeyError 'passes'
# expect: after
# expect: in
# expect: out None None
# expect: 5
# expect: in
# expect: out None None
# expect: in
# expect: out None None
# expect: 1
# expect: OSError disk
# expect: ('a', 1) 1
# expect: too deep
# expect: broke
# expect: [1, 2]
