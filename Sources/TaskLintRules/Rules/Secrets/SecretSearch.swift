/// Searches an object for strings that may be secrets, at every place whose strings are not read one
/// by one.
struct SecretSearch {
  /// A string that may be a secret.
  struct Candidate {
    /// The index of the string's node.
    let string: Int
    /// The index of the key or the string that names it, if any.
    let name: Int?
  }

  private let document: UncheckedDocument
  private let isInContainer: Bool
  private(set) var candidates: [Candidate] = []

  /// Creates a search in a container, or in the rest of a definition.
  init(_ document: UncheckedDocument, isInContainer: Bool) {
    self.document = document
    self.isInContainer = isInContainer
  }

  /// Reads an object of the API or of a template.
  mutating func read(_ object: Int) { read(object, named: nil, isRead: false) }

  /// Reads a value; strings are skipped if its entries are read one by one.
  private mutating func read(_ value: Int, named name: Int?, isRead: Bool) {
    switch document.nodes[value].kind {
    case .string:
      if !isRead { add(value, named: name) }
    case .array:
      let end = Int(document.nodes[value].next)
      var element = value + 1
      while element < end {
        let kind = document.nodes[element].kind
        read(element, named: name, isRead: isRead && (kind == .string || kind == .object))
        element = Int(document.nodes[element].next)
      }
    case .object: read(membersOf: value, named: name, isRead: isRead)
    case .number, .true, .false, .null, .placeholder: break
    }
  }

  private mutating func read(membersOf object: Int, named name: Int?, isRead: Bool) {
    let end = Int(document.nodes[object].next)
    // The name that an object gives to its value; of duplicates the last.
    var own = name
    var key = object + 1
    while key < end {
      if document.nodes[key + 1].kind == .string, isName(key) { own = key + 1 }
      key = Int(document.nodes[key + 1].next)
    }
    key = object + 1
    while key < end {
      let value = key + 1
      switch document.nodes[value].kind {
      case .string where isRead:
        // The names of entries that are read one by one; a name may hold a value as well.
        if isName(key), document.withDecodedText(of: value, { $0.holds(UInt8(ascii: "=")) }) {
          add(value, named: nil)
        }
      case .string, .array, .object: read(member: key, own: own, of: name)
      case .number, .true, .false, .null, .placeholder: break
      }
      key = Int(document.nodes[value].next)
    }
  }

  /// Reads a member of an object, which is the value of a key, or the whole container.
  private mutating func read(member key: Int, own: Int?, of object: Int?) {
    let use = document.withDecodedText(of: key) { Use(of: $0) }
    switch use {
    case .skipped: return
    case .value: read(key + 1, named: own, isRead: false)
    case .list:
      let isRead = isInContainer && (object == nil || object.map(isHealthCheck) ?? false)
      read(key + 1, named: key, isRead: isRead && document.nodes[key + 1].kind == .array)
    case .labels:
      let isRead = isInContainer && object == nil
      read(key + 1, named: key, isRead: isRead && document.nodes[key + 1].kind == .object)
    case .options:
      let isRead = isInContainer && object.map(isConfiguration) ?? false
      read(key + 1, named: key, isRead: isRead && document.nodes[key + 1].kind == .object)
    case .tags:
      read(key + 1, named: key, isRead: !isInContainer && document.nodes[key + 1].kind == .array)
    case .other: read(key + 1, named: key, isRead: false)
    }
  }

  private mutating func add(_ string: Int, named name: Int?) {
    let mayBeSecret =
      name.map { document.withDecodedText(of: $0, SecretName.Endings.known.mayEnd) } ?? false
      || document.withDecodedText(of: string, TextSecrets.mayBeIn)
    if mayBeSecret { candidates.append(Candidate(string: string, name: name)) }
  }

  private func isHealthCheck(_ key: Int) -> Bool {
    document.withDecodedText(of: key) { $0.isWord("healthcheck") || $0.isWord("health_check") }
  }

  /// Whether a key is `logConfiguration` or `firelensConfiguration`, whose options are read one by one.
  private func isConfiguration(_ key: Int) -> Bool {
    document.withDecodedText(of: key) { key in
      key.isWord("logconfiguration") || key.isWord("firelensconfiguration")
        || key.isWord("log_configuration") || key.isWord("firelens_configuration")
    }
  }

  private func isName(_ key: Int) -> Bool {
    document.withDecodedText(of: key) { $0.isWord("name") || $0.isWord("key") }
  }
}

extension SecretSearch {
  /// What the value of a key is used for.
  private enum Use {
    /// A name in the template, or the containers, which are read one by one.
    case skipped
    /// The value of the entry that `name` or `key` names.
    case value
    /// A list of a container whose strings are read one by one.
    case list
    /// The labels of a container, which are read one by one.
    case labels
    /// The options of a log configuration or log router, which are read one by one.
    case options
    /// The tags of the task, which are read one by one.
    case tags
    case other

    /// Nearly all keys differ in their length, so few are compared.
    init(of key: UncheckedBytes) {
      switch key.end - key.start {
      case 3 where key.isSame(as: "Ref"): self = .skipped
      case 4 where key.isWord("tags"): self = .tags
      case 5 where key.isWord("value"): self = .value
      case 7 where key.isWord("options"): self = .options
      case 7 where key.isWord("command"): self = .list
      case 9 where key.isSame(as: "Condition"): self = .skipped
      case 10 where key.isWord("entrypoint"), 11 where key.isWord("environment"): self = .list
      case 12 where key.isWord("dockerlabels"): self = .labels
      case 20
      where key.isSame(as: "containerDefinitions") || key.isSame(as: "ContainerDefinitions"):
        self = .skipped
      case 21 where key.isSame(as: "container_definitions"): self = .skipped
      default: self = key.begins(with: "Fn::") ? Self.function(key) : .other
      }
    }

    private static func function(_ key: UncheckedBytes) -> Use {
      let refersToNames =
        key.isSame(as: "Fn::GetAtt") || key.isSame(as: "Fn::ImportValue")
        || key.isSame(as: "Fn::FindInMap") || key.isSame(as: "Fn::GetAZs")
      return refersToNames ? .skipped : .value
    }
  }
}
