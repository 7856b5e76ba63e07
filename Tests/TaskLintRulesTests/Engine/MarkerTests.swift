import Foundation
import Testing

@testable import TaskLintRules

@Suite("A marker in values that may not be shown")
struct MarkerTests {
  /// With every rule, also the optional ones.
  private static let linter = Linter(rules: RuleCatalog.rules)

  @Test("appears in no output, in any form", arguments: RuleCase.all)
  func isNeverShown(_ check: RuleCase) {
    for document in check.example.documents where !document.isFluentBit {
      let plain = document.marked.text
      // The marker is a whole value or inside one, in about half of the examples each.
      let planted = PlantedMarker.planted(in: plain, inside: plain.utf8.count.isMultiple(of: 2))
      guard planted.count > 0 else { continue }
      for (text, form) in Self.forms(of: planted.text, document.form) {
        for leak in PlantedMarker.leaks(in: text, as: form, Self.linter) {
          Issue.record("\(leak)", sourceLocation: check.sourceLocation)
        }
      }
    }
  }

  /// A text in each form that it can have.
  private static func forms(
    of text: String, _ form: InputForm? = nil
  ) -> [(text: String, form: InputForm?)] {
    let others = OtherForm.allCases.compactMap { $0.apply(MarkedText(text))?.text }
    return [(text, form)] + others.map { ($0, nil) }
  }

  @Test(
    "appears in no output of a real definition, in any form",
    .enabled(if: Corpus.isThere, "TASKLINT_CORPUS names no folder"), arguments: Corpus.folders)
  func isNotShownOfCorpus(folder: String) throws {
    var counts = PlantedMarker.Counts()
    for source in try Corpus.files(in: folder) {
      let plain = String(decoding: source.bytes, as: UTF8.self)
      for isInside in [false, true] {
        let planted = PlantedMarker.planted(in: plain, inside: isInside)
        guard planted.count > 0 else { continue }
        for (text, form) in Self.forms(of: planted.text) {
          counts.add(planted.count, reporters: PrintedReport.reporters.count)
          for leak in PlantedMarker.leaks(in: text, as: form, Self.linter) {
            Issue.record("\(source.path): \(leak)")
          }
        }
      }
    }
    print("markers in \(folder): \(counts)")
  }

  @Test("is found if a rule shows it")
  func findsLeak() throws {
    let example = Example(app: #""environment": [{ "name": "MODE", "value": "batch" }]"#)
    let planted = PlantedMarker.planted(in: example.marked.text, inside: false)
    #expect(planted.count > 0)
    let leaks = PlantedMarker.leaks(in: planted.text, Linter(rules: [LeakingProbe.self]))
    // The statistics have no messages.
    #expect(leaks.count == PrintedReport.reporters.count - 1)
    #expect(PlantedMarker.leaks(in: planted.text, Linter(rules: [QuotingProbe.self])) == [])
  }

  @Test("is counted in all examples")
  func countsExamples() {
    guard ProcessInfo.processInfo.environment["DAMAGES"] != nil else { return }
    var counts = PlantedMarker.Counts()
    for check in RuleCase.all {
      for document in check.example.documents where !document.isFluentBit {
        let plain = document.marked.text
        let planted = PlantedMarker.planted(in: plain, inside: false)
        guard planted.count > 0 else { continue }
        for _ in Self.forms(of: planted.text) {
          counts.add(planted.count, reporters: PrintedReport.reporters.count)
        }
      }
    }
    print("markers in examples: \(counts)")
  }

  /// How many damaged texts there are: `DAMAGES=10000 swift test` takes two minutes.
  private static let damages =
    ProcessInfo.processInfo.environment["DAMAGES"].flatMap { Int($0) } ?? 400
  /// The number of tests that share them.
  private static let shares = 8

  @Test("appears in no output of a damaged text", arguments: 0..<shares)
  func isNotShownInDamage(share: Int) {
    var generator = SeededGenerator(seed: UInt64(share))
    let texts = RuleCase.flagged.compactMap { check -> String? in
      let planted = PlantedMarker.planted(in: check.example.marked.text, inside: share % 2 == 0)
      return planted.count > 0 ? planted.text : nil
    }
    for _ in 0..<(Self.damages / Self.shares) {
      guard let text = texts.randomElement(using: &generator) else { return }
      let damaged = PlantedMarker.damaged(text, using: &generator)
      for leak in PlantedMarker.leaks(in: damaged, Self.linter) { Issue.record("\(leak)") }
    }
  }
}

/// Flags each variable, and writes its value into the message as if it were the rule's own words.
private struct LeakingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("leaking-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.variables.map { RuleFinding(at: $0.range, .probe("invalid value '\($0.text)'")) }
  }
}

/// Flags each variable, and interpolates its value as rules do.
private struct QuotingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("quoting-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.variables.map { value in
      RuleFinding(
        at: value.range,
        Message(
          fact: "invalid value '\(asked: value.text)'", consequence: "the value is \(value.text)",
          remedy: "remove '\(value.text)'"))
    }
  }
}

extension TaskDefinition {
  /// The values of the containers' variables.
  fileprivate var variables: [JSONString] {
    containers.flatMap { container in
      container.environment.entries.compactMap { $0.value.value }
    }
  }
}
