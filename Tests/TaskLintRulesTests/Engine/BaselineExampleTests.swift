import Testing

@testable import TaskLintRules

@Suite("A baseline of every example")
struct BaselineExampleTests {
  @Test("recognizes findings in any layout", arguments: RuleCase.flagged)
  func layouts(_ check: RuleCase) {
    for layout in Layout.allCases {
      compare(check, "\(layout)") { layout.apply(MarkedText($0)).text }
    }
  }

  @Test("recognizes findings after containers are reordered", arguments: RuleCase.flagged)
  func reordered(_ check: RuleCase) {
    compare(check, "reordered", Self.reversingContainers)
  }

  @Test("recognizes a string with other escapes")
  func escapes() throws {
    let plain = Example(app: #""dockerLabels": {"a/b": "<é>"}, "user": "<é/>", "xé/": 1"#)
    let other = Example(
      app: #""dockerLabels": {"a\/b": "\u003cé\u003E"}, "user": "\u003c\u00E9\/>", "x\u00e9\/": 1"#)
    let keys = [plain, other].map { example in
      Linter().lint(SourceFile(path: "a.json", text: example.marked.text)).findings
        .map(Baseline.Key.init)
    }
    #expect(keys[0] == keys[1])
    #expect(!keys[0].isEmpty)
  }

  private func compare(
    _ check: RuleCase, _ comment: Comment, _ change: (String) -> String
  ) {
    // Rules on the text itself depend on its exact bytes.
    guard !check.rule.metadata.id.name.hasPrefix("json-") else { return }
    let changed = check.example.documents.map {
      $0.isFluentBit ? $0 : $0.with(MarkedText(change($0.marked.text)))
    }
    let before = ExampleRun(check.rule, check.example.documents).findings
    let after = ExampleRun(check.rule, changed).findings
    // A container without a name is identified by its index.
    guard !before.contains(where: isOfNamelessContainer) else { return }
    #expect(counts(before) == counts(after), comment, sourceLocation: check.sourceLocation)
  }

  private func counts(_ findings: [Finding]) -> [Baseline.Key: Int] {
    findings.reduce(into: [:]) { $0[Baseline.Key($1), default: 0] += 1 }
  }

  private func isOfNamelessContainer(_ finding: Finding) -> Bool {
    let steps = finding.identity.subject.pointer.split(separator: "/")
    return steps.first == "containerDefinitions"
      && steps.dropFirst().first.flatMap { Int($0) } != nil
  }

  /// The text with the containers in reverse order.
  private static func reversingContainers(_ text: String) -> String {
    let source = SourceFile(path: "", text: text)
    let document = JSONDocument(source)
    guard let list = document.root?.member("containerDefinitions")?.value ?? document.root,
      list.kind == .array
    else { return text }
    let ranges = list.elements.map(\.range)
    var reversed = ""
    var end = 0
    for (place, element) in zip(ranges, ranges.reversed()) {
      reversed += source.text(in: SourceRange(end, place.start)) + source.text(in: element)
      end = place.end
    }
    return reversed + source.text(in: SourceRange(end, source.bytes.count))
  }
}
