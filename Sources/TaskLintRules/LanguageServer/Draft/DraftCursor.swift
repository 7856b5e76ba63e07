/// What is at an offset of a text that is being typed.
struct DraftCursor {
  enum Role {
    /// A key of an object, or the place for one.
    case key
    /// The value of a key, or the place for it.
    case value(key: Int)
    /// An element of a list, or the place for one.
    case element
  }

  /// The innermost object or list around the offset.
  let holder: Int
  let role: Role
  /// The string or word at the offset.
  let token: Int?
  let offset: Int

  /// Finds what is at an offset; nil outside of all brackets.
  init?(_ draft: DraftDocument, at offset: Int) {
    self.offset = offset
    let nodes = draft.nodes
    // A node with a higher index is further inside.
    let holder = nodes.indices.last { index in
      let node = nodes[index]
      let isBracket = node.kind == .object || node.kind == .list
      return isBracket && node.range.start < offset
        && (offset < node.range.end || node.isOpen && offset <= node.range.end)
    }
    guard let holder else { return nil }
    self.holder = holder
    let token = nodes.indices.first { index in
      let node = nodes[index]
      switch node.kind {
      case .object, .list: return false
      case .word:
        return node.parent == holder && node.range.start <= offset && offset <= node.range.end
      case .string:
        return node.parent == holder && node.range.start < offset
          && (offset < node.range.end || node.isOpen && offset <= node.range.end)
      }
    }
    self.token = token
    guard nodes[holder].kind == .object else {
      role = .element
      return
    }
    if let token {
      role = nodes[token].key.map { .value(key: $0) } ?? .key
      return
    }
    let key = nodes[holder].children.last { nodes[$0].range.end <= offset }
    if let key, let colon = nodes[key].colon, colon < offset, nodes[key].value == nil,
      offset <= nodes[key].end ?? offset
    {
      role = .value(key: key)
    } else {
      role = .key
    }
  }
}
