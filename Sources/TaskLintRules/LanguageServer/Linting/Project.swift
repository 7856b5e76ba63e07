/// A workspace folder: its configurations, their linters, and the files that others are compared with.
///
/// It reports about a file what `tasklint` reports that runs in the folder and reads the file from
/// standard input.
final class Project {
  /// The absolute path of the folder.
  let folder: String
  let files: ServerFiles
  let watched: WatchedFiles
  private var loader: ConfigurationLoader
  private var linters: [Int: Linter] = [:]
  /// The baseline of the folder's configuration; nil until it is needed.
  private var baseline: ProjectBaseline??
  private var others: [Int: OtherFiles] = [:]
  /// The rounds in which they were last read.
  private var rounds: [Int: Int] = [:]
  private let today: CalendarDay
  /// The absolute paths of the Fluent Bit files of the linters.
  private var companions: Set<String> = []

  init(folder: String, files: ServerFiles) {
    self.folder = folder
    self.files = files
    today = files.today()
    let watched = WatchedFiles(files)
    self.watched = watched
    loader = ConfigurationLoader(
      workingDirectory: folder, isRoot: files.isRoot, read: { watched.read($0) })
  }

  /// Whether a configuration or the baseline has changed since it was read, or the day has, so that the
  /// project has to be made again.
  var isOutdated: Bool { watched.haveChanged || files.today() != today }

  /// A path as reports show it.
  func shown(_ path: String) -> String { LexicalPath.shown(path, from: folder) }

  /// The absolute path of a path in a report.
  func absolute(_ path: String) -> String { LexicalPath.normalized(path, from: folder) }

  /// The index of the configuration of a file.
  private func index(forFileAt path: String) -> Int {
    loader.index(forFilesIn: LexicalPath.folder(of: path))
  }

  /// Whether a file is a Fluent Bit file of a configuration that has been used.
  func isCompanion(_ path: String) -> Bool { companions.contains(path) }

  /// The configuration of a file.
  func configuration(ofFileAt path: String) -> ConfigurationLoader.Result {
    // The results are read after the look-up, which can add one.
    let index = index(forFileAt: path)
    return loader[index]
  }

  /// Whether the configuration of a file excludes it.
  private func isExcluded(_ path: String) -> Bool {
    configuration(ofFileAt: path).configuration?.exclude?.value.matches(shown(path)) ?? false
  }

  private func linter(_ index: Int) -> Linter {
    if let known = linters[index] { return known }
    let configuration = loader[index].configuration
    let linter = Linter(
      configuration: configuration, accepting: SuppressionPolicy(today: today),
      files: fluentBitFiles(of: configuration))
    linters[index] = linter
    for file in linter.companions.files.configurations.flatMap(\.files) {
      companions.insert(absolute(file.source.path))
    }
    return linter
  }

  // MARK: - Linting

  /// How many findings of one rule in one file are shown.
  private static let mostPerRule = 200

  /// Lints the text of a file.
  func lint(_ text: [UInt8], at path: String) -> ProjectReport {
    let index = index(forFileAt: path)
    if case .broken(let problems) = loader[index] { return ProjectReport(problems: problems) }
    let linter = linter(index)
    guard linter.hasRules, !isExcluded(path) else { return ProjectReport() }
    let source = SourceFile(path: shown(path), bytes: text)
    let others = others[index]
    let baseline = baselineOfFolder?.baseline
    let limit = FindingLimit(perRule: Self.mostPerRule, baseline: baseline?.baseline)
    let report = linter.lint(
      source, isNamed: false, keeping: .records, mentioned: others?.mentioned(without: path) ?? [],
      limit: limit)
    var session = LintSession(linters: [linter])
    session.begin([source.path], baseline: baseline, limit: limit)
    let file = LintedFile(report, by: Renderer(), baseline: baseline)
    let findings = session.add(file)?.report.findings ?? file.match?.findings ?? report.findings
    _ = session.conflictingFiles()
    let last = session.finish(
      others?.records(comparedWith: report.records, at: path) ?? [],
      FileCoverage(path: source.path, hasAllFiles: others?.isComplete ?? false))
    // What is wrong only if all definitions with the file agree is found by a run over all of them.
    let all = findings + last.flatMap(\.report.findings).filter { !$0.needsEveryUse }
    return ProjectReport(
      findings: all.filter { $0.isOpen && $0.location.path == source.path }.sorted(),
      elsewhere: all.filter { $0.isOpen && $0.location.path != source.path },
      definitions: report.definitions)
  }

