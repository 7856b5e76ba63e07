/// The loop that reads valid JSON.
///
/// It stops at the first token that the grammar does not allow, and `JSONParser` goes on from there.
extension JSONParser {
  /// The place at which the loop stopped, from which any mode can go on.
  struct Stop {
    enum Place {
      /// The whole text was read.
      case end
      /// Before a value or, in an object, a key.
      case item
      case afterValue
    }

    let place: Place
    /// The offset of the next token.
    let offset: Int
    /// The number of nodes, without those of an item that was begun.
    let count: Int
    /// The innermost open object or array, or -1; the `next` of each is the enclosing one.
    let open: Int
  }

  /// Reads a text up to the first fault.
  ///
  /// The state is in local variables, which stay in registers; the properties of a value would be
  /// read and written at every token.
  static func readPlain(
    _ bytes: UncheckedBytes, into nodes: UnsafeMutableBufferPointer<JSONNode>
  ) -> Stop {
    // One iteration adds at most a key and a value.
    let most = nodes.count - 2
    var count = 0
    var open = -1
    var depth = 0
    var isMember = false
    var offset = bytes.endOfWhitespace(from: bytes.start)
    while true {
      guard count <= most else {
        return Stop(place: .item, offset: offset, count: count, open: open)
      }
      if isMember {
        let start = offset
        let (end, hasEscapes) = bytes.string(at: start)
        guard end > 0 else {
          return Stop(place: .item, offset: start, count: count, open: open)
        }
        nodes[count] = JSONNode(start, end, next: UInt32(truncatingIfNeeded: count + 1), .string)
        nodes[count].hasEscapes = hasEscapes
        count += 1
        offset = bytes.byte(at: end) == UInt8(ascii: ":") ? end : bytes.endOfWhitespace(from: end)
        guard bytes.byte(at: offset) == UInt8(ascii: ":") else {
          return Stop(place: .item, offset: start, count: count - 1, open: open)
        }
        offset = bytes.endOfWhitespace(from: offset + 1)
      }
      let byte = bytes.byte(at: offset) ?? 0
      let isObject = byte == UInt8(ascii: "{")
      if isObject || byte == UInt8(ascii: "[") {
        guard depth < depthLimit else {
          return stop(before: offset, isMember: isMember, nodes, count: count, open: open)
        }
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
        guard offset > start else {
          return stop(before: start, isMember: isMember, nodes, count: count, open: open)
        }
        node.end = UInt32(truncatingIfNeeded: offset)
        nodes[count] = node
        count += 1
      }
      // After a value: a comma, or the ends of the enclosing objects and arrays.
      while true {
        offset = bytes.endOfWhitespace(from: offset)
        guard open >= 0 else {
          let place = offset == bytes.end ? Stop.Place.end : .afterValue
          return Stop(place: place, offset: offset, count: count, open: open)
        }
        isMember = nodes[open].kind == .object
        let byte = bytes.byte(at: offset)
        if byte == UInt8(ascii: ",") { break }
        guard byte == (isMember ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          return Stop(place: .afterValue, offset: offset, count: count, open: open)
        }
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

  /// The stop before an item whose value is at an offset; the key of the value is read again.
  private static func stop(
    before offset: Int, isMember: Bool, _ nodes: UnsafeMutableBufferPointer<JSONNode>, count: Int,
    open: Int
  ) -> Stop {
    guard isMember else { return Stop(place: .item, offset: offset, count: count, open: open) }
    let key = count - 1
    return Stop(place: .item, offset: Int(nodes[key].start), count: key, open: open)
  }

  // MARK: - The recovering mode goes on

  mutating func readPlain() -> Stop {
    let (bytes, region) = (scanner.bytes, scanner.offset..<scanner.limit)
    var stop = Stop(place: .item, offset: scanner.offset, count: 0, open: -1)
    guard bytes.count <= Int(Int32.max) else { return stop }
    // A node takes about 20 bytes of a text with indentation, and 11 without.
    let capacity = region.count / 8 + 16
    nodes = [JSONNode](unsafeUninitializedCapacity: capacity) { nodes, count in
      stop = bytes.withUncheckedBytes(in: region) { Self.readPlain($0, into: nodes) }
      count = stop.count
    }
    return stop
  }

  /// Takes over the state of the plain loop.
  mutating func resume(at stop: Stop) -> State {
    var holder = stop.open
    while holder >= 0 {
      open.append(holder)
      holder = Int(Int32(bitPattern: nodes[holder].next))
    }
    open.reverse()
    var offset = stop.offset
    scanner.offset = nodes.last.map { Int($0.start) } ?? offset
    if stop.place == .item, open.last == nodes.count - 1, scanner.beginsTag {
      // `{{` begins a placeholder, not two objects. Its key is read again.
      offset = dropLast()
      open.removeLast()
      if let holder = open.last, nodes[holder].kind == .object { offset = dropLast() }
    }
    scanner.resume(at: offset, lastNode: nodes.last)
    guard stop.place == .item else { return .afterValue }
    guard let holder = open.last else { return .value }
    let isFirst = holder == nodes.count - 1
    if !isFirst { comma = scanner.lastToken }
    if nodes[holder].kind == .object { return isFirst ? .firstMember : .member }
    return isFirst ? .firstElement : .element
  }

  /// Removes the last node, and returns its start.
  private mutating func dropLast() -> Int { Int(nodes.removeLast().start) }
}
