/// The size in bytes of a definition when it is registered: without white space and without the
/// properties that only the API returns.
struct RegisteredSize {
  private let object: DecodedObject
  /// Whether every placeholder counts as the shortest value that may replace it.
  private let isLeast: Bool
  private let limit: Int
  /// At first the opening brace.
  private var size = 1

  /// The size of a definition as it is written.
  static func written(of definition: TaskDefinition) -> Int {
    count(definition, isLeast: false, upTo: .max)
  }

  /// Whether a definition exceeds a limit for all values of its placeholders.
  static func isAlways(over limit: Int, _ definition: TaskDefinition) -> Bool {
    count(definition, isLeast: true, upTo: limit) > limit
  }

  private static func count(_ definition: TaskDefinition, isLeast: Bool, upTo limit: Int) -> Int {
    var size = RegisteredSize(object: definition.object, isLeast: isLeast, limit: limit)
    for member in definition.object.value.members where size.size <= limit {
      let isAnswer = APIModel.describeOnlyMembers.contains {
        definition.object.spelling.matches(member.key, $0)
      }
      // A colon, and a comma or the closing brace.
      if !isAnswer { size.size += member.key.range.count + 2 + size.count(member.value) }
    }
    return size.size
  }

  private init(object: DecodedObject, isLeast: Bool, limit: Int) {
    self.object = object
    self.isLeast = isLeast
    self.limit = limit
  }

  /// The size of a value; counting stops beyond the limit.
  private func count(_ value: JSONValue) -> Int {
    let document = object.document
    var size = 0
    // There is a comma or colon between any two nodes of an object or array.
    var separators = -1
    var index = value.index
    while index < Int(document.nodes[value.index].next), size <= limit {
      let node = document.nodes[index]
      separators += 1
      defer { index += 1 }
      switch node.kind {
      case .object where isFunction(index):
        // A template's function may return a digit, or nothing.
        size += 1
        index = Int(node.next) - 1
      case .object, .array:
        size += 2
        if Int(node.next) > index + 1 { separators -= 1 }
      case .string where isLeast && Placeholder.isIn(JSONString(document: document, index: index)):
        size += 2
      case .placeholder: size += 1
      case .string, .number, .true, .false, .null: size += Int(node.end - node.start)
      }
    }
    return size + separators
  }

  private func isFunction(_ node: Int) -> Bool {
    object.context.hasFunctions
      && JSONValue(document: object.document, index: node).isIntrinsicFunction
  }
}
