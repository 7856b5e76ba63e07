extension JSONValue {
  /// The range of the value in the parsed bytes, which are those of the file or of a string in it.
  var written: Range<Int> {
    Int(document.nodes[index].start)..<Int(document.nodes[index].end)
  }

  /// The ranges of the items in the parsed bytes: of an object its properties, of a list its
  /// elements; at most a number of them.
  func writtenItems(most: Int = .max) -> [Range<Int>] {
    let nodes = document.nodes
    let isObject = kind == .object
    guard isObject || kind == .array else { return [] }
    var items: [Range<Int>] = []
    var item = index + 1
    while item < Int(nodes[index].next), items.count < most {
      let value = isObject ? item + 1 : item
      items.append(Int(nodes[item].start)..<Int(nodes[value].end))
      item = Int(nodes[value].next)
    }
    return items
  }

  /// Whether the value is an object or a list that contains only scalars, as far as its first nodes
  /// show.
  func isFlat(first count: Int) -> Bool {
    guard kind == .object || kind == .array else { return false }
    return document.nodes[(index + 1)..<Int(document.nodes[index].next)].prefix(count).allSatisfy {
      $0.kind != .object && $0.kind != .array
    }
  }

  /// Whether the value has a line end in its text.
  var hasLineEnd: Bool { document.bytes[written].contains(UInt8(ascii: "\n")) }

  /// The next key of an object after one of its keys; nil after the last one.
  func key(after key: JSONString) -> JSONString? {
    let nodes = document.nodes
    guard kind == .object, key.index > index, key.index < Int(nodes[index].next) else { return nil }
    let next = Int(nodes[key.index + 1].next)
    return next < Int(nodes[index].next) ? JSONString(document: document, index: next) : nil
  }

  /// The text between a key at an index and its value; nil if it contains a line end.
  func colon(after key: Int) -> String? {
    let gap = Int(document.nodes[key].end)..<Int(document.nodes[key + 1].start)
    let text = document.bytes[gap]
    return text.contains(UInt8(ascii: "\n")) ? nil : String(decoding: text, as: UTF8.self)
  }
}

extension JSONString {
  /// The range of the string with its quotes in the parsed bytes.
  var written: Range<Int> {
    Int(document.nodes[index].start)..<Int(document.nodes[index].end)
  }
}

extension JSONDocument {
  /// The number of bytes in which the end of a line is searched for; a longer line is not laid out.
  static let longestLine = 4096

  /// The white space at the start of the line of an offset in the parsed bytes; empty on a long line.
  func indentation(at offset: Int) -> String {
    let first = max(0, offset - Self.longestLine)
    let line = bytes[first..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    guard let start = line ?? (first == 0 ? 0 : nil) else { return "" }
    let end = bytes[start..<offset].firstIndex {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t")
    }
    return String(decoding: bytes[start..<(end ?? offset)], as: UTF8.self)
  }
}
