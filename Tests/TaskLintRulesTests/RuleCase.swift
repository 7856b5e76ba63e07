import Testing

@testable import TaskLintRules

/// One example of one rule, for tests of all examples.
struct RuleCase: CustomTestStringConvertible {
  let rule: any Rule.Type
  let example: Example
  let number: Int

  static let all: [RuleCase] = RuleCatalog.rules.flatMap { rule in
    rule.metadata.examples.enumerated().map {
      RuleCase(rule: rule, example: $0.element, number: $0.offset + 1)
    }
  }

  static let flagged = all.filter(\.example.isFlagged)

  /// The examples that do not depend on their layout; those of rules on the text itself do.
  static let layoutFree = all.filter { !$0.rule.metadata.id.name.hasPrefix("json-") }

  var testDescription: String { "\(rule.metadata.id), example \(number)" }

  /// The location of the example in the file of its rule.
  var sourceLocation: SourceLocation {
    let category = rule.metadata.category.rawValue
    return SourceLocation(
      fileID: example.fileID, filePath: "Rules/\(category)/\(example.fileID)", line: example.line,
      column: 1)
  }

  /// The findings of a linter in the documents of one run.
  static func findings(of linter: Linter, in documents: [Example.Document]) -> [Finding] {
    let reports = documents.map { document in
      linter.lint(
        SourceFile(path: document.path, text: document.marked.text), as: document.form)
    }
    return reports.flatMap(\.findings) + linter.compare(reports.flatMap(\.records))
  }

  /// The findings of only this rule in a text.
  func findings(in text: String) -> [Finding] {
    Linter(rules: [rule]).lint(SourceFile(path: example.path, text: text), as: example.form)
      .findings
  }

  /// The findings of only this rule in the example.
  var findings: [Finding] {
    ExampleRun(rule, example.documents).findings
  }

  /// Checks that the rule reports exactly the marked places with the related ones, in any order of
  /// the documents.
  func check(_ documents: [Example.Document], _ comment: Comment? = nil) {
    for documents in documents.count > 1 ? [documents, documents.reversed()] : [documents] {
      let findings = ExampleRun(rule, documents).findings
      let sorted = documents.sorted { $0.path < $1.path }
      let expected = sorted.flatMap { document in
        document.marked.findings.map { Place(document.path, $0.start, $0.end) }
      }
      let places = findings.map {
        Place($0.location.path, $0.location.range.start, $0.location.range.end)
      }
      #expect(places == expected, comment, sourceLocation: sourceLocation)
      checkRelated(of: findings, in: sorted, comment)
    }
  }

  private func checkRelated(
    of findings: [Finding], in documents: [Example.Document], _ comment: Comment?
  ) {
    var related = findings.flatMap(\.related).map { Place($0.path, $0.start.line, $0.start.column) }
    var expected = documents.flatMap { document in
      let index = LineIndex(SourceFile(path: document.path, text: document.marked.text))
      return document.marked.related.map { range in
        let start = index.position(at: range.start)
        return Place(document.path, start.line, start.column)
      }
    }
    // The numbers of the marks sort the places of one document, but not of several.
    if documents.count > 1 {
      related.sort { $0.description < $1.description }
      expected.sort { $0.description < $1.description }
    }
    #expect(related == expected, comment, sourceLocation: sourceLocation)
  }

  /// A place in one of the documents: a range of offsets, or a line and a column.
  private struct Place: Equatable, CustomStringConvertible {
    let description: String

    init(_ path: String, _ first: Int, _ second: Int) { description = "\(path):\(first):\(second)" }
  }
}
