/// The names of the session: each has a slot for good, so that a program finds it without hashing.
public final class Globals {
  private(set) var slots: UnsafeMutablePointer<Value>
  /// What a slot without a value gives: the built-in of that name, looked up once.
  private(set) var fallbacks: UnsafeMutablePointer<Value>
  private var capacity = 256
  private var count = 0
  private var numbers: [String: Int] = [:]
  private var slotNames: [String] = []

  init() {
    slots = .allocate(capacity: capacity)
    fallbacks = .allocate(capacity: capacity)
  }

  deinit {
    slots.deinitialize(count: count)
    slots.deallocate()
    fallbacks.deinitialize(count: count)
    fallbacks.deallocate()
  }

  /// The slot of `name`, a new one if need be.
  func slot(of name: String) -> Int {
    if let known = numbers[name] { return known }
    if count == capacity { grow() }
    (slots + count).initialize(to: .unset)
    (fallbacks + count).initialize(to: .unset)
    numbers[name] = count
    slotNames.append(name)
    count += 1
    return count - 1
  }

  private func grow() {
    let (oldSlots, oldFallbacks) = (slots, fallbacks)
    capacity *= 2
    slots = .allocate(capacity: capacity)
    fallbacks = .allocate(capacity: capacity)
    slots.moveInitialize(from: oldSlots, count: count)
    fallbacks.moveInitialize(from: oldFallbacks, count: count)
    oldSlots.deallocate()
    oldFallbacks.deallocate()
  }

  /// The name of a slot.
  func name(of slot: Int) -> String { slotNames.indices.contains(slot) ? slotNames[slot] : "" }

  /// Keeps what a slot without a value gives.
  func setFallback(_ slot: Int, _ value: Value) { fallbacks[slot] = value }

  /// Forgets what slots without values give, since the built-ins have changed.
  func forgetFallbacks() {
    for slot in 0..<count { fallbacks[slot] = .unset }
  }

  /// The value of `name`, nil where it has none.
  public subscript(name: String) -> Value? {
    get {
      guard let slot = numbers[name], !slots[slot].isUnset else { return nil }
      return slots[slot]
    }
    set {
      if newValue == nil, numbers[name] == nil { return }
      // Apart, since a new slot may move all of them.
      let slot = slot(of: name)
      slots[slot] = newValue ?? .unset
    }
  }

  /// The names that have values, in the order they were first met.
  public var names: [String] {
    slotNames.indices.filter { !slots[$0].isUnset }.map { slotNames[$0] }
  }

  /// Takes all values away.
  public func removeAll() {
    for slot in 0..<count { slots[slot] = .unset }
  }
}
