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
      case 4 where Self.isWord(key, "name"), 3 where Self.isWord(key, "key"),
        12 where Self.isWord(key, "parameterkey"):
        self = .name
      case 5 where Self.isWord(key, "value"), 7 where Self.isWord(key, "default"),
        14 where Self.isWord(key, "parametervalue"):
        self = .value
      case 9 where Self.isWord(key, "valuefrom"): self = .source
      default: self = SecretName.isTelling(key) ? .secret : .other
      }
    }

    /// Whether a key is a word, in any case.
    private static func isWord(_ key: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
      word.withUTF8Buffer { word in key.elementsEqual(word) { $0.lowercased == $1 } }
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
  /// Values that such a name makes secret, wherever it stands among the members.
  var values: [Range<Int>] = []

  init(isList: Bool) { self.isList = isList }

  var secretValues: [Range<Int>] { hasTellingName ? values : [] }
}