  /// The edits of a file that apply all of its safe fixes.
  func safeFixes(of text: [UInt8], at path: String) -> [Fix.Edit] {
    let index = index(forFileAt: path)
    if case .broken = loader[index] { return [] }
    guard !isExcluded(path) else { return [] }
    let (name, baseline) = (shown(path), baselineOfFolder)
    let fixed = Fixer(linter(index), baseline: baseline?.baseline?.baseline).fix(
      SourceFile(path: name, bytes: text), isNamed: false,
      mentioned: others[index]?.mentioned(without: path) ?? [],
      uri: baseline?.baseline?.uri(of: name) ?? "")
    return fixed?.edits ?? []
  }

  /// What is linted when one file is: a suppression of the configuration may match a finding of
  /// another file.
  private struct FileCoverage: LintCoverage {
    let path: String
    /// Whether the file is compared with all others.
    let hasAllFiles: Bool

    var usedLinters: [Int] { [] }
    var lintersByPath: [String: Int] { [path: 0] }

    func coversAll(_ entry: SuppressionTracker.Entry, incomplete: Set<String>) -> Bool {
      entry.files == nil && (!entry.comparesFiles || hasAllFiles)
    }

    func hasFile(under override: Configuration.Override) -> Bool { override.applies(to: path) }
    func hasLintedAll(under linter: Int, incomplete: Set<String>) -> Bool { false }
    func hasReadAll(under linter: Int, incomplete: Set<String>) -> Bool { false }
    func hasLintedAll(matching patterns: PatternList, incomplete: Set<String>) -> Bool { false }
  }

  // MARK: - Other files

  /// Reads the files of `include` again that have changed, for rules that depend on them.
  ///
  /// - Parameters:
  ///   - path: The file for whose configuration they are read.
  ///   - open: The texts of the open documents, by their paths.
  ///   - round: A number; in a round they are read once for all files with the same configuration.
  func readOthers(forFileAt path: String, open: () -> [String: [UInt8]], round: Int) {
    let index = index(forFileAt: path)
    guard rounds.updateValue(round, forKey: index) != round else { return }
    guard let include = loader[index].configuration?.include?.value else { return }
    let linter = linter(index)
    guard linter.comparesFiles || linter.needsMentions else { return }
    let paths = files.matches(include) { self.isExcluded($0) }
    let open = open()
    var read = OtherFiles()
    for other in paths {
      let stamp = open[other] == nil ? files.stamp(other) : nil
      if let stamp, let known = others[index]?[other], known.stamp == stamp {
        read.add(known, at: other)
        continue
      }
      let own = self.index(forFileAt: other)
      if case .broken = loader[own] {
        read.isComplete = false
        continue
      }
      guard let bytes = open[other] ?? content(of: other) else {
        read.isComplete = false
        continue
      }
      read.add(
        OtherFiles.File(
          SourceFile(path: shown(other), bytes: bytes), by: self.linter(own), stamp: stamp),
        at: other)
    }
    others[index] = read
  }

  private func content(of path: String) -> [UInt8]? {
    if case .bytes(let bytes) = files.read(path) { bytes } else { nil }
  }

  // MARK: - The baseline

  private var baselineOfFolder: ProjectBaseline? {
    if let baseline { return baseline }
    var read: ProjectBaseline?
    let index = loader.index(forFilesIn: folder)
    if let place = loader[index].configuration?.baseline {
      read = ProjectBaseline(at: place, of: self, watched, files)
    }
    baseline = .some(read)
    return read
  }

  /// The mistakes in the folder's configuration that only a run finds: a baseline that can't be read.
  var baselineProblem: ConfigurationProblem? { baselineOfFolder?.problem }
}

/// What is known about a file after linting it.
struct ProjectReport: Sendable {
  /// The open findings in the file.
  var findings: [Finding] = []
  /// The findings about suppressions in configurations, and those in Fluent Bit files.
  var elsewhere: [Finding] = []
  /// The number of task definitions in the file.
  var definitions = 0
  /// The mistakes in its configuration, because of which it was not linted.
  var problems: [ConfigurationProblem] = []
}

extension [Finding] {
  /// The findings in the order of their file.
  fileprivate func sorted() -> [Finding] {
    sorted { left, right in
      (left.location.range.start, left.ruleID, left.location.range.end)
        < (right.location.range.start, right.ruleID, right.location.range.end)
    }
  }
}
