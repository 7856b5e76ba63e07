@testable import TaskLintRules

private let invariants = DefinitionInvariants()
private let linter = Linter(rules: RuleCatalog.rules)

/// Mutates a definition and checks the invariants, and that no output shows a planted marker.
///
/// libFuzzer keeps the definitions that reach new code and calls the mutators below with them. They
/// change the structure of a definition, not its bytes.
func check(_ bytes: [UInt8]) {
  guard var definition = definition(bytes) else { return }
  var mutator = DefinitionMutator(seed: bytes.seed)
  mutator.plant(in: &definition)
  var generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: bytes.seed))
  let violations =
    invariants.violations(in: definition)
    + PlantedMarker.leaks(plantedIn: definition.text(), linter, using: &generator)
  precondition(violations.isEmpty, violations.joined(separator: "\n") + "\n" + definition.text())
}

private func definition(_ bytes: some Sequence<UInt8>) -> MutableJSON? {
  MutableJSON(SourceFile(path: "a.json", bytes: Array(bytes)))
}

/// The function that libFuzzer calls to mutate an input.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateInput(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  var mutator = DefinitionMutator(seed: Int(seed))
  var changed = definition(UnsafeBufferPointer(start: start, count: count)) ?? mutator.definition()
  mutator.mutate(&changed)
  return write(changed, to: start, limit: limit) ?? count
}

/// The function that libFuzzer calls to combine two inputs.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func crossInputs(
  _ first: UnsafePointer<UInt8>, _ firstCount: Int, _ second: UnsafePointer<UInt8>,
  _ secondCount: Int, _ out: UnsafeMutablePointer<UInt8>, _ limit: Int, _ seed: UInt32
) -> Int {
  var mutator = DefinitionMutator(seed: Int(seed))
  guard var crossed = definition(UnsafeBufferPointer(start: first, count: firstCount)),
    let other = definition(UnsafeBufferPointer(start: second, count: secondCount))
  else { return 0 }
  mutator.graft(other, onto: &crossed)
  return write(crossed, to: out, limit: limit) ?? 0
}

private func write(
  _ definition: MutableJSON, to out: UnsafeMutablePointer<UInt8>, limit: Int
) -> Int? {
  let text = Array(definition.text().utf8)
  guard text.count <= limit else { return nil }
  out.update(from: text, count: text.count)
  return text.count
}
