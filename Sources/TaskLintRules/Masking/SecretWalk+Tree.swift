/// The walk over a parsed document, which takes a third of the time and finds the same secrets.
extension SecretWalk {
  /// The secrets of a file that is one document of JSON, in no order; some may overlap.
  static func secrets(in document: JSONDocument) -> [Secret] {
    var walk = SecretWalk(document.bytes, 0..<document.bytes.count, level: 0)
    document.withUnchecked { document in
      walk.run(over: document)
      walk.takeFormats(of: document)
    }
    return walk.secrets
  }

  private mutating func run(over document: UncheckedDocument) {
    let nodes = document.nodes
    /// The open objects and arrays, one for each frame around the current one.
    var open: [Int] = []
    var node = 0
    while node < nodes.count {
      while let holder = open.last, node >= Int(nodes[holder].next) {
        open.removeLast()
        close()
      }
      if let holder = open.last {
        if node > holder + 1 { endMember() }
        if nodes[holder].kind == .object {
          expect(key: nodes[node])
          node += 1
        }
      }
      switch nodes[node].kind {
      case .object, .array:
        self.open(isList: nodes[node].kind == .array)
        open.append(node)
      case .string:
        string(nodes[node])
      case .number, .true, .false, .null, .placeholder:
        if frame.awaited == .other { frame.awaited = nil }
        if frame.awaited != nil { bareValue(Int(nodes[node].start)..<Int(nodes[node].end)) }
      }
      node += 1
    }
    for _ in open { close() }
    takeRest()
  }

  private mutating func expect(key node: JSONNode) {
    frame.awaited = SecretFrame.Awaited(decoded(node))
    frame.isCarried = false
  }

  private mutating func string(_ node: JSONNode) {
    let content = Int(node.start) + 1..<Int(node.end) - 1
    value(content, text: node.hasEscapes ? UnescapedText(bytes, content) : nil)
  }

  private func decoded(_ node: JSONNode) -> ArraySlice<UInt8> {
    let content = Int(node.start) + 1..<Int(node.end) - 1
    return node.hasEscapes ? UnescapedText(bytes, content).bytes[...] : bytes[content]
  }
}
