extension JSONDocument {
  /// Calls a function with the nodes and bytes of the document, which it may read only while it
  /// runs.
  @inline(__always)
  func withUnchecked<Answer>(_ body: (UncheckedDocument) -> Answer) -> Answer {
    nodes.withUnsafeBufferPointer { nodes in
      bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
        body(UncheckedDocument(nodes: nodes, bytes: bytes))
      }
    }
  }
}

/// The nodes and bytes of a document, read without counting who holds them.
///
/// A value or string holds its document, so each copy of one counts a reference: of a walk over all
/// nodes that would be most of the time. Indexes of nodes come from the parser.
struct UncheckedDocument {
  let nodes: UnsafeBufferPointer<JSONNode>
  let bytes: UncheckedBytes

  /// The text between the quotes of a string as it stands there, with its escapes.
  @inline(__always)
  func text(of string: Int) -> UncheckedBytes { bytes.content(of: nodes[string]) }

  /// Calls a function with the decoded text of a string.
  @inline(__always)
  func withDecodedText<Answer>(of string: Int, _ body: (UncheckedBytes) -> Answer) -> Answer {
    let text = text(of: string)
    guard nodes[string].hasEscapes else { return body(text) }
    return JSONEscapes.decode(text).withUnsafeBufferPointer { body(UncheckedBytes($0)) }
  }

  /// Whether a string decodes to a text.
  @inline(__always)
  func isString(_ string: Int, _ decoded: UncheckedBytes) -> Bool {
    guard nodes[string].hasEscapes else { return text(of: string).isSame(as: decoded) }
    // An escape takes two to six bytes and stands for one at least.
    let count = text(of: string).end - text(of: string).start
    guard count / 6 <= decoded.end - decoded.start else { return false }
    return withDecodedText(of: string, decoded.isSame)
  }

  /// Whether two strings decode to the same text.
  func isString(_ string: Int, sameAs other: Int) -> Bool {
    withDecodedText(of: string) { text in
      withDecodedText(of: other) { text.isSame(as: $0) }
    }
  }

  /// The index of an object's key; of one that stands twice the last, as parsers keep it.
  ///
  /// Texts are compared only of keys of the same hash: rules look up the same few names again and
  /// again.
  func lastKey(_ name: UncheckedBytes, _ hash: UInt16, of object: Int) -> Int? {
    let holder = nodes[object]
    guard holder.kind == .object else { return nil }
    let mayRepeatKeys = holder.mayRepeatKeys
    var found: Int?
    var key = object + 1
    while key < Int(holder.next) {
      let node = nodes[key]
      if node.keyHash == hash, isString(key, name) {
        guard mayRepeatKeys else { return key }
        found = key
      }
      key = Int(nodes[key + 1].next)
    }
    return found
  }

  /// The same, of a name that the program itself holds.
  func lastKey(_ name: StaticString, of object: Int) -> Int? {
    name.withUncheckedBytes { lastKey($0, ByteHash.short($0), of: object) }
  }

  /// The bit of a hash, of the many that share it.
  @inline(__always)
  static func mark(_ hash: UInt16) -> UInt64 { 1 << UInt64(hash & 63) }

  /// The bits of the hashes of an object's keys.
  func marks(ofKeysOf object: Int) -> UInt64 {
    guard nodes[object].kind == .object else { return 0 }
    let end = Int(nodes[object].next)
    var marks: UInt64 = 0
    var key = object + 1
    while key < end {
      marks |= Self.mark(nodes[key].keyHash)
      key = Int(nodes[key + 1].next)
    }
    return marks
  }

  /// Whether two objects have the same keys, written the same way, and nothing but strings.
  func isObject(_ object: Int, withKeysOf other: Int) -> Bool {
    let count = Int(nodes[other].next) - other
    guard nodes[object].kind == .object, nodes[other].kind == .object, count > 1,
      Int(nodes[object].next) - object == count
    else {
      return false
    }
    var key = object + 1
    var model = other + 1
    while key < object + count {
      guard nodes[key].keyHash == nodes[model].keyHash, nodes[key + 1].kind == .string,
        nodes[model + 1].kind == .string, !nodes[key].hasEscapes, !nodes[model].hasEscapes,
        text(of: key).isSame(as: text(of: model))
      else { return false }
      key += 2
      model += 2
    }
    return true
  }

  /// Whether two keys of an object may be the same: of few objects two have the same hash.
  func mayRepeatKeys(_ object: Int) -> Bool {
    let end = Int(nodes[object].next)
    var seen: UInt64 = 0
    var key = object + 1
    while key < end {
      let node = nodes[key]
      let mark = Self.mark(node.keyHash)
      if seen & mark != 0, mayBeRepeated(key, of: object) { return true }
      seen |= mark
      key = Int(nodes[key + 1].next)
    }
    return false
  }

  /// Whether a key of an object has the hash of one before it, or too many stand before it to look.
  private func mayBeRepeated(_ key: Int, of object: Int) -> Bool {
    let hash = nodes[key].keyHash
    var other = object + 1
    var count = 0
    while other < key {
      count += 1
      if nodes[other].keyHash == hash || count > 64 { return true }
      other = Int(nodes[other + 1].next)
    }
    return false
  }
}
