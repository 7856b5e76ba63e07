/// The keys of a configuration file: the one list for the reader, its suggestions and the schema.
enum ConfigurationKey: String, CaseIterable {
  case schema = "$schema"
  case extends
  case include
  case exclude
  case select
  case ignore
  case severity
  case settings
  case sidecar
  case overrides

  /// What the key does, as a sentence.
  var summary: String {
    switch self {
    case .schema: "The schema by which editors complete this file."
    case .extends: "A configuration file, relative to this one, that this one builds on."
    case .include: "Patterns of the files that are linted when the command line names none."
    case .exclude: "Patterns of files that are never linted."
    case .select: "The rules that are on: ids, categories, the tags house and security, or all."
    case .ignore: "The rules that are off; the most exact name wins, then ignore over select."
    case .severity: "Another severity for a rule than its own."
    case .settings: "The settings of single rules."
    case .sidecar: "The container that a fix inserts where a definition has no log router."
    case .overrides: "Findings that are accepted, each for a reason."
    }
  }
}

/// The keys of one entry of `overrides`.
enum OverrideKey: String, CaseIterable {
  case files
  case containers
  case ignore
  case reason
  case until

  /// What the key does, as a sentence.
  var summary: String {
    switch self {
    case .files: "Patterns of the files that it holds for; without it, all."
    case .containers: "Patterns of the containers' names that it holds for; without it, all."
    case .ignore: "The rules whose findings are accepted: ids, categories, tags, or all."
    case .reason: "Why the findings are accepted."
    case .until: "The last day, as YYYY-MM-DD in UTC, on which they are accepted."
    }
  }
}
