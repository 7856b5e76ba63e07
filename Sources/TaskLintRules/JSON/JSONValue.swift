/// A value in a document, with its place.
public struct JSONValue: Sendable {
  /// What kinds of value JSON knows, and the placeholder of a template in the place of one.
  public enum Kind: Sendable {
    case object
    case array
    case string
    case number
    case boolean
    case null
    case placeholder
  }

  /// The document that holds the value.
  public let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }

  /// The value's bytes; of a string with its quotes, of an object with its braces.
  public var range: SourceRange { document.range(of: node) }

  /// What kind of value it is.
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

  /// How many nodes the value is made of: itself, and the keys and values inside it.
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

  /// The value as a whole number, if it is one that fits 64 bits (`1`, not `1.0`).
  public var integer: Int? {
    guard node.kind == .number else { return nil }
    return document.bytes.withUncheckedBytes(in: Int(node.start)..<Int(node.end)) { $0.integer }
  }

  /// The first token of the value, which stands on one line: of an object or array its bracket.
  public var firstToken: SourceRange {
    switch node.kind {
    case .object, .array: return document.place(SourceRange(Int(node.start), Int(node.start) + 1))
    case .placeholder:
      // A placeholder may go on over several lines, the way `${jsonencode([…])}` does.
      return document.source.firstLine(of: range)
    case .string, .number, .true, .false, .null: return range
    }
  }

  /// The keys and values of an object in the order of the file, repeated keys included.
  public var members: Members {
    Members(document: document, index: index + 1, end: node.kind == .object ? Int(node.next) : 0)
  }

  /// The elements of an array.
  public var elements: Elements {
    Elements(document: document, index: index + 1, end: node.kind == .array ? Int(node.next) : 0)
  }

  /// The member of a name; of a name that stands twice the last, as parsers keep it.
  public func member(_ name: StaticString) -> Member? {
    guard let key = document.lastKey(name, of: index) else { return nil }
    return Member(
      key: JSONString(document: document, index: key),
      value: JSONValue(document: document, index: key + 1))
  }

  /// Whether an object has more members than a number; it counts no further.
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
    /// The name.
    public let key: JSONString
    /// What it names.
    public let value: JSONValue
  }

  /// The members of an object, one after the other.
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

  /// The elements of an array, one after the other.
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
