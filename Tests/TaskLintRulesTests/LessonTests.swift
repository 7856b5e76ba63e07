import Testing

@testable import TaskLintRules

/// One lesson of one rule.
struct LessonCase: CustomTestStringConvertible {
  let rule: any Rule.Type
  let lesson: Lesson
  let number: Int

  static let all: [LessonCase] = RuleCatalog.rules.flatMap { rule in
    rule.metadata.lessons.enumerated().map {
      LessonCase(rule: rule, lesson: $0.element, number: $0.offset + 1)
    }
  }

  var testDescription: String { "\(rule.metadata.id), lesson \(number)" }

  var corrected: [Example.Document] { lesson.correctedDocuments(by: rule) }

  var sourceLocation: SourceLocation {
    RuleCase(rule: rule, example: lesson.before, number: number).sourceLocation
  }
}

@Suite("Every lesson of every rule")
struct LessonTests {
  /// The rules that can't teach by a document.
  private static let exceptions: [RuleID: String] = [
    "ecs-too-large": "its document would fill rules.md with 64 KiB"
  ]

  @Test("exists", arguments: RuleCatalog.ids)
  func everyRuleHasALesson(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.metadata(named: id.name))
    #expect(rule.lessons.isEmpty == (Self.exceptions[id] != nil))
  }

  @Test("shows a finding", arguments: LessonCase.all)
  func beforeIsFlagged(_ check: LessonCase) {
    #expect(check.lesson.before.isFlagged, sourceLocation: check.sourceLocation)
  }

  @Test("ends with documents without findings", arguments: LessonCase.all)
  func afterIsClean(_ check: LessonCase) {
    let findings = ExampleRun(check.corrected).findings
      .map { "\($0.location.start.line): \($0.message.fact) [\($0.ruleID)]" }
    #expect(findings.isEmpty, sourceLocation: check.sourceLocation)
  }

  @Test("adds no placeholder to the corrected document", arguments: LessonCase.all)
  func afterHasNoNewPlaceholder(_ check: LessonCase) {
    let before = placeholders(in: check.lesson.before.documents)
    let after = placeholders(in: check.corrected)
    #expect(after.subtracting(before).isEmpty, sourceLocation: check.sourceLocation)
  }

  /// The strings of documents that contain a placeholder.
  private func placeholders(in documents: [Example.Document]) -> Set<String> {
    var found: Set<String> = []
    for document in documents where !document.isFluentBit {
      let read = JSONDocument(SourceFile(path: document.path, text: document.marked.text))
      var open = read.root.map { [$0] } ?? []
      while let value = open.popLast() {
        open += value.elements
        open += value.members.map(\.value)
        if let text = value.string?.text, Placeholder.isIn(text) { found.insert(text) }
        if value.kind == .placeholder { found.insert("a bare placeholder") }
      }
    }
    return found
  }
}

@Suite("The marks of examples")
struct ExampleMarkTests {
  @Test("are balanced", arguments: RuleCase.all)
  func marksAreBalanced(_ check: RuleCase) {
    for document in check.example.documents {
      #expect(document.marked.isBalanced, sourceLocation: check.sourceLocation)
    }
  }

  @Test("without a counterpart are reported", arguments: ["[|a", "a|]", "[|a|]|]", "[1|a"])
  func strayMarks(_ text: String) { #expect(!MarkedText(text).isBalanced) }
}
