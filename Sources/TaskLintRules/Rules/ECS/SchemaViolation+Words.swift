/// Where a violation is, in words.
extension SchemaViolation {
  /// The end of the path as a phrase: `'logConfiguration' of container 'app'`.
  var location: String {
    guard !path.isEmpty else { return enclosing ?? "the task definition" }
    return property + (enclosing.map { " of " + $0 } ?? "")
  }

  /// The value at the end of the path as a phrase, without what it is in: `'essential'`.
  var property: String { property(at: path.count) }

  /// What the end of the path is in, as the end of a sentence: ` in container 'app'`.
  var suffix: String { enclosing.map { " in " + $0 } ?? "" }

  /// The container as the end of a phrase, ` of container 'app'`; empty for the task.
  var ofContainer: String { container.map { " of container \($0.label)" } ?? "" }

  /// The list element and the container that the end of the path is in; other properties on the way
  /// are left out if there is a container.
  private var enclosing: String? {
    let own: Int
    if case .element = path.last { own = 2 } else { own = 1 }
    let outer = path.dropLast(own)
    let element = outer.lastIndex { if case .element = $0 { true } else { false } }
    let part = element ?? (container == nil ? outer.indices.last : nil)
    let phrases = [
      part.map { property(at: $0 + 1) }, container.map { "container \($0.label)" },
    ].compactMap(\.self)
    return phrases.isEmpty ? nil : phrases.joined(separator: " of ")
  }

  /// The last of the first steps of the path: `'cpu'`, `'secrets' element 'DD_API_KEY'`, `'volumes' element 2`.
  func property(at count: Int) -> String {
    let path = path.prefix(count)
    switch path.last {
    case nil: return "the value"
    case .member(let key): return "'\(key.shown)'"
    case .element(let value, let index):
      let name = value.elementName(context.spelling)
      let label = name.map { "'\($0.prefix(80))'" } ?? "\(index + 1)"
      guard case .member(let key)? = path.dropLast().last else { return "element \(label)" }
      return "'\(key.shown)' element \(label)"
    }
  }
}
