/// The ranges of a document's strings that may not be shown.
struct MaskedNodes {
  /// What a node is in its object.
  private enum Role {
    case element
    case key
    /// A value, with the node of its name: its key, or the name beside it.
    case value(of: Int)
  }

  private let document: JSONDocument
  private let isShown: [Bool]
  /// Where documents in strings begin.
  private let embedded: [Int]
  private var ranges: [SourceRange] = []
  /// For each hash of a key, the last key that may be shown: the same few keys are repeated.
  private var shownKeys = [Int](repeating: -1, count: 256)

  /// Finds the ranges, and adds the texts to values.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - isShown: For each node, whether it may be shown.
  ///   - embedded: Where documents in strings begin, in order.
  ///   - values: The values of the file.
  /// - Returns: The ranges in the document's file.
  static func all(
    in document: JSONDocument, isShown: [Bool], embedded: [Int], _ values: inout MaskedValues
  ) -> [SourceRange] {
    var masked = MaskedNodes(document: document, isShown: isShown, embedded: embedded)
    document.withUnchecked { masked.run($0, &values) }
    return masked.ranges
  }

  private init(document: JSONDocument, isShown: [Bool], embedded: [Int]) {
    self.document = document
    self.isShown = isShown
    self.embedded = embedded
  }

  private mutating func run(_ unchecked: UncheckedDocument, _ values: inout MaskedValues) {
    let roles = Self.roles(in: unchecked)
    for index in unchecked.nodes.indices {
      switch unchecked.nodes[index].kind {
      case .string:
        add(index, roles[index], unchecked, &values)
      case .placeholder:
        let range = document.range(of: unchecked.nodes[index])
        let bytes = document.source.bytes[range.start..<range.end]
        if bytes.count > 80 || bytes.contains(where: { "\"'=`|".utf8.contains($0) }) {
          ranges.append(range)
        }
      case .object, .array, .number, .true, .false, .null: break
      }
    }
  }

  private mutating func add(
    _ string: Int, _ role: Role, _ unchecked: UncheckedDocument, _ values: inout MaskedValues
  ) {
    var name: Int?
    switch role {
    case .key:
      if isShownBefore(string, unchecked) { return }
    case .value(let own): name = own
    case .element: break
    }
    unchecked.withDecodedText(of: string) { text in
      guard text.start < text.end else { return }
      if isShown(string, role, text) { return values.show(text) }
      let range = JSONString(document: document, index: string).contentRange
      let next = embedded.indices.bisected { embedded[$0] >= range.start }
      if next < embedded.count, embedded[next] < range.end { return }
      ranges.append(range)
      if let name {
        unchecked.withDecodedText(of: name) { values.hide(text, of: $0) }
      } else {
        StaticString("[]").withUncheckedBytes { values.hide(text, of: $0) }
      }
    }
  }

  private mutating func isShown(_ string: Int, _ role: Role, _ text: UncheckedBytes) -> Bool {
    guard case .key = role else { return isShown[string] }
    guard isShown[string] || ShownForm.key.admits(text) else { return false }
    shownKeys[slot(of: text)] = string
    return true
  }

  /// Whether a key is the same as an earlier one that may be shown.
  private func isShownBefore(_ key: Int, _ unchecked: UncheckedDocument) -> Bool {
    let earlier = shownKeys[unchecked.withDecodedText(of: key, slot)]
    return earlier >= 0 && unchecked.isString(key, sameAs: earlier)
  }

  private func slot(of key: UncheckedBytes) -> Int { Int(ByteHash.short(key)) % shownKeys.count }

  /// The role of each node.
  private static func roles(in document: UncheckedDocument) -> [Role] {
    var roles = [Role](repeating: .element, count: document.nodes.count)
    for object in document.nodes.indices where document.nodes[object].kind == .object {
      var own: Int?
      var hasValue = false
      forEachKey(of: object, in: document) { key, text in
        roles[key] = .key
        roles[key + 1] = .value(of: key)
        if text.isWord("name") || text.isWord("key") {
          own = document.nodes[key + 1].kind == .string ? key + 1 : nil
        } else if text.isWord("value") {
          hasValue = true
        }
      }
      guard let own, hasValue else { continue }
      forEachKey(of: object, in: document) { key, text in
        if text.isWord("value") { roles[key + 1] = .value(of: own) }
      }
    }
    return roles
  }

  private static func forEachKey(
    of object: Int, in document: UncheckedDocument, _ body: (Int, UncheckedBytes) -> Void
  ) {
    let end = Int(document.nodes[object].next)
    var key = object + 1
    while key < end {
      document.withDecodedText(of: key) { body(key, $0) }
      key = Int(document.nodes[key + 1].next)
    }
  }
}
