/// One step of the machine: what to do, and with which registers or tables.
///
/// `a` is nearly always the register of the result. Jumps are to instruction numbers.
struct Instruction {
  let opcode: Opcode
  /// What more the opcode needs to know, such as which operator.
  var flag: UInt8 = 0
  var a: UInt16 = 0
  var b: Int32 = 0
  var c: Int32 = 0
}

/// What an instruction does.
///
/// `r` are the registers of the running call.
enum Opcode: UInt8 {
  // MARK: Values and names

  /// r[a] = r[b]
  case move
  /// r[a] = constants[b]
  case constant
  /// An error unless r[a] has a value; names[b] is what the program calls it.
  case checkSet
  /// r[a] has no value any more; an error where it had none. names[b]
  case unset
  /// r[a] = the session's name in slot b, or the built-in of that name
  case loadGlobal
  /// The session's name in slot b = r[a]
  case storeGlobal
  /// `del` of the session's name in slot b
  case deleteGlobal
  /// r[a] = the built-in names[b], whatever the session calls so
  case loadBuiltin
  /// r[a] = cells[b]; names[c] is what the program calls it
  case loadCell
  /// cells[b] = r[a]
  case storeCell
  /// In the body of a class: r[a] = names[b] of the class if it has it, and then a jump to c
  case loadMember
  /// In the body of a class: names[b] of the class = r[a]
  case storeMember
  /// In the body of a class: the class has no names[b] any more
  case deleteMember

  // MARK: Operators

  /// r[a] = r[b] op r[c]; flag 1: r[b] may change itself as `+=` lets it; 4 and 8: r[b], r[c] is no
  /// variable's
  case add, subtract, multiply, divide, floorDivide, modulo
  /// r[a] = r[b] + c, a whole number; flag as above
  case addInteger
  /// r[a] = r[b] op r[c]; the flag holds the operator and, in its highest bit, `+=`
  case binary
  /// r[a] = r[b] op r[c], a comparison; the flag holds the operator
  case compare
  /// r[a] = op r[b]; the flag holds the operator
  case unary
  /// r[a] = not r[b]
  case not

  // MARK: Jumps

  /// To c
  case jump
  /// Back to c, where the user may stop the loop
  case loop
  /// To c if r[a] counts as true
  case jumpIf
  /// To c unless r[a] counts as true
  case jumpUnless
  /// To c unless r[a] < r[b], and so on
  case jumpUnlessLess, jumpUnlessLessOrEqual, jumpUnlessGreater, jumpUnlessGreaterOrEqual
  case jumpUnlessEqual, jumpUnlessNotEqual

  // MARK: Containers

  /// r[a] = a list of the c values from r[b] on
  case buildList
  case buildTuple
  case buildSet
  /// r[a] = a dictionary of the c pairs of key and value from r[b] on
  case buildDictionary
  /// r[a] = r[b]:r[b+1]:r[b+2]
  case buildSlice
  /// The list r[a] grows by r[b]
  case append
  /// The list r[a] grows by the elements of r[b]
  case extend
  /// The set r[a] takes r[b] in
  case insert
  /// The dictionary r[a] takes the key r[b] with r[b+1]
  case setEntry
  /// The dictionary r[a] takes the entries of r[b]; the flag is 1 in a call
  case merge
  /// r[a] = a tuple of the list r[b]
  case tupleOfList
  /// r[a] = r[b][r[c]]
  case index
  /// r[a][r[b]] = r[c]
  case storeIndex
  /// del r[a][r[b]]
  case deleteIndex
  /// r[a], r[a+1], … = the c elements of r[b]; the flag is 1 + the place of `*rest`, or 0
  case unpack

  // MARK: Attributes and calls

  /// r[a] = r[b].names[c]
  case loadAttribute
  /// r[a].names[c] = r[b]
  case storeAttribute
  /// del r[a].names[c]
  case deleteAttribute
  /// r[a] = r[a](r[a+1], …) as calls[c] says
  case call
  /// r[a] = r[a].method(r[a+1], …) as calls[c] says
  case callMethod
  /// r[a] = r[a](*r[a+1], **r[a+2]); calls[c]
  case callSpread
  /// r[a] = what `super()` gives where self is r[b]
  case loadSuper
  /// Leaves with r[a]
  case returnValue
  /// Hands r[b] to whoever asks for the next element; r[a] = what it sends back
  case yield
  /// r[a] = the next element of the walk at r[b], which r[a] is sent to; at the end r[c] is true and
  /// r[a] what a generator returned
  case delegate

  // MARK: Loops

  /// r[a], r[a+1], r[a+2] = the state of a walk through r[b]
  case iterate
  /// r[a] = the next element of the walk at r[b], or a jump to c
  case next
  /// r[a], r[a+1] = the two values of the next element of the walk at r[b], or a jump to c
  case nextPair

  // MARK: Definitions

  /// r[a] = a function of codes[b] with the defaults from r[c] on
  case makeFunction
  /// r[a] = a class with the body codes[b] and the flag's number of bases from r[c] on
  case makeClass

  // MARK: Exceptions

  /// Raises r[a]
  case raise
  /// Raises again what was caught in r[a]
  case reraise
  /// Raises again what was caught last
  case reraiseLast
  /// r[a] = whether what was caught in r[b] is of the type r[c]
  case matches
  /// r[a] = the exception that was caught in r[b], as a program sees it
  case loadException
  /// Fails as an `assert` does; r[a] is its message where the flag is 1
  case assertionFailed
  /// r[a] = what r[b] gives when a `with` enters it
  case enter
  /// A `with` leaves r[b]; where the flag is 1 with the exception in r[c], and r[a] = whether r[b]
  /// has dealt with it
  case exit

  // MARK: Statements

  /// Shows r[a], a statement's value
  case display
  /// Prints the c values from r[b] on; the flag is 1 where the line ends, plus 2 where r[a] is
  /// what is printed to
  case print
  /// r[a] = the module names[b]; with flag 1 it is looked up for its names[c]
  case importModule
  /// r[a] = what the module names[b] calls names[c]
  case importName
  /// All names of the module names[b] become the session's
  case importAll
  /// Runs commands[b]
  case command
  /// r[a] = r[b] as text; formats[c] says how
  case format
  /// r[a] = the c texts from r[b] on, joined
  case join
  /// Fails with failures[b]
  case fail
}
