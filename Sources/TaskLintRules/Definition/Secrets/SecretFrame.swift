/// What is known inside one pair of braces or brackets while a text is walked over.
struct SecretFrame {
  /// What the key before a value says of it.
  enum Awaited {
    case secret
    /// The name of an entry, `{"name": …, "value": …}`.
    case name
    /// Its value.
    case value
    /// Where ECS takes the value from.
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
      default: self = SecretName.isTelling(key) ? .secret : .other
      }
    }
  }

  let isList: Bool
  /// What the value that comes next is; nil where no key stands before it.
  var awaited: Awaited?
  /// Whether what is awaited outlasts a comma, as between the arguments of a command.
  var isCarried = false
  /// Whether a line has ended since the key.
  var hasCrossedLine = false
  /// The character after the key, and whether a blank follows it.
  var separator: UInt8 = 0
  var isSpaced = false
  /// Whether a name here, or the name that the braces stand under, tells of a secret.
  var hasTellingName = false
  /// Values that such a name makes secret unless they are references, wherever it stands among the
  /// members: most braces hold one, which costs no memory of its own.
  private var value: Range<Int>?
  private var others: [Range<Int>] = []

  init(isList: Bool) { self.isList = isList }

  mutating func append(value range: Range<Int>) {
    if value == nil { value = range } else { others.append(range) }
  }

  var secretValues: [Range<Int>] {
    hasTellingName ? [value].compactMap(\.self) + others : []
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are a word of as many lower-case letters, in any case.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { word in
        for index in word.indices where bytes[index] | 0x20 != word[index] { return false }
        return true
      }
    }
  }
}
