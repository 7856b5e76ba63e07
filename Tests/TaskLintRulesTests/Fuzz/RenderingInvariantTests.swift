import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_FUZZ_ROUNDS=500 swift test --filter RenderingInvariantTests` runs more rounds.
@Suite("What render and routes print")
struct RenderingInvariantTests {
  private static let invariants = RenderingInvariants()
  private static let rounds =
    ProcessInfo.processInfo.environment["TASKLINT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 10

  @Test("shows no marker of the examples of rules, in any form", arguments: RuleCase.all)
  func marker(_ check: RuleCase) {
    for document in check.example.documents {
      let plain = document.marked.text
      let planted = PlantedMarker.planted(in: plain, inside: plain.utf8.count.isMultiple(of: 2))
      guard planted.count > 0 else { continue }
      let marker = PlantedMarker.text.prefix(9).lowercased()
      for (format, text) in RenderingInvariants.outputs(
        of: SourceFile(path: "a.json", text: planted.text))
      where text.lowercased().contains(marker) {
        Issue.record("\(format) shows it: \(text)\nof \(planted.text)")
      }
    }
  }

  @Test("keeps the invariants for mutated definitions", arguments: 0..<rounds)
  func mutations(round: Int) {
    var mutator = DefinitionMutator(seed: 7 << 32 + round)
    for _ in 0..<10 {
      var definition = mutator.definition()
      mutator.plant(in: &definition)
      let violations = Self.invariants.violations(in: Array(definition.text().utf8))
      #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))\n\(definition.text())")
    }
  }

  @Test("shows no secret of a custom file", arguments: [firelens(), firelens(#""Name": "null""#)])
  func fileSecrets(_ log: String) {
    var definition = RenderedDefinition(
      router: #"""
        , "environment": [{"name": "DD_SERVICE", "value": "tea"},
          {"name": "ENV", "value": "\#(Canary.key)"}, {"name": "TAG", "value": "app-firelens*"}]
        """#,
      options: #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#)
    definition.logs = [("app", log)]
    let outputs = RenderingInvariants.outputs(
      of: SourceFile(path: "a.json", text: definition.text), with: RenderingInvariants.companions)
    #expect(outputs[0].text.contains("Datadog: service tea"))
    #expect(Self.invariants.violations(in: Array(definition.text.utf8)).isEmpty)
  }

  @Test("controls neither a terminal nor a workflow runner")
  func controls() {
    let name = #"::error::\u001b[31m##[group]\u202e"#
    let definition = RenderedDefinition(
      options: #""config-file-type": "file", "config-file-value": "\#(name)""#,
      logs: [(name, firelens(#""Name": "http", "\#(name)": "\#(name)", "host": "\#(name)""#))])
    var text = definition.text
    text = text.replacing(#""family": "tea""#, with: #""family": "\#(name)""#)
    #expect(Self.invariants.violations(in: Array(text.utf8)).isEmpty)
    for (_, output) in RenderingInvariants.outputs(of: SourceFile(path: name, text: text)) {
      #expect(!output.contains("##["))
    }
  }
}
