/// Makes of a configuration's overrides the suppressions that they stand for.
struct SuppressionReader {
  private let excerpts: Excerpts
  private let index: NodeIndex

  /// Creates a reader of the overrides in a document.
  init(_ document: JSONDocument) {
    excerpts = Excerpts(document.source, in: document)
    index = NodeIndex(document)
  }

  /// The names that an override accepts, each with its place as findings show it.
  func suppressions(
    _ names: [Configuration.Located<String>], of override: JSONValue, reason: String,
    until: Configuration.Located<CalendarDay>?
  ) -> [Suppression] {
    let end = until.map { Suppression.End(day: $0.value, token: token($0.location)) }
    // What it holds for tells one override from another, wherever it stands among them.
    let scope = [override.member("files"), override.member("containers")].map { member in
      member.map { excerpts.source.text(in: $0.value.range).filter { !$0.isWhitespace } } ?? ""
    }
    return names.map { name in
      Suppression(
        kind: .external, name: name.value, reason: excerpts.secrets.masked(reason),
        token: token(name.location), end: end, subject: Subject(["overrides"] + scope),
        family: nil, containerName: nil)
    }
  }

  private func token(_ location: Finding.Location) -> Suppression.Token {
    excerpts.token(location.range, pointer: index.pointer(to: location.range))
  }
}
