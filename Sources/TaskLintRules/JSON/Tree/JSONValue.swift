/// A value in a document, with its range.
public struct JSONValue: Sendable {
  /// The kinds of values in JSON, and the placeholder of a template in place of one.
  public enum Kind: Sendable {
    case object
    case array
    case string
    case number
    case boolean
    case null
    case placeholder
  }

  /// The document that contains the value.
  public let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }

  /// The value's range, including the quotes or brackets.
  public var range: SourceRange { document.range(of: node) }

  /// The kind of value.
  public var kind: Kind {
    switch node.kind {
    case .object: .object
    case .array: .array
    case .string: .string
    case .number: .number
    case .true, .false: .boolean
    case .null: .null
    case .placeholder: .placeholder
    }
  }

  /// The number of nodes of the value: itself, and all keys and values inside it.
  var nodeCount: Int { Int(node.next) - index }

  /// The value as a string, if it is one.
  public var string: JSONString? {
    node.kind == .string ? JSONString(document: document, index: index) : nil
  }

  /// The value as a boolean, if it is one.
  public var boolean: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The value as an integer, if it is one that fits in 64 bits (`1`, not `1.0`).
  public var integer: Int? {
    guard node.kind == .number else { return nil }
    return document.bytes.withUncheckedBytes(in: Int(node.start)..<Int(node.end)) { $0.integer }
  }

  /// Whether the value is a whole number, of any size.
  var isWholeNumber: Bool {
    guard node.kind == .number else { return false }
    return document.bytes[Int(node.start)..<Int(node.end)].allSatisfy {
      $0.isDigit || $0 == UInt8(ascii: "-")
    }
  }

  /// The first token of the value, which is on one line: for an object or array its bracket.
  public var firstToken: SourceRange {
    switch node.kind {
    case .object, .array: return document.place(SourceRange(Int(node.start), Int(node.start) + 1))
    case .placeholder:
      // A placeholder may span several lines, such as `${jsonencode([…])}`.
      return document.source.firstLine(of: range)
    case .string, .number, .true, .false, .null: return range
    }
  }

  /// The keys and values of an object in the order of the file, including duplicate keys.
  public var members: Members {
    Members(document: document, index: index + 1, end: node.kind == .object ? Int(node.next) : 0)
  }

  /// The elements of an array.
  public var elements: Elements {
    Elements(document: document, index: index + 1, end: node.kind == .array ? Int(node.next) : 0)
  }

  /// The property with a name; of duplicate keys the last, as parsers do.
  public func member(_ name: StaticString) -> Member? {
    guard let key = document.lastKey(name, of: index) else { return nil }
    return Member(
      key: JSONString(document: document, index: key),
      value: JSONValue(document: document, index: key + 1))
  }

  /// Whether an object has more properties than a number; it stops counting there.
  func hasMembers(moreThan most: Int) -> Bool {
    document.withUnchecked { unchecked in
      let end = Int(unchecked.nodes[index].next)
      var key = index + 1
      var count = 0
      while key < end, count <= most {
        key = Int(unchecked.nodes[key + 1].next)
        count += 1
      }
      return count > most
    }
  }

  /// A key and its value in an object.
  public struct Member: Sendable {
    /// The key.
    public let key: JSONString
    /// The value.
    public let value: JSONValue
  }

  /// The properties of an object, as a sequence.
  public struct Members: Sequence, IteratorProtocol, Sendable {
    let document: JSONDocument
    var index: Int
    let end: Int

    public mutating func next() -> Member? {
      guard index < end else { return nil }
      let member = Member(
        key: JSONString(document: document, index: index),
        value: JSONValue(document: document, index: index + 1)
      )
      index = Int(document.nodes[index + 1].next)
      return member
    }
  }

  /// The elements of an array, as a sequence.
  public struct Elements: Sequence, IteratorProtocol, Sendable {
    let document: JSONDocument
    var index: Int
    let end: Int

    public mutating func next() -> JSONValue? {
      guard index < end else { return nil }
      let element = JSONValue(document: document, index: index)
      index = Int(document.nodes[index].next)
      return element
    }
  }
}
