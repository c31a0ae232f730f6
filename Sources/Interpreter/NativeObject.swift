import Language

/// Something that a module brings into a program: an array, a network, a type, a module.
///
/// Every requirement has a default that means "it cannot do that"; the evaluator turns that into a
/// message with the place. Errors are thrown as `Diagnostic`, usually without a place: the
/// evaluator adds the place of the expression it is evaluating.
public protocol NativeObject: AnyObject {
  /// The type's name as messages call it.
  var typeName: String { get }
  /// What messages call the object itself, where its type would say too little.
  var messageName: String? { get }
  /// The text that an echo shows.
  var representation: String { get }
  /// The text that `print` shows.
  var text: String { get }
  /// What `?` shows, if there is something to say.
  var help: String? { get }
  /// The names that `attribute` knows, for completion and suggestions.
  var attributeNames: [String] { get }
  /// The attribute, or nil where there is none.
  func attribute(_ name: String) throws -> Value?
  /// Sets an attribute; false where it cannot be set.
  func setAttribute(_ name: String, to value: Value) throws -> Bool
  /// Calls the object; nil where it cannot be called.
  func call(_ arguments: CallArguments) throws -> Value?
  /// The number of elements; nil where it has none.
  func length() throws -> Int?
  /// The element at a subscript; nil where it has none.
  func item(_ index: Value) throws -> Value?
  /// Sets an element; false where it cannot be set.
  func setItem(_ index: Value, to value: Value) throws -> Bool
  /// A walk through the elements; nil where there is none.
  func iterator() throws -> ValueIterator?
  /// The result of an operator with `other` at its right, or left where `reflected`.
  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value?
  /// Changes the object itself as `x += other` asks; false where that makes a new one.
  func augment(_ operation: Language.BinaryOperator, _ other: Value) throws -> Bool
  /// Takes the result of an operator with `other` as its own value; false where it does not fit.
  ///
  /// Asked only where nothing else holds the object.
  func overwrite(_ operation: Language.BinaryOperator, _ other: Value, reflected: Bool) throws
    -> Bool
  /// The result of `-x`, `+x`, `~x`.
  func unary(_ operation: NativeOperation) throws -> Value?
  /// Whether it counts as true.
  func truth() throws -> Bool
  /// The whole number that it stands for, if it does.
  var exactInteger: Int? { get }
  /// The real number that it stands for, if it does.
  var number: Double? { get }
  /// Whether its attributes stay what they are, as those of a module do.
  var keepsAttributes: Bool { get }
  /// Whether it is made of whole numbers, which Python 2 divides without a rest.
  var isWhole: Bool { get }
}

/// An operator applied to a native object.
public enum NativeOperation: Sendable {
  case arithmetic(Language.BinaryOperator)
  case comparison(Language.ComparisonOperator)
  case unary(Language.UnaryOperator)
}

extension NativeObject {
  /// What messages call the object itself.
  public var messageName: String? { nil }
  /// The text that an echo shows.
  public var representation: String { "<\(typeName)>" }
  /// The text that `print` shows.
  public var text: String { representation }
  /// What `?` shows.
  public var help: String? { nil }
  /// The names behind the point.
  public var attributeNames: [String] { [] }
  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) throws -> Value? { nil }
  /// Sets an attribute; false where it cannot be set.
  public func setAttribute(_ name: String, to value: Value) throws -> Bool { false }
  /// Calls the object; nil where it cannot be called.
  public func call(_ arguments: CallArguments) throws -> Value? { nil }
  /// The number of elements.
  public func length() throws -> Int? { nil }
  /// The element, or elements, at a subscript.
  public func item(_ index: Value) throws -> Value? { nil }
  /// Sets the elements at a subscript.
  public func setItem(_ index: Value, to value: Value) throws -> Bool { false }
  /// A walk through the elements.
  public func iterator() throws -> ValueIterator? { nil }
  /// The result of an operator; nil where it has no meaning.
  public func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws
    -> Value?
  { nil }
  /// The result of an operator with one operand; nil where it has no meaning.
  public func unary(_ operation: NativeOperation) throws -> Value? { nil }
  /// It cannot take another value.
  public func overwrite(
    _ operation: Language.BinaryOperator, _ other: Value, reflected: Bool
  ) throws -> Bool { false }
  /// Nothing is changed in place.
  public func augment(_ operation: Language.BinaryOperator, _ other: Value) throws -> Bool { false }
  /// Whether it counts as true.
  public func truth() throws -> Bool { true }
  /// Attributes may change.
  public var keepsAttributes: Bool { false }
  /// No number.
  public var exactInteger: Int? { nil }
  /// No number.
  public var number: Double? { nil }
  /// Whether it stands for a whole number.
  public var isWhole: Bool { exactInteger != nil }
}

/// A walk through the elements of a value.
public class ValueIterator: NativeObject {
  private let advance: () throws -> Value?

  /// A walk that takes its elements from `advance` until that gives nil.
  public init(_ advance: @escaping () throws -> Value?) { self.advance = advance }

  /// A walk through `elements`.
  public convenience init(_ elements: [Value]) {
    var rest = elements.makeIterator()
    self.init { rest.next() }
  }

  /// The next element, or nil at the end.
  public func next() throws -> Value? { try advance() }

  /// The type's name as messages call it.
  public final var typeName: String { "iterator" }
  /// A walk through the elements.
  public final func iterator() -> ValueIterator? { self }
}
