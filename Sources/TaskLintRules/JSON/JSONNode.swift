/// One value or key of a document, as the parser stores it.
///
/// The nodes of a document lie in one array in the order of the text. After an object come its keys
/// and values in turns, after an array its elements.
struct JSONNode: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case object
    case array
    case string
    case number
    case `true`
    case `false`
    case null
    /// `${…}` or `{{ … }}` in the place of a value.
    case placeholder
  }

  /// The offset of the first byte; of a string, the quote.
  var start: UInt32
  /// The offset after the last byte.
  var end: UInt32
  /// The index of the first node that is not inside this one.
  var next: UInt32
  var kind: Kind
  /// Whether a string holds a backslash; of an object whether two of its keys may be the same.
  var hasEscapes = false
  /// Of a key `ByteHash.short` of its decoded text, by which it is looked up; of an object in an array
  /// whether it is written like the one before.
  var keyHash: UInt16 = 0

  /// Whether the object has the keys of the element before it in its array, written the same way,
  /// and both nothing but strings under them: most of a large definition is lists of such.
  var isLikePrevious: Bool {
    get { kind == .object && keyHash != 0 }
    set { keyHash = newValue ? 1 : 0 }
  }

  /// Whether two keys of the object may be the same.
  ///
  /// Only a string has escapes, so an object has room for it there.
  var mayRepeatKeys: Bool {
    get { kind == .object && hasEscapes }
    set { hasEscapes = newValue }
  }

  /// Creates a node of a range of offsets in 32 bits, which the largest text fits in.
  init(_ start: Int, _ end: Int, next: UInt32, _ kind: Kind, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = next
    self.kind = kind
    self.hasEscapes = hasEscapes
  }
}
