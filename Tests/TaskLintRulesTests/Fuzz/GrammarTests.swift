import Foundation
import Testing

@testable import TaskLintRules

@Suite("Documents of grammars")
struct GrammarTests {
  private static let invariants = ReportInvariants()
  private static let linter = Linter(rules: RuleCatalog.rules)
  private static let rounds =
    ProcessInfo.processInfo.environment["TASKLINT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20

  @Test("have exact regions, and logs that can be read back", arguments: 0..<20)
  func reports(_ round: Int) {
    for grammar in Grammar.allCases where grammar != .configuration {
      var choices = Choices(seed: UInt64(round), count: 200)
      let text = grammar.text(&choices)
      let violations = Self.invariants.violations(in: Array(text.utf8))
      #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))\n\(text)")
    }
  }

  @Test("show no marker in values that may not be shown", arguments: 0..<rounds)
  func showNoMarker(_ round: Int) {
    var generator = SeededGenerator(seed: UInt64(round))
    for grammar in Grammar.allCases where grammar != .configuration {
      var choices = Choices(seed: UInt64(round), count: 200)
      let text = grammar.text(&choices)
      let leaks = PlantedMarker.leaks(plantedIn: text, Self.linter, using: &generator)
      #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))")
    }
  }

  @Test("have values for markers", arguments: [Grammar.template, .terraform, .suppressions])
  func haveMarkers(_ grammar: Grammar) {
    let planted = (0..<20).filter { round in
      var choices = Choices(seed: UInt64(round), count: 200)
      return PlantedMarker.planted(in: grammar.text(&choices), inside: false).count > 0
    }
    #expect(planted.count > 10)
  }

  @Test("have exact regions when a byte is damaged", arguments: 0..<rounds)
  func damaged(_ round: Int) {
    var generator = SeededGenerator(seed: UInt64(round))
    for grammar in Grammar.allCases where grammar != .configuration {
      var choices = Choices(seed: UInt64(round), count: 200)
      var bytes = Array(grammar.text(&choices).utf8)
      for _ in 0..<3 {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] =
          [0xFF, 0xC3, 0xE5, 0xF0, 0x0A, 0x22, 0x7D].randomElement(using: &generator) ?? 0
      }
      let violations = Self.invariants.violations(in: bytes)
      #expect(violations.isEmpty, "\(violations)\n\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("have configurations with problems at places in them", arguments: 0..<100)
  func configurations(_ round: Int) {
    var choices = Choices(seed: UInt64(round), count: 200)
    let text = Grammar.configuration.text(&choices)
    let reader = ConfigurationReader(SourceFile(path: ".tasklint.json", text: text))
    for problem in reader.problems {
      #expect(problem.position.map { $0.line > 0 && $0.column > 0 } ?? true, "\(text)")
    }
  }

  @Test("parse in most cases")
  func areValid() {
    let texts = (0..<20).map { round -> String in
      var choices = Choices(seed: UInt64(round), count: 300)
      return Grammar.template.text(&choices)
    }
    let found = texts.filter { text in
      !Linter().lint(SourceFile(path: "a.json", text: text)).findings.contains {
        $0.ruleID == "json-syntax" || $0.ruleID == "not-a-task-definition"
      }
    }
    #expect(found.count > 10)
  }
}
