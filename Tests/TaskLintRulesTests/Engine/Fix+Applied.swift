@testable import TaskLintRules

extension Fix {
  /// A file's text with the edits.
  func applied(to source: SourceFile) -> String {
    var bytes = source.bytes
    for edit in edits.reversed() {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
