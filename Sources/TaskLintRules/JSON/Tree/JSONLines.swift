/// JSON Lines: one JSON value per line.
///
/// Source: https://jsonlines.org
package enum JSONLines {
  /// Whether an unfinished stream is JSON Lines; nil if more of it is needed to decide.
  ///
  /// In JSON Lines, the first line that is not blank is a whole object, and another follows.
  package static func begin(_ bytes: [UInt8]) -> Bool? {
    guard let start = bytes.firstIndex(where: { !$0.isJSONWhitespace }) else { return nil }
    guard bytes[start] == UInt8(ascii: "{") else { return false }
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = JSONDocument(SourceFile(path: "", bytes: Array(bytes[start..<end])))
    guard line.root?.kind == .object else { return false }
    return bytes[end...].first { !$0.isJSONWhitespace }.map { $0 == UInt8(ascii: "{") }
  }
}

extension JSONDocument {
  /// The documents of a file: one, or one per line of JSON Lines.
  ///
  /// JSON Lines have at least two lines with one whole object each; blank lines are ignored.
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
