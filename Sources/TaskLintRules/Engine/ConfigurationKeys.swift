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
  case configFiles
  case failOn
  case baseline
  case format

  /// What the key does, as a sentence.
  var summary: String {
    switch self {
    case .schema: "The JSON Schema of this file, for completion in editors."
    case .extends: "The configuration files that this one extends, relative to this file."
    case .include: "Patterns of the files to lint when the command line has no path."
    case .exclude: "Patterns of files and folders that a search skips."
    case .select: "The rules that are on: ids, categories, the tags policy and security, or all."
    case .ignore: "The rules that are off. The most exact name wins, then ignore over select."
    case .severity: "Severities for rules, categories, tags, or all. The most exact name wins."
    case .settings: "The settings of rules."
    case .sidecar:
      "The container definition of the team's log router, which fixes insert. "
        + "${family} and ${region} in its strings stand for those of the definition."
    case .overrides: "Findings that are suppressed, each with a reason."
    case .configFiles:
      "The Fluent Bit files of the log router: paths in its image, each with the file in the "
        + "repository, relative to this file."
    case .failOn:
      "The default of --fail-on: the lowest severity that makes the exit status 1. "
        + "Counts only in the configuration of the working directory or of --config."
    case .baseline:
      "The default of --baseline, relative to this file. "
        + "Counts only in the configuration of the working directory or of --config."
    case .format:
      "The format on standard output if --format does not set one. "
        + "Counts only in the configuration of the working directory or of --config."
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
    case .files: "Patterns of the files that the override applies to; all files by default."
    case .containers:
      "Patterns of the names of the containers that the override applies to; all by default."
    case .ignore: "The rules whose findings are suppressed: ids, categories, tags, or all."
    case .reason: "Why the findings are suppressed."
    case .until: "The last day on which the override applies, as YYYY-MM-DD in UTC."
    }
  }
}
