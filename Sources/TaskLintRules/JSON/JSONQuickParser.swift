/// A fast parser for valid JSON.
///
/// It rejects any other text without a reason, and `JSONParser` then finds the errors. Both create
/// the same nodes; a test compares them.
enum JSONQuickParser {
  /// The nodes of a text; nil if it is not valid JSON, or has unusually many nodes.
  static func nodes(of bytes: [UInt8], region: Range<Int>) -> [JSONNode]? {
    // A node takes about 20 bytes of a text with indentation, and 11 without.
    let capacity = region.count / 8 + 16
    guard bytes.count <= Int(Int32.max) else { return nil }
    let nodes = [JSONNode](unsafeUninitializedCapacity: capacity) { nodes, count in
      count = bytes.withUncheckedBytes(in: region) { parse($0, into: nodes) }
    }
    return nodes.isEmpty ? nil : nodes
  }

  /// Returns the number of nodes of a text; 0 if it is not valid JSON or they do not fit.
  ///
  /// The state is in local variables, which stay in registers; the properties of a value would be
  /// read and written at every token.
  private static func parse(
    _ bytes: UncheckedBytes, into nodes: UnsafeMutableBufferPointer<JSONNode>
  ) -> Int {
    // One iteration adds at most a key and a value.
    let most = nodes.count - 2
    var count = 0
    // The open object or array, or -1; its `next` is the enclosing one until it is closed.
    var open = -1
    var depth = 0
    var isMember = false
    var offset = bytes.endOfWhitespace(from: bytes.start)
    while true {
      guard count <= most else { return 0 }
      if isMember {
        let start = offset
        let (end, hasEscapes) = bytes.string(at: start)
        guard end > 0 else { return 0 }
        nodes[count] = JSONNode(start, end, next: UInt32(truncatingIfNeeded: count + 1), .string)
        nodes[count].hasEscapes = hasEscapes
        nodes[count].keyHash = bytes.part(start + 1, end - 1).keyHash(hasEscapes: hasEscapes)
        count += 1
        offset = bytes.byte(at: end) == UInt8(ascii: ":") ? end : bytes.endOfWhitespace(from: end)
        guard bytes.byte(at: offset) == UInt8(ascii: ":") else { return 0 }
        offset = bytes.endOfWhitespace(from: offset + 1)
      }
      guard let byte = bytes.byte(at: offset) else { return 0 }
      let isObject = byte == UInt8(ascii: "{")
      if isObject || byte == UInt8(ascii: "[") {
        guard depth < JSONParser.depthLimit else { return 0 }
        nodes[count] = JSONNode(
          offset, offset, next: UInt32(truncatingIfNeeded: open), isObject ? .object : .array)
        open = count
        depth += 1
        count += 1
        offset = bytes.endOfWhitespace(from: offset + 1)
        isMember = isObject
        // Both kinds of brackets differ from their closing ones in the same bits.
        if bytes.byte(at: offset) != byte ^ 0x06 { continue }
      } else {
        let start = offset
        var node = JSONNode(start, start, next: UInt32(truncatingIfNeeded: count + 1), .string)
        if byte == UInt8(ascii: "\"") {
          (offset, node.hasEscapes) = bytes.string(at: start)
        } else {
          (node.kind, offset) = bytes.scalar(byte, at: start)
        }
        guard offset > start else { return 0 }
        node.end = UInt32(truncatingIfNeeded: offset)
        nodes[count] = node
        count += 1
      }
      // After a value: a comma, or the ends of the enclosing objects and arrays.
      while true {
        offset = bytes.endOfWhitespace(from: offset)
        guard open >= 0 else { return offset == bytes.end ? count : 0 }
        isMember = nodes[open].kind == .object
        let byte = bytes.byte(at: offset)
        if byte == UInt8(ascii: ",") { break }
        guard byte == (isMember ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return 0 }
        offset += 1
        let holder = Int(Int32(bitPattern: nodes[open].next))
        nodes[open].end = UInt32(truncatingIfNeeded: offset)
        nodes[open].next = UInt32(truncatingIfNeeded: count)
        open = holder
        depth -= 1
      }
      offset = bytes.endOfWhitespace(from: offset + 1)
    }
  }
}

extension UncheckedBytes {
  /// The end of the string at an offset, after its quote, and whether it contains a backslash; 0 if
  /// there is no string.
  @inline(__always)
  fileprivate func string(at offset: Int) -> (end: Int, hasEscapes: Bool) {
    guard byte(at: offset) == UInt8(ascii: "\"") else { return (0, false) }
    let end = endOfPlainText(from: offset + 1)
    return byte(at: end) == UInt8(ascii: "\"") ? (end + 1, false) : restOfString(from: end)
  }

  /// The same from the first byte that is not plain.
  private func restOfString(from offset: Int) -> (end: Int, hasEscapes: Bool) {
    var offset = offset
    var hasEscapes = false
    while let byte = byte(at: offset), byte != UInt8(ascii: "\"") {
      let isEscape = byte == UInt8(ascii: "\\")
      let length = isEscape ? lengthOfEscape(at: offset) : lengthOfScalar(at: offset)
      guard length > 0 else { return (0, false) }
      hasEscapes = hasEscapes || isEscape
      offset = endOfPlainText(from: offset + length)
    }
    return offset < end ? (offset + 1, hasEscapes) : (0, false)
  }

  /// The kind and the end of the number or literal at an offset; the offset itself if there is
  /// none.
  fileprivate func scalar(_ byte: UInt8, at offset: Int) -> (kind: JSONNode.Kind, end: Int) {
    switch byte {
    case UInt8(ascii: "t"): (.true, offset + length(of: "true", at: offset))
    case UInt8(ascii: "f"): (.false, offset + length(of: "false", at: offset))
    case UInt8(ascii: "n"): (.null, offset + length(of: "null", at: offset))
    default: (.number, offset + lengthOfNumber(at: offset))
    }
  }
}
