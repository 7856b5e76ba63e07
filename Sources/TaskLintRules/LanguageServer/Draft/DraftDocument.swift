/// The structure of a JSON text that is being typed, which need not be valid.
///
/// The parser for linting reads a text as the API does and ends at the first mistake. This one takes
/// what there is: a missing value, comma or bracket ends nothing. It works without recursion, in
/// linear time.
struct DraftDocument {
  enum Kind {
    case object
    case list
    case string
    /// A number, a literal, or a word without quotes.
    case word
  }

  struct Node {
    let kind: Kind
    /// The range in the text, with quotes and brackets; an open bracket extends to the end.
    fileprivate(set) var range: SourceRange
    /// Whether the closing quote or bracket is missing.
    fileprivate(set) var isOpen = true
    /// The index of the object or list that contains it.
    let parent: Int?
    /// Of a value in an object, the index of its key.
    fileprivate(set) var key: Int?
    fileprivate(set) var isKey = false
    /// Of a key, the offset of its colon.
    fileprivate(set) var colon: Int?
    /// Of a key, the index of its value.
    fileprivate(set) var value: Int?
    /// Of a key, the offset of the comma or bracket after its value.
    fileprivate(set) var end: Int?
    /// Of an object its keys, of a list its elements.
    fileprivate(set) var children: [Int] = []
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  /// The indexes of the values that are in no other.
  private(set) var roots: [Int] = []
  private var open: [Int] = []
  /// How many of the open brackets are those of objects.
  private var openObjects = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = 0
    while offset < bytes.count { offset = read(at: offset) }
    for index in open { nodes[index].range = SourceRange(nodes[index].range.start, bytes.count) }
  }

  // MARK: - Reading

  /// Reads a token, and returns the offset after it.
  private mutating func read(at offset: Int) -> Int {
    switch bytes[offset] {
    case UInt8(ascii: "{"): begin(.object, at: offset)
    case UInt8(ascii: "["): begin(.list, at: offset)
    case UInt8(ascii: "}"): close(.object, at: offset)
    case UInt8(ascii: "]"): close(.list, at: offset)
    case UInt8(ascii: ","): endEntry(at: offset)
    case UInt8(ascii: ":"): readColon(at: offset)
    case UInt8(ascii: "\""): return readString(at: offset)
    case let byte where byte.isJSONWhitespace: break
    default: return readWord(at: offset)
    }
    return offset + 1
  }

  private mutating func readString(at start: Int) -> Int {
    let (content, isClosed, _) = bytes.withUncheckedBytes(in: start + 1..<bytes.count) {
      $0.damagedString()
    }
    let end = content.upperBound + (isClosed ? 1 : 0)
    add(.string, SourceRange(start, end), isOpen: !isClosed)
    return end
  }

  private mutating func readWord(at start: Int) -> Int {
    let end = bytes[start...].firstIndex { byte in
      byte.isJSONWhitespace || Self.signs.contains(byte)
    }
    add(.word, SourceRange(start, end ?? bytes.count), isOpen: false)
    return end ?? bytes.count
  }

  private static let signs = Set("{}[],:\"".utf8)

  private mutating func begin(_ kind: Kind, at offset: Int) {
    add(kind, SourceRange(offset, offset + 1), isOpen: true)
    open.append(nodes.count - 1)
    if kind == .object { openObjects += 1 }
  }

  /// Closes the innermost bracket of a kind, and those inside it; ignores a bracket without one.
  private mutating func close(_ kind: Kind, at offset: Int) {
    // Without the count, many brackets without a match would take quadratic time.
    let matches = kind == .object ? openObjects : open.count - openObjects
    guard matches > 0, let place = open.lastIndex(where: { nodes[$0].kind == kind }) else { return }
    while open.count > place, let index = open.popLast() {
      if nodes[index].kind == .object { openObjects -= 1 }
      endEntry(at: offset, in: index)
      nodes[index].isOpen = open.count > place
      nodes[index].range = SourceRange(
        nodes[index].range.start, open.count > place ? offset : offset + 1)
    }
  }

  private mutating func endEntry(at offset: Int) {
    if let holder = open.last { endEntry(at: offset, in: holder) }
  }

  private mutating func endEntry(at offset: Int, in holder: Int) {
    guard nodes[holder].kind == .object, let key = nodes[holder].children.last,
      nodes[key].end == nil
    else { return }
    nodes[key].end = offset
  }

  private mutating func readColon(at offset: Int) {
    guard let holder = open.last, nodes[holder].kind == .object,
      let key = nodes[holder].children.last
    else { return }
    if nodes[key].colon == nil {
      nodes[key].colon = offset
    } else if let value = nodes[key].value, nodes[value].kind == .string, nodes[key].end == nil {
      // The value of the key is missing: what seemed to be it is the next key.
      nodes[key].value = nil
      nodes[key].end = nodes[value].range.start
      nodes[value].key = nil
      nodes[value].isKey = true
      nodes[value].colon = offset
      nodes[holder].children.append(value)
    }
  }

  private mutating func add(_ kind: Kind, _ range: SourceRange, isOpen: Bool) {
    var node = Node(kind: kind, range: range, isOpen: isOpen, parent: open.last)
    let index = nodes.count
    defer { nodes.append(node) }
    guard let holder = open.last else { return roots.append(index) }
    guard nodes[holder].kind == .object else { return nodes[holder].children.append(index) }
    if let key = nodes[holder].children.last, let colon = nodes[key].colon,
      nodes[key].value == nil, nodes[key].end == nil
    {
      // No one writes a value on the line after its key; the value is missing.
      guard kind != .string || !bytes[colon..<range.start].contains(UInt8(ascii: "\n")) else {
        nodes[key].end = range.start
        node.isKey = true
        return nodes[holder].children.append(index)
      }
      nodes[key].value = index
      node.key = key
    } else if kind == .string || kind == .word {
      node.isKey = true
      nodes[holder].children.append(index)
    }
  }

  // MARK: - Values

  /// The decoded text of a string, or a word as it is written.
  func text(of index: Int) -> String {
    let node = nodes[index]
    guard node.kind == .string else {
      return String(decoding: bytes[node.range.start..<node.range.end], as: UTF8.self)
    }
    let content = bytes[node.range.start + 1..<max(content(of: index).end, node.range.start + 1)]
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    let quoted = [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]
    let string = JSONDocument(SourceFile(path: "", bytes: quoted)).root?.string
    return string?.text ?? String(decoding: content, as: UTF8.self)
  }

  /// The range of a string without its quotes.
  func content(of index: Int) -> SourceRange {
    let range = nodes[index].range
    return SourceRange(range.start + 1, nodes[index].isOpen ? range.end : range.end - 1)
  }

  /// The value of the last property with a name in an object.
  func value(_ name: String, of object: Int) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    let key = nodes[object].children.last { nodes[$0].value != nil && text(of: $0) == name }
    return key.flatMap { nodes[$0].value }
  }

  /// The string at a property of an object.
  func string(_ name: String, of object: Int) -> String? {
    value(name, of: object).flatMap { nodes[$0].kind == .string ? text(of: $0) : nil }
  }

  /// The objects among the elements of a list.
  func objects(in list: Int?) -> [Int] {
    guard let list, nodes[list].kind == .list else { return [] }
    return nodes[list].children.filter { nodes[$0].kind == .object }
  }

  /// The values of an object's properties.
  func values(of object: Int?) -> [Int] {
    guard let object, nodes[object].kind == .object else { return [] }
    return nodes[object].children.compactMap { nodes[$0].value }
  }
}
