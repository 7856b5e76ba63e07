/// Reads a text that is JSON from its first byte to its last, at a third of the steps that the
/// parser takes which can tell what is wrong.
///
/// Nearly every file is such a text. Of any other this one says no more than that, and nothing of it
/// is kept. Both make the same nodes; a test compares them.
struct JSONQuickParser {
  private let bytes: UncheckedBytes
  private let nodes: UnsafeMutableBufferPointer<JSONNode>
  private var count = 0
  private var offset: Int
  /// The object or array that is open, or -1; its `next` holds the one around it until it closes.
  private var open = -1
  private var depth = 0

  /// The nodes of a text; nil where it is not JSON, or has more of them than nearly any.
  static func nodes(of bytes: [UInt8], region: Range<Int>) -> [JSONNode]? {
    // A node takes 20 bytes of a text with indents, and 11 of one without.
    let capacity = region.count / 8 + 16
    guard capacity < Int(Int32.max) else { return nil }
    let nodes = [JSONNode](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = bytes.withUncheckedBytes(in: region) { bytes in
        var parser = JSONQuickParser(bytes, nodes: buffer)
        return parser.parse() ? parser.count : 0
      }
    }
    return nodes.isEmpty ? nil : nodes
  }

  private init(_ bytes: UncheckedBytes, nodes: UnsafeMutableBufferPointer<JSONNode>) {
    self.bytes = bytes
    self.nodes = nodes
    offset = bytes.start
  }

  private mutating func parse() -> Bool {
    offset = bytes.endOfWhitespace(from: offset)
    var isMember = false
    while true {
      if isMember, !key() { return false }
      switch bytes.byte(at: offset) {
      case UInt8(ascii: "\""):
        guard string() else { return false }
      case UInt8(ascii: "{"):
        guard begin(.object) else { return false }
        isMember = bytes.byte(at: offset) != UInt8(ascii: "}")
        if isMember { continue }
        close()
      case UInt8(ascii: "["):
        guard begin(.array) else { return false }
        isMember = false
        if bytes.byte(at: offset) != UInt8(ascii: "]") { continue }
        close()
      case let byte?:
        let (kind, length) = bytes.scalar(byte, at: offset)
        guard length > 0 else { return false }
        offset += length
        guard append(leaf(kind, from: offset - length)) else { return false }
      case nil:
        return false
      }
      // What follows a value: a comma, or the end of what it stands in, and of what that stands in.
      while true {
        offset = bytes.endOfWhitespace(from: offset)
        guard open >= 0 else { return offset == bytes.end }
        isMember = nodes[open].kind == .object
        let byte = bytes.byte(at: offset)
        if byte == UInt8(ascii: ",") { break }
        guard byte == (isMember ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
        close()
      }
      offset = bytes.endOfWhitespace(from: offset + 1)
    }
  }

  @inline(__always)
  private mutating func append(_ node: JSONNode) -> Bool {
    guard count < nodes.count else { return false }
    nodes.initializeElement(at: count, to: node)
    count += 1
    return true
  }

  @inline(__always)
  private mutating func begin(_ kind: JSONNode.Kind) -> Bool {
    guard depth < JSONParser.depthLimit,
      append(JSONNode(offset, offset, next: UInt32(truncatingIfNeeded: open), kind))
    else { return false }
    open = count - 1
    depth += 1
    offset = bytes.endOfWhitespace(from: offset + 1)
    return true
  }

  @inline(__always)
  private mutating func close() {
    offset += 1
    let holder = Int(Int32(truncatingIfNeeded: nodes[open].next))
    nodes[open].end = UInt32(truncatingIfNeeded: offset)
    nodes[open].next = UInt32(truncatingIfNeeded: count)
    open = holder
    depth -= 1
  }

  /// Takes a key and its colon, up to the value.
  @inline(__always)
  private mutating func key() -> Bool {
    let start = offset
    guard bytes.byte(at: start) == UInt8(ascii: "\""), string() else { return false }
    if !nodes[count - 1].hasEscapes {
      nodes[count - 1].keyHash = ByteHash.short(bytes.part(start + 1, offset - 1))
    }
    if bytes.byte(at: offset) != UInt8(ascii: ":") {
      offset = bytes.endOfWhitespace(from: offset)
      guard bytes.byte(at: offset) == UInt8(ascii: ":") else { return false }
    }
    offset = bytes.endOfWhitespace(from: offset + 1)
    return true
  }

  @inline(__always)
  private mutating func string() -> Bool {
    let start = offset
    offset = bytes.endOfPlainText(from: offset + 1)
    var hasEscapes = false
    while let byte = bytes.byte(at: offset), byte != UInt8(ascii: "\"") {
      let length: Int
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        length = bytes.lengthOfEscape(at: offset)
      } else {
        length = bytes.lengthOfScalar(at: offset)
      }
      guard length > 0 else { return false }
      offset = bytes.endOfPlainText(from: offset + length)
    }
    offset += 1
    return offset <= bytes.end && append(leaf(.string, from: start, hasEscapes: hasEscapes))
  }

  @inline(__always)
  private func leaf(_ kind: JSONNode.Kind, from start: Int, hasEscapes: Bool = false) -> JSONNode {
    JSONNode(
      start, offset, next: UInt32(truncatingIfNeeded: count + 1), kind, hasEscapes: hasEscapes)
  }
}

extension UncheckedBytes {
  /// The kind and the length of the number or word that a byte begins.
  fileprivate func scalar(_ byte: UInt8, at offset: Int) -> (kind: JSONNode.Kind, length: Int) {
    switch byte {
    case UInt8(ascii: "t"): (.true, length(of: "true", at: offset))
    case UInt8(ascii: "f"): (.false, length(of: "false", at: offset))
    case UInt8(ascii: "n"): (.null, length(of: "null", at: offset))
    default: (.number, lengthOfNumber(at: offset))
    }
  }
}
