/// Reads the log router of a team, which fixes insert into definitions.
extension ConfigurationReader {
  /// The properties without which the container is not a log router that can be registered.
  static let sidecarProperties: [StaticString] = ["name", "image", "firelensConfiguration"]

  /// The JSON of the container.
  mutating func sidecar(_ value: JSONValue) -> Configuration.Located<String>? {
    guard expect(value, .object, "a container definition") else { return nil }
    let missing = Self.sidecarProperties.filter { value.member($0) == nil }
    for name in missing { report(value.firstToken, "missing '\(name)' in 'sidecar'") }
    reportUnknownProperties(of: value)
    if missing.isEmpty { reportFindings(in: value) }
    return located(value.document.source.text(in: value.range), at: value.firstToken)
  }

  private mutating func reportUnknownProperties(of value: JSONValue) {
    let context = InputContext(.camelCase)
    let decoded = Decoder.containers([value], in: value.document, context)
    for violation in SchemaViolations(decoded.violations, in: value.document, context) {
      guard case .unknownProperty(let key, _, let owner) = violation.fault else { continue }
      let names = APIModel.members(of: owner).map(\.name.description)
      let nearest = EditDistance.nearest(to: key.text, in: names)
      report(
        key.range,
        "unknown property '\(key.shown)' in 'sidecar'; "
          + (nearest.map { "did you mean '\($0)'?" } ?? "the ECS API has no such property"))
    }
  }

  /// Reports what the API rejects, and secrets in plain text, which a fix would copy into files.
  private mutating func reportFindings(in value: JSONValue) {
    // The rest of the file becomes white space, so that places do not change.
    var bytes = value.document.source.bytes
    for index in bytes.indices
    where !(value.range.start..<value.range.end).contains(index)
      && bytes[index] != UInt8(ascii: "\n")
    {
      bytes[index] = UInt8(ascii: " ")
    }
    let rules = RuleCatalog.defaultRules.filter { rule in
      let metadata = rule.metadata
      return !metadata.isPolicy && (metadata.severity == .error || metadata.isSecurity)
    }
    let source = SourceFile(path: configuration.path, bytes: bytes)
    for finding in Linter(rules: rules).lint(source, as: .containers).findings
    where finding.severity > .note {
      report(
        finding.location.range, "\(finding.message.fact); \(finding.message.remedy)")
    }
  }
}
