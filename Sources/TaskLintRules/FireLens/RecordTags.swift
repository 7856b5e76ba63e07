/// The tags of the records that reach a custom file.
///
/// The ECS agent tags the logs of a container with its name: `app-firelens-<task id>`.
struct RecordTags: Sendable {
  /// Patterns of the tags.
  private(set) var patterns: [String]
  /// Whether there may be records with any tag.
  private(set) var mayBeAny = false

  /// The tag of the health checks.
  private static let healthCheck = "firelens-healthcheck"

  /// The pattern of the tags of a container.
  static func pattern(of container: String) -> String { "\(container)-firelens-*" }

  /// The tags in a task with a custom file.
  init(_ file: CustomFile, _ users: [ContainerDefinition]) {
    patterns = [Self.healthCheck]
    for user in users {
      if let name = user.name.value {
        patterns.append(Self.pattern(of: name.text))
      } else {
        mayBeAny = true
      }
    }
    for input in file.configuration.sections(.inputs) { add(Self.tag(of: input)) }
    for filter in file.configuration.sections(.filters) where filter.isRewritingTags {
      for rule in filter.properties where rule.name == "rule" { add(Self.newTag(in: rule.value)) }
    }
  }

  /// Whether a record may have a tag that a pattern of `Match` matches.
  func mayMatch(_ pattern: String) -> Bool {
    mayBeAny || patterns.contains { TagPattern.intersect(pattern, $0) }
  }

  private mutating func add(_ pattern: String?) {
    if let pattern { patterns.append(pattern) } else { mayBeAny = true }
  }

  /// The inputs that give their records a tag of their own name.
  private static let fixedInputs: Set<String> = [
    "cpu", "mem", "disk", "dummy", "random", "netif", "proc", "health", "head", "tail", "thermal",
    "kmsg", "exec", "tcp", "statsd", "fluentbit_metrics", "node_exporter_metrics", "docker",
    "prometheus_scrape",
  ]

  /// The pattern of an input's tags; nil if they may be any.
  private static func tag(of input: ClassicSection) -> String? {
    if let tag = input.last("tag") { return tag.settledValue }
    guard !input.hasGroups, let plugin = input.plugin?.settledValue?.lowercased(),
      fixedInputs.contains(plugin)
    else { return nil }
    return "\(plugin).*"
  }

  /// The pattern of the new tag in a rule of `rewrite_tag`: a key, an expression, the tag, and
  /// whether the record keeps its old one; nil if the tag depends on the record.
  private static func newTag(in rule: String) -> String? {
    let words = rule.split(separator: " ").map(String.init)
    guard words.count >= 4, !words[words.count - 2].contains("$") else { return nil }
    return words[words.count - 2]
  }
}

extension ClassicSection {
  /// Whether the section is a filter that changes tags, so that a record can leave by another output.
  var isRewritingTags: Bool {
    guard kind == .filters else { return false }
    guard let plugin = plugin?.settledValue?.lowercased() else { return true }
    return plugin == "rewrite_tag"
  }

  /// The pattern of `Match` if it is known and the only condition; Fluent Bit uses the last one.
  var onlyMatch: ClassicProperty? {
    guard first("match_regex") == nil, let match = last("match"), match.isResolved else {
      return nil
    }
    return match
  }

  /// Whether the section may take records with tags of a pattern.
  func mayTake(_ tags: String) -> Bool {
    if first("match_regex") != nil { return true }
    guard let match = last("match") else { return false }
    return match.settledValue.map { TagPattern.intersect($0, tags) } ?? true
  }
}
