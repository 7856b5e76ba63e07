/// A rule as SARIF describes it: a reportingDescriptor, section 3.49.
struct SARIFRule {
  let rule: RuleMetadata

  /// The descriptor as JSON.
  var bytes: [UInt8] {
    var json = JSONWriter(bytes: 4096)
    json.object { json in
      json.member("id", rule.id.name)
      json.member("name", rule.pascalName)
      json.member("shortDescription") { json in
        json.object { $0.member("text", Self.plain(rule.summary)) }
      }
      json.member("fullDescription") { json in
        let text = "\(rule.summary) \(rule.rationale)"
        Self.write(Self.plain(text), markdown: text, into: &json)
      }
      json.member("help") { Self.write(helpText, markdown: helpMarkdown, into: &$0) }
      json.member("helpUri", Product.page(ofRule: rule.id.name))
      json.member("defaultConfiguration") { json in
        json.object { $0.member("level", rule.severity.rawValue) }
      }
      json.member("properties", properties)
    }
    return json.bytes
  }

  private static func write(_ text: String, markdown: String, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("markdown", markdown)
    }
  }

  /// The properties that GitHub sorts and filters by; see "SARIF support for code scanning" in its
  /// documentation.
  private var properties: JSONOutput {
    [
      "tags": .list((rule.groups + rule.controls).map { .string($0) }),
      "stage": .string(rule.stage.rawValue),
      "precision": .string(rule.severity == .error ? "very-high" : "high"),
      "problem.severity": .string(
        rule.severity == .note ? "recommendation" : rule.severity.rawValue),
      "security-severity": rule.isSecurity ? .string(securitySeverity) : nil,
    ]
  }

  /// GitHub reads 7.0 and over as high, 4.0 and over as medium, and less as low.
  private var securitySeverity: String {
    switch rule.severity {
    case .error: "8.0"
    case .warning: "6.0"
    case .note: "3.0"
    }
  }

  // MARK: - Help

  private var effect: String { Message.sentence(rule.effect) }

  private var helpText: String {
    let references = rule.references.map { "\($0.title): \($0.url)" }
    return ([rule.summary, effect, rule.rationale, rule.remedy].map(Self.plain) + references)
      .joined(separator: "\n")
  }

  private var helpMarkdown: String {
    var parts = ["\(rule.summary) \(effect)", rule.rationale, "**How to fix.** \(rule.remedy)"]
    if let lesson = rule.lessons.first, let type = RuleCatalog.rule(named: rule.id.name) {
      parts.append(Self.code("Example", lesson.before.documents))
      parts.append(Self.code("Use instead", lesson.correctedDocuments(by: type)))
    }
    let references = rule.references.map { "- [\($0.title)](\($0.url))" }
    if !references.isEmpty { parts.append(references.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n")
  }

  private static func code(_ title: String, _ documents: [Example.Document]) -> String {
    let texts = documents.map { document in
      let text = document.marked.text
      return "```\(document.language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")```"
    }
    return "\(title):\n\n\(texts.joined(separator: "\n\n"))"
  }

  /// A text without its Markdown, which is only code spans.
  private static func plain(_ markdown: String) -> String {
    var bytes = Array(markdown.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "`") {
      bytes[index] = UInt8(ascii: "'")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
