/// The state of a walk inside one pair of braces or brackets.
struct SecretFrame {
  /// The meaning of a value by the key before it.
  enum Awaited {
    case secret
    /// The name of an entry, `{"name": …, "value": …}`.
    case name
    /// Its value.
    case value
    /// A reference from which ECS reads the value.
    case source
    case other

    init(_ key: ArraySlice<UInt8>) {
      switch key.count {
      case 4 where key.isWord("name"), 3 where key.isWord("key"),
        12 where key.isWord("parameterkey"):
        self = .name
      case 5 where key.isWord("value"), 7 where key.isWord("default"),
        14 where key.isWord("parametervalue"):
        self = .value
      case 9 where key.isWord("valuefrom"): self = .source
      default: self = SecretName.isMasked(key) ? .secret : .other
      }
    }
  }

  let isList: Bool
  /// How the next value is treated; nil without a key before it.
  var awaited: Awaited?
  /// Whether the awaited value may follow a comma, as in the arguments of a command.
  var isCarried = false
  /// Whether a line has ended since the key.
  var hasCrossedLine = false
  /// The character after the key, and whether a blank follows it.
  var separator: UInt8 = 0
  var isSpaced = false
  /// Whether a name in the braces, or the key of the braces, has a secret word.
  var hasSecretName = false
  /// The values that such a name, which may come later, makes secret unless they are references.
  ///
  /// Most braces have one, which is stored without an allocation.
  private var value: Range<Int>?
  private var others: [Range<Int>] = []

  init(isList: Bool) { self.isList = isList }

  mutating func append(value range: Range<Int>) {
    if value == nil { value = range } else { others.append(range) }
  }

  var secretValues: [Range<Int>] {
    hasSecretName ? [value].compactMap(\.self) + others : []
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are a word of the same length, in any case; the word is in lower case.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { word in
        for index in word.indices where bytes[index] | 0x20 != word[index] { return false }
        return true
      }
    }
  }
}
