/// A value or key of a document, as the parser stores it.
///
/// The nodes of a document are in one array in the order of the text. After an object come its keys
/// and values alternately, after an array its elements.
struct JSONNode: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case object
    case array
    case string
    case number
    case `true`
    case `false`
    case null
    /// `${…}` or `{{ … }}` in place of a value.
    case placeholder
  }

  /// The offset of the first byte; of a string, the quote.
  var start: UInt32
  /// The offset after the last byte.
  var end: UInt32
  /// The index of the first node that is not inside this one.
  var next: UInt32
  var kind: Kind
  /// Whether a string contains a backslash.
  var hasEscapes = false
  /// Whether an object contains a placeholder that may expand to any properties.
  var hasPlaceholderMembers = false
  /// Whether an object may have duplicate keys.
  var mayRepeatKeys = false

  /// Creates a node; offsets of the largest text fit in 32 bits.
  init(_ start: Int, _ end: Int, next: UInt32, _ kind: Kind, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = next
    self.kind = kind
    self.hasEscapes = hasEscapes
  }
}
