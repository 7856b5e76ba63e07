/// Creates the suppressions of a configuration's overrides.
struct SuppressionReader {
  private let excerpts: Excerpts
  private let index: NodeIndex

  /// Creates a reader of the overrides in a document.
  init(_ document: JSONDocument) {
    excerpts = Excerpts(document.source, ConfigurationMask.mask(document))
    index = NodeIndex(document)
  }

  /// The suppressions of an override, one for each name in its `ignore`.
  func suppressions(
    _ names: [Configuration.Located<String>], of override: JSONValue, reason: String,
    until: Configuration.Located<CalendarDay>?
  ) -> [Suppression] {
    let end = until.map { Suppression.End(day: $0.value, token: token($0.location)) }
    // The files and containers identify an override, whatever its index.
    let scope = [override.member("files"), override.member("containers")].map { member in
      member.map { excerpts.source.text(in: $0.value.range).filter { !$0.isWhitespace } } ?? ""
    }
    let files = override.member("files").map { member in
      excerpts.token(
        member.value.firstToken, pointer: index.pointer(to: member.value.firstToken))
    }
    return names.map { name in
      Suppression(
        kind: .external, name: name.value, reason: excerpts.mask.values.asked(reason),
        token: token(name.location), end: end, subject: Subject(["overrides"] + scope),
        family: nil, containerName: nil, files: files)
    }
  }

  private func token(_ location: Finding.Location) -> Suppression.Token {
    excerpts.token(location.range, pointer: index.pointer(to: location.range))
  }
}
