/// The ranges of a document's strings that may not be shown.
struct MaskedNodes {
  private let document: JSONDocument
  private let isShown: [Bool]
  private let isKey: [Bool]
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
  ///   - isKey: For each node, whether it is a key.
  ///   - embedded: Where documents in strings begin, in order.
  ///   - values: The values of the file.
  /// - Returns: The ranges in the document's file.
  static func all(
    in document: JSONDocument, isShown: [Bool], isKey: [Bool], embedded: [Int],
    _ values: inout MaskedValues
  ) -> [SourceRange] {
    var masked = MaskedNodes(
      document: document, isShown: isShown, isKey: isKey, embedded: embedded)
    masked.run(&values)
    return masked.ranges
  }

  private mutating func run(_ values: inout MaskedValues) {
    let names = ownerNames
    for index in document.nodes.indices {
      switch document.nodes[index].kind {
      case .string:
        let string = JSONString(document: document, index: index)
        add(string, names[index], &values)
      case .placeholder:
        let range = document.range(of: document.nodes[index])
        let bytes = document.source.bytes[range.start..<range.end]
        if bytes.count > 80 || bytes.contains(where: { "\"'=`|".utf8.contains($0) }) {
          ranges.append(range)
        }
      case .object, .array, .number, .true, .false, .null: break
      }
    }
  }

  private mutating func add(
    _ string: JSONString, _ name: Int?, _ values: inout MaskedValues
  ) {
    if isKey[string.index], isShownBefore(string.index) { return }
    let text = string.text
    guard !text.isEmpty else { return }
    if isShown[string.index]
      || (isKey[string.index] && ShownForm.key.admits(Array(text.utf8)))
    {
      if isKey[string.index] { shownKeys[slot(of: string.index)] = string.index }
      return values.show(text)
    }
    let range = string.contentRange
    let next = embedded.indices.bisected { embedded[$0] >= range.start }
    if next < embedded.count, embedded[next] < range.end { return }
    ranges.append(range)
    values.hide(text, of: name.map { JSONString(document: document, index: $0).text } ?? "[]")
  }

  /// Whether a key is the same as an earlier one that may be shown.
  private func isShownBefore(_ key: Int) -> Bool {
    let earlier = shownKeys[slot(of: key)]
    return earlier >= 0 && document.withUnchecked { $0.isString(key, sameAs: earlier) }
  }

  private func slot(of key: Int) -> Int { Int(document.nodes[key].keyHash) % shownKeys.count }

  /// For each node, the node of its name if it has one: its key, or the name beside it.
  private var ownerNames: [Int?] {
    var names = [Int?](repeating: nil, count: document.nodes.count)
    for index in document.nodes.indices where document.nodes[index].kind == .object {
      let object = JSONValue(document: document, index: index)
      var own: Int?
      for member in object.members {
        names[member.value.index] = member.key.index
        if member.key.isWord("name") || member.key.isWord("key") {
          own = member.value.string?.index
        }
      }
      guard let own else { continue }
      for member in object.members where member.key.isWord("value") {
        names[member.value.index] = own
      }
    }
    return names
  }

  private init(document: JSONDocument, isShown: [Bool], isKey: [Bool], embedded: [Int]) {
    self.document = document
    self.isShown = isShown
    self.isKey = isKey
    self.embedded = embedded
  }
}
