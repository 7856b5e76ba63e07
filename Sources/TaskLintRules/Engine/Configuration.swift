/// The content of a `.tasklint.json`: which files are linted, which rules are on, which findings are
/// suppressed, and defaults for the options of a run.
public struct Configuration: Sendable {
  /// A value with its place in the configuration file.
  public struct Located<Value: Sendable>: Sendable {
    public let value: Value
    public let location: Finding.Location
  }

  /// Findings that are suppressed for a reason.
  public struct Override: Sendable {
    /// The files that it applies to; none means all.
    public let files: [Glob]
    /// Patterns of the names of the containers that it applies to; none means all.
    public let containers: GlobSet
    /// Rule ids, categories, tags or `all`.
    public let ignore: [Located<String>]
    public let reason: String
    /// The last day on which it applies.
    public let until: Located<CalendarDay>?
    /// A suppression for each name of `ignore`.
    let suppressions: [Suppression]
    /// The folder that the patterns of `files` are relative to.
    public let folder: PatternFolder

    /// The patterns of `files`.
    public var patterns: PatternList { PatternList(files, in: folder) }

    /// Whether it applies to a file.
    public func applies(to path: String) -> Bool { files.isEmpty || patterns.matches(path) }
  }

  /// A Fluent Bit file of the repository and its path in the log router's image.
  public struct ConfigFile: Sendable {
    /// The normalized absolute path in the image.
    public let pathInImage: String
    /// The path of the file, as it is shown.
    public let path: String
    public let location: Finding.Location
  }

  /// The file's path, as it is shown.
  public let path: String
  /// The folder that the configuration's patterns are relative to.
  public let folder: PatternFolder
  public var include: Located<PatternList>?
  public var exclude: Located<PatternList>?
  public var extends: [Located<String>] = []
  /// The paths of the files that it extends, as they are shown, the outermost base first.
  public internal(set) var bases: [String] = []
  public var select: Located<[String]>?
  public var ignore: Located<[String]>?
  public var severities = RuleSeverities()
  public var settings: [RuleID: [String: Located<[String]>]] = [:]
  /// The JSON of the container that a fix inserts into a definition without a log router.
  public var sidecar: Located<String>?
  public var overrides: [Override] = []
  /// The Fluent Bit files, each path in the image once.
  public var configFiles: [ConfigFile] = []
  /// The defaults of `--fail-on`, `--baseline` and `--format`.
  public var failOn: Located<FailOn>?
  public var baseline: Located<String>?
  public var format: Located<ReportFormat>?

  /// Creates an empty configuration.
  ///
  /// Its patterns are relative to the folder, or without one to that of its path.
  public init(path: String, folder: PatternFolder? = nil) {
    self.path = path
    self.folder = folder ?? PatternFolder(LexicalPath.folder(of: path))
  }

  /// The log router that fixes insert.
  var sidecarTemplate: SidecarTemplate? {
    sidecar.flatMap { SidecarTemplate($0.value, settings: ruleSettings) }
  }

  /// The settings of each rule.
  var ruleSettings: [RuleID: RuleSettings] {
    settings.mapValues { RuleSettings($0.mapValues(\.value)) }
  }

  /// This configuration on top of one that it extends: its own lists and values replace those of the
  /// base, severities and settings are merged by name, and overrides are added.
  func extending(_ base: Configuration) -> Configuration {
    var joined = self
    joined.bases = base.bases + [base.path]
    joined.include = include ?? base.include
    joined.exclude = exclude ?? base.exclude
    joined.select = select ?? base.select
    joined.ignore = ignore ?? base.ignore
    joined.sidecar = sidecar ?? base.sidecar
    joined.failOn = failOn ?? base.failOn
    joined.baseline = baseline ?? base.baseline
    joined.format = format ?? base.format
    joined.severities = severities.extending(base.severities)
    joined.settings = base.settings.merging(settings) { base, own in
      base.merging(own) { _, own in own }
    }
    joined.overrides = base.overrides + overrides
    let own = Set(configFiles.map(\.pathInImage))
    joined.configFiles = base.configFiles.filter { !own.contains($0.pathInImage) } + configFiles
    return joined
  }

  /// The path relative to the folder of the configuration's patterns; nil outside it.
  public func relative(_ path: String) -> String? { folder.relative(path) }

  static func relative(_ path: String, to folder: PatternFolder) -> String? {
    folder.relative(path)
  }

  /// The problem with a path that has to be relative to the configuration file; nil where it is.
  static func problem(withFile path: String) -> String? {
    if path.isEmpty { return "the path is empty" }
    if path.holds("://") {
      return "'\(path)' is not a file; keep a copy of it in the repository"
    }
    guard path.hasPrefix("/") || path.hasPrefix("~") else { return nil }
    return "'\(path)' is not relative to this file"
  }
}

/// A mistake in a configuration, and its place.
public struct ConfigurationProblem: Error, Hashable, Comparable, Sendable {
  public let path: String
  /// Nil where the file could not be read at all.
  public let position: Position?
  /// What is wrong and what is expected, in one clause without a full stop.
  public let message: String

  /// Creates a problem.
  public init(path: String, position: Position?, message: String) {
    self.path = path
    self.position = position
    self.message = message
  }

  /// Orders problems as their files have them.
  public static func < (left: ConfigurationProblem, right: ConfigurationProblem) -> Bool {
    (left.path, left.position?.line ?? 0, left.position?.column ?? 0)
      < (right.path, right.position?.line ?? 0, right.position?.column ?? 0)
  }

  /// The problem as one line: `.tasklint.json:3:5: unknown key 'ingore'`.
  public var line: String {
    position.map { "\(path):\($0.line):\($0.column): \(message)" } ?? "\(path): \(message)"
  }
}
