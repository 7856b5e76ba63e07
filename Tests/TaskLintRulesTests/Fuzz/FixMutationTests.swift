import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_FUZZ_ROUNDS=5000 TASKLINT_FUZZ_SEED=7 swift test --filter FixMutationTests` fixes more
/// definitions.
@Suite("The fixes of randomly mutated task definitions")
struct FixMutationTests {
  private static let rounds = number("ROUNDS") ?? 30
  private static let seed = number("SEED") ?? 0

  private static let invariants = FixInvariants()

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment["TASKLINT_FUZZ_\(name)"].flatMap { Int($0) }
  }

  @Test("can be read, leave no more findings, and change nothing again", arguments: 0..<rounds)
  func keepTheInvariants(_ round: Int) {
    var mutator = DefinitionMutator(seed: Self.seed << 32 + round)
    let definition = mutator.definition()
    let layouts: [(indent: String?, newline: String)] = [(nil, "\n"), ("  ", "\n"), ("\t", "\r\n")]
    let layout = layouts[round % layouts.count]
    let text = definition.text(indent: layout.indent, newline: layout.newline)
    let violations = Self.invariants.violations(in: SourceFile(path: "a.json", text: text))
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))\n\(text)")
  }
}
