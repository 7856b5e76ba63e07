extension TaskDefinition {
  /// The least number of bytes that the definition has when it is registered: without white space,
  /// without what only the server says, with every placeholder at its shortest.
  var leastRegisteredSize: Int {
    object.value.members.reduce(2) { size, member in
      let isAnswer = APIModel.describeOnlyMembers.contains {
        object.spelling.matches(member.key, $0)
      }
      // A colon, and a comma or the closing brace.
      return isAnswer ? size : size + member.key.range.count + 1 + leastSize(of: member.value) + 1
    }
  }

  private func leastSize(of value: JSONValue) -> Int {
    var size = 0
    // A comma or colon stands between any two of what an object or array holds.
    var separators = -1
    var index = value.index
    while index < Int(document.nodes[value.index].next) {
      let node = document.nodes[index]
      separators += 1
      defer { index += 1 }
      switch node.kind {
      case .object where isFunction(index):
        // What a template's function gives may be as short as one digit, or nothing.
        size += 1
        index = Int(node.next) - 1
      case .object, .array:
        size += 2
        if Int(node.next) > index + 1 { separators -= 1 }
      case .string:
        let isPlaceholder = Placeholder.isIn(JSONString(document: document, index: index))
        size += isPlaceholder ? 2 : Int(node.end - node.start)
      case .placeholder: size += 1
      case .number, .true, .false, .null: size += Int(node.end - node.start)
      }
    }
    return size + separators
  }

  private func isFunction(_ node: Int) -> Bool {
    object.context.hasFunctions
      && JSONValue(document: document, index: node).isIntrinsicFunction
  }
}
