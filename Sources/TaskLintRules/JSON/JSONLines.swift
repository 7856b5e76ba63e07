extension JSONDocument {
  /// The documents of a file: one, or one a line where it is JSON Lines.
  ///
  /// JSON Lines are two lines or more, each one whole object; blank lines do not count.
  static func all(in source: SourceFile) -> [JSONDocument] {
    let whole = JSONDocument(source)
    guard let fatal = whole.fatal, case .unexpected(expected: .end) = fatal.problem else {
      return [whole]
    }
    return lines(of: source) ?? [whole]
  }

  private static func lines(of source: SourceFile) -> [JSONDocument]? {
    var documents: [JSONDocument] = []
    var start = 0
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      if !source.bytes[start..<end].allSatisfy(\.isJSONWhitespace) {
        let document = JSONDocument(source, region: start..<end)
        guard document.root?.kind == .object else { return nil }
        documents.append(document)
      }
      start = end + 1
    }
    return documents.count > 1 ? documents : nil
  }
}
