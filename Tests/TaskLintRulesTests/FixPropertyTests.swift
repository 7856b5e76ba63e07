import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_FIX_LAYOUTS=all swift test --filter FixPropertyTests` tries each example in each layout,
/// instead of in one.
@Suite("The fixes of every flagged example")
struct FixPropertyTests {
  private static let triesAll = ProcessInfo.processInfo.environment["TASKLINT_FIX_LAYOUTS"] == "all"

  private static let invariants = FixInvariants()

  /// The examples that are one file and have a fix.
  private static let fixable = RuleCase.flagged.filter { check in
    check.example.documents.count == 1
      && check.findings.contains { $0.fix != nil }
  }

  @Test(
    "can be read, leave no more findings, and change nothing again", arguments: fixable)
  func keepTheInvariants(_ check: RuleCase) {
    let layouts = FileLayout.allCases
    let own = layouts[(check.number + check.rule.metadata.id.name.utf8.count) % layouts.count]
    for layout in Self.triesAll ? layouts : [own] {
      let bytes = layout.apply(check.example.marked)
      let source = SourceFile(path: check.example.path, bytes: bytes)
      let violations = Self.invariants.violations(in: source, as: check.example.form)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        violations.isEmpty, "\(layout): \(violations.joined(separator: "\n"))\n\(text)",
        sourceLocation: check.sourceLocation)
      checkStyle(of: check, in: source, layout)
    }
  }

  @Test("are applied to an example of each rule that has fixes")
  func areApplied() {
    var applied: Set<String> = []
    for check in RuleCase.flagged where check.findings.contains(where: { $0.fix != nil }) {
      let documents = check.example.documents
      let fixer = Fixer(ExampleRun(check.rule, documents).linter, allowsUnsafe: true)
      let isFixed = documents.filter { $0.path != Example.configurationPath }.contains {
        let source = SourceFile(path: $0.path, text: $0.marked.text)
        return fixer.fix(source, as: $0.form).map { $0.fixed > 0 && $0.leftOut.isEmpty } ?? false
      }
      if isFixed { applied.insert(check.rule.metadata.id.name) }
    }
    #expect(applied == Self.rules)
  }

  /// The rules that have fixes.
  private static let rules: Set<String> = [
    "json-syntax", "json-duplicate-key",
    "firelens-sidecar-missing", "firelens-not-used", "firelens-sidecar-not-essential",
    "firelens-sidecar-user-not-numeric", "firelens-sidecar-user-not-root",
    "firelens-sidecar-user-implicit", "firelens-option-unknown", "firelens-config-not-file",
    "firelens-config-reserved-path", "firelens-config-s3-arn-invalid",
    "firelens-sidecar-awaited-to-exit", "firelens-config-path-invalid",
    "output-name-missing", "output-plugin-absent", "output-tls-missing", "output-option-empty",
    "output-tls-refused", "output-match-set", "output-secret-name-invalid",
    "datadog-variable-missing", "datadog-api-key-missing", "datadog-tags-invalid",
    "datadog-tls-off", "firehose-variable-missing",
    "log-configuration-missing", "log-driver-not-firelens", "log-option-invalid",
    "environment-file-invalid",
    "requires-attributes-missing", "requires-attributes-surplus", "requires-attributes-duplicate",
    "ecs-property-unknown", "ecs-property-type", "ecs-null", "ecs-port-mismatch",
    "ecs-volume-authorization-invalid", "ecs-ulimit-invalid", "ecs-image-invalid",
    "ecs-health-check-invalid", "ecs-command-unsplit",
    "fargate-network-mode", "fargate-stop-timeout",
    "hardening-privileged", "hardening-writable-root", "hardening-efs-unencrypted",
  ]

  /// Checks that line ends, the final line feed and the byte order mark stay.
  private func checkStyle(of check: RuleCase, in source: SourceFile, _ layout: FileLayout) {
    let fixer = Fixer(Linter(rules: [check.rule]), allowsUnsafe: true)
    guard let fixed = fixer.fix(source, as: check.example.form) else { return }
    let (before, after) = (source.bytes, fixed.bytes)
    #expect(before.last == after.last, "\(layout)", sourceLocation: check.sourceLocation)
    // Only 'json-syntax' removes a byte order mark.
    let keepsMark = check.rule.metadata.id.name != "json-syntax"
    #expect(
      after.starts(with: FileLayout.mark) == (keepsMark && before.starts(with: FileLayout.mark)),
      "\(layout)", sourceLocation: check.sourceLocation)
    // A layout does not apply to a file that can't be parsed.
    if !Self.hasBareLineFeed(before) {
      #expect(!Self.hasBareLineFeed(after), "\(layout)", sourceLocation: check.sourceLocation)
    }
    if !before.contains(0x0A) {
      #expect(!after.contains(0x0A), "\(layout)", sourceLocation: check.sourceLocation)
    }
  }

  /// Whether a line feed has no carriage return before it.
  private static func hasBareLineFeed(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == 0x0A && ($0 == 0 || bytes[$0 - 1] != 0x0D) }
  }
}

/// Layouts of a file, including its first and last bytes.
enum FileLayout: Hashable, CaseIterable {
  case asWritten
  case json(Layout)
  case byteOrderMark
  case finalNewline

  static let allCases: [FileLayout] =
    [.asWritten, .byteOrderMark, .finalNewline] + Layout.allCases.map { .json($0) }

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  func apply(_ marked: MarkedText) -> [UInt8] {
    let bytes = Array(marked.text.utf8)
    switch self {
    case .asWritten: return bytes
    case .json(let layout): return Array(layout.apply(marked).text.utf8)
    case .byteOrderMark: return Self.mark + bytes
    case .finalNewline: return bytes.last == 0x0A ? bytes.dropLast() : bytes + [0x0A]
    }
  }
}
