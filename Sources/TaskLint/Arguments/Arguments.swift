import TaskLintRules

/// The parsed command line.
struct Arguments: Sendable {
  /// A request that is answered without the rest of the command line.
  enum InformationRequest: Sendable {
    case help
    case version
  }

  var verb = Verb.lint
  var informationRequest: InformationRequest?
  /// The words that are not options: paths, a rule, a shell.
  var operands: [Argument] = []

  var formats: [FormatRequest] = []
  var selected: [String] = []
  var ignored: [String] = []
  var severities: [RuleID: Severity] = [:]
  var failOn = FailOn.warning
  var standardInputName: FilePath = "<stdin>"
  var color = ColorChoice.auto
  var isQuiet = false
  var isVerbose = false
  var baseline: FilePath?
  var writtenBaseline: FilePath?
  var honorsSuppressions = true
  var showsSuppressed = false
  var rulesFormat = RulesFormat.text
  var configuration = ConfigurationChoice.search
  var printsSchema = false
  var excluded: [Glob] = []
  /// Whether excluded files are skipped even if they are named.
  var forcesExcludes = false
  /// The input form of all files; nil to detect it.
  var inputForm: InputForm?

  /// The rule options.
  var choices: RuleChoices {
    RuleChoices(
      select: selected.isEmpty ? nil : selected, ignore: ignored.isEmpty ? nil : ignored,
      severities: severities)
  }
}

/// Where the configuration comes from.
enum ConfigurationChoice: Sendable, Equatable {
  /// The nearest `.tasklint.json` above each file.
  case search
  case file(FilePath)
  case none
}

/// The lowest severity that makes the exit status 1.
enum FailOn: String, Sendable, CaseIterable {
  case error
  case warning
  case note
  case never

  /// The severity, unless nothing makes it 1.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .never: nil
    }
  }

  func includes(_ severity: Severity) -> Bool {
    self.severity.map { severity >= $0 } ?? false
  }
}

/// When the output is coloured.
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
      return streams.isTerminal && streams.environment("TERM") != "dumb"
    }
  }

  private func isSet(_ value: String?) -> Bool { value.map { !$0.isEmpty } ?? false }
}

/// A format and the place that it is written to.
struct FormatRequest: Sendable, Hashable {
  enum Format: String, Sendable, CaseIterable {
    case human
    case concise
    case sarif
  }

  let format: Format
  /// The file; nil is standard output.
  let file: FilePath?

  init(_ format: Format, file: FilePath? = nil) {
    self.format = format
    self.file = file
  }

  /// Reads `FMT` or `FMT=FILE`, in which the file `-` is standard output.
  init(_ value: Argument) throws(UsageError) {
    let (name, file) = value.halves ?? (value, nil)
    guard let format = Format(rawValue: name.text) else {
      let names = Format.allCases.map(\.rawValue)
      throw .unknown(
        "unknown format", name.text, names: names, hint: "it is \(names.alternatives)")
    }
    self.format = format
    guard let file else {
      self.file = nil
      return
    }
    guard !file.bytes.isEmpty else { throw UsageError("no file after '\(name.text)='") }
    self.file = file.text == "-" || file.text == "/dev/stdout" ? nil : file.path
  }
}
