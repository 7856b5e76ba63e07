/// A step of the path from a document's root to a value.
public enum PathStep: Sendable {
  /// A property of an object.
  case member(JSONString)
  /// An element of an array.
  case element(JSONValue, index: Int)

  /// The value that the step leads to.
  var value: JSONValue {
    switch self {
    case .member(let key): JSONValue(document: key.document, index: key.index + 1)
    case .element(let element, _): element
    }
  }
}

/// An index that finds the path to a range of a document without a scan from the start.
///
/// It is created once for a document with findings, in linear time.
public struct NodeIndex {
  private let document: JSONDocument
  /// For each node its parent; -1 for the root.
  private var holders: [Int32]
  /// For each node its number in its parent, counting keys and values.
  private var numbers: [Int32]

  /// Creates the index of a document.
  public init(_ document: JSONDocument) {
    self.document = document
    let nodes = document.nodes
    holders = Array(repeating: -1, count: nodes.count)
    numbers = Array(repeating: 0, count: nodes.count)
    var holder = -1
    for index in nodes.indices {
      // A node that ends here precedes this one in the same parent, or is the previous node.
      var previous = index - 1
      while holder >= 0, index >= Int(nodes[holder].next) {
        previous = holder
        holder = Int(holders[holder])
      }
      if holder >= 0 {
        holders[index] = Int32(truncatingIfNeeded: holder)
        numbers[index] = previous == holder ? 0 : numbers[previous] + 1
      }
      if Int(nodes[index].next) > index + 1 { holder = index }
    }
  }

  /// Whether a range is inside the document's root.
  public func holds(_ range: SourceRange) -> Bool {
    document.root?.range.contains(range) ?? false
  }

  /// The path to the innermost key or value that contains a range.
  public func path(to range: SourceRange) -> [PathStep] {
    guard holds(range) else { return [] }
    var node =
      document.nodes.indices.bisected { start(of: $0) > range.start } - 1
    while node > 0, !isPart(range, of: node) { node = Int(holders[node]) }
    var path: [PathStep] = []
    while node > 0 {
      let holder = Int(holders[node])
      if document.nodes[holder].kind == .object {
        let isValue = !numbers[node].isMultiple(of: 2)
        path.append(.member(JSONString(document: document, index: isValue ? node - 1 : node)))
      } else {
        let element = JSONValue(document: document, index: node)
        path.append(.element(element, index: Int(numbers[node])))
      }
      node = holder
    }
    return path.reversed()
  }

  /// The longest pointer, in bytes; a longer one ends with `…`.
  private static let longestPointer = 1024

  /// The path as a JSON Pointer.
  public func pointer(to range: SourceRange) -> String {
    var pointer = ""
    for step in path(to: range) {
      switch step {
      case .member(let key): pointer += JSONPointer.step(key.nameText)
      case .element(_, let index): pointer += JSONPointer.step(String(index))
      }
      guard pointer.utf8.count <= Self.longestPointer else { return pointer + "…" }
    }
    return pointer
  }

  private func start(of node: Int) -> Int { document.range(of: document.nodes[node]).start }

  /// Whether a node contains a range; a key contains its value.
  private func isPart(_ range: SourceRange, of node: Int) -> Bool {
    let isKey =
      document.nodes[Int(holders[node])].kind == .object && numbers[node].isMultiple(of: 2)
    let last = document.nodes[isKey ? node + 1 : node]
    return document.range(of: last).end >= range.end
  }
}
