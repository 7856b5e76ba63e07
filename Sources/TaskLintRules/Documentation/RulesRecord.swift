/// Rules as JSON, as `tasklint rules --format json` prints them.
package struct RulesRecord {
  private let rules: [any Rule.Type]

  package init(_ rules: [any Rule.Type]) { self.rules = rules }

  /// An array with one object on a line for each rule.
  package var text: String {
    let objects = JSONOutput.list(rules.map { Self.record($0.metadata) })
    return JSONWriter.text(of: objects, style: .loose) { _, indentation, _ in indentation.isEmpty }
      + "\n"
  }

  private static func record(_ rule: RuleMetadata) -> JSONOutput {
    [
      "id": .string(rule.id.name),
      "category": .string(rule.category.rawValue),
      "severity": .string(rule.severity.rawValue),
      "stage": .string(rule.stage.rawValue),
      "tags": .list(rule.groups.dropFirst().map { .string($0) }),
      "summary": .string(rule.summary),
      "url": .string(Product.page(ofRule: rule.id.name)),
    ]
  }
}
