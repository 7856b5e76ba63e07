@testable import TaskLintRules

/// The marks of a document, for code that rewrites it token by token.
struct CarriedMarks {
  let marked: MarkedText

  init(_ marked: MarkedText) { self.marked = marked }

  /// The text of a token, renamed if there is a new name, with the marks around it or in it.
  func token(_ range: SourceRange, in source: SourceFile, as name: String? = nil) -> String {
    let bytes = Array((name ?? source.text(in: range)).utf8)
    var marks = [String](repeating: "", count: bytes.count + 1)
    for (mark, opening) in self.marks(in: range) {
      // An offset that is counted from the end stays at the end of the new name.
      marks[min(mark.start - range.start, bytes.count)] += opening
      marks[max(bytes.count - (range.end - mark.end), 0)] += "|]"
    }
    var written: [UInt8] = []
    for (index, mark) in marks.enumerated() {
      written += mark.utf8
      if index < bytes.count { written.append(bytes[index]) }
    }
    return String(decoding: written, as: UTF8.self)
  }

  /// The marks in a token; a related location inside a finding comes after the finding.
  private func marks(in range: SourceRange) -> [(range: SourceRange, opening: String)] {
    let findings = marked.findings.map { ($0, "[|") }
    let related = marked.related.enumerated().map { ($0.element, "[\($0.offset + 1)|") }
    return (findings + related).filter { range.contains($0.0) && $0.0.count > 0 }
  }
}
