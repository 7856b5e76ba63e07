import TaskLintRules

/// The parsed command line.
struct Arguments: Sendable {
  /// A request that is answered without the rest of the command line.
  enum InformationRequest: Sendable {
    case help
    case manual
    case version
  }

  var verb = Verb.lint
  var informationRequest: InformationRequest?
  /// The words that are not options: paths, a rule, a shell.
  var operands: [Argument] = []

  var formats: [FormatRequest] = []
  var selected: [String] = []
  var ignored: [String] = []
  var severities = RuleSeverities()
  /// Nil where the configuration decides.
  var failOn: FailOn?
  /// The format on standard output where `formats` has none for it; nil where the configuration
  /// decides.
  var defaultFormat: ReportFormat?
  /// How many findings of one rule in one file are printed for people.
  var mostPerRule = 20
  var standardInputName: FilePath = "<stdin>"
  var color = ColorChoice.auto
  /// Whether the human format is a table of rules.
  var printsStatistics = false
  var isQuiet = false
  var isVerbose = false
  /// Whether the files are linted again when they change.
  var isWatching = false
  var baseline: FilePath?
  /// Whether the baseline comes from a configuration, which may be untrusted.
  var isBaselineConfigured = false
  var writtenBaseline: FilePath?
  /// Whether fixes are written to the files.
  var appliesFixes = false
  /// Whether fixes are printed as a diff and written nowhere.
  var printsDiff = false
  var allowsUnsafeFixes = false
  var honorsSuppressions = true
  var showsSuppressed = false
  var rulesFormat = RulesFormat.text
  var routesFormat = RoutesFormat.text
  /// Whether comments in a generated configuration say what each line comes from.
  var isExplained = false
  var configuration = ConfigurationChoice.search
  /// Whether nothing in the linted repository may influence the run.
  var isUntrusted = false
  var printsSchema = false
  /// Which files count as changed; nil to lint all.
  var changes: ChangeRequest?
  var excluded: [Glob] = []
  /// Whether excluded files are skipped even if they are named.
  var forcesExcludes = false
  /// Whether named files without a task definition are skipped, as in a search of a folder.
  var skipsUnrecognized = false
  /// The file whose log router becomes the `sidecar` of a new configuration.
  var sidecarSource: FilePath?
  /// The input form of all files; nil to detect it.
  var inputForm: InputForm?

  /// The rule options.
  var choices: RuleChoices {
    RuleChoices(
      select: selected.isEmpty ? nil : selected, ignore: ignored.isEmpty ? nil : ignored,
      severities: severities)
  }
}

extension Arguments {
  /// Applies `--untrusted`: without a chosen configuration there is none, and no suppression counts.
  mutating func distrust() {
    guard isUntrusted else { return }
    if configuration == .search { configuration = .none }
    honorsSuppressions = false
  }

  /// Rejects `--statistics` if another format goes to standard output.
  func checkStatistics() throws(UsageError) {
    guard printsStatistics, let printed = formats.first(where: { $0.file == nil })?.format,
      printed != .human
    else { return }
    throw UsageError(
      "--statistics is for the human format; write the other to a file with "
        + "'-f \(printed.rawValue)=FILE'")
  }

  /// The arguments with a configuration's values where the command line has none.
  ///
  /// A baseline is not applied while one is written: the new one takes its place.
  func completed(by configuration: Configuration?) -> Arguments {
    var completed = self
    completed.failOn = failOn ?? configuration?.failOn?.value
    completed.defaultFormat = defaultFormat ?? configuration?.format?.value
    if baseline == nil, writtenBaseline == nil, let file = configuration?.baseline?.value {
      completed.baseline = FilePath(file)
      completed.isBaselineConfigured = true
    }
    return completed
  }
}

/// The source of the configuration.
enum ConfigurationChoice: Sendable, Equatable {
  /// The nearest `.tasklint.json` above each file.
  case search
  case file(FilePath)
  case none
}

/// When the output has colors.
enum ColorChoice: String, Sendable, CaseIterable {
  case auto
  case always
  case never

  /// Whether standard output has colors.
  func isOn(_ streams: Streams) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      // https://no-color.org and https://bixense.com/clicolors: an empty value does not count.
      if isSet(streams.environment("NO_COLOR")) { return false }
      let force = streams.environment("CLICOLOR_FORCE")
      if isSet(force), force != "0" { return true }
      return streams.isTerminal && supportsColors(streams)
    }
  }

  /// Whether the terminal interprets escape sequences.
  ///
  /// Emacs' compilation mode does not, even if a shell's start-up file sets TERM to something else.
  private func supportsColors(_ streams: Streams) -> Bool {
    let inEmacs = streams.environment("INSIDE_EMACS")
    if let inEmacs, inEmacs.hasSuffix("compile") { return false }
    guard let term = streams.environment("TERM"), !term.isEmpty else { return inEmacs == nil }
    return term != "dumb" && term != "unknown" && term != "emacs"
  }

  private func isSet(_ value: String?) -> Bool { value.map { !$0.isEmpty } ?? false }
}

/// A format and the place that it is written to.
struct FormatRequest: Sendable, Hashable {
  let format: ReportFormat
  /// The file; nil is standard output.
  let file: FilePath?

  init(_ format: ReportFormat, file: FilePath? = nil) {
    self.format = format
    self.file = file
  }

  /// Reads `FMT` or `FMT=FILE`, in which the file `-` is standard output.
  init(_ value: Argument) throws(UsageError) {
    let (name, file) = value.halves ?? (value, nil)
    guard let format = ReportFormat(rawValue: name.text) else {
      let names = ReportFormat.allCases.map(\.rawValue)
      throw .unknown(
        "unknown format", name.text, names: names, hint: "expected \(names.alternatives)")
    }
    self.format = format
    guard let file else {
      self.file = nil
      return
    }
    guard !file.bytes.isEmpty else { throw UsageError("missing file after '\(name.text)='") }
    self.file = file.text == "-" || file.text == "/dev/stdout" ? nil : file.path
  }
}
