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
    let baseline = baselineOfFolder
    let report = linter.lint(
      source, isNamed: false, keeping: .records, mentioned: others?.mentioned(without: path) ?? [],
      limit: FindingLimit(perRule: Self.mostPerRule, baseline: baseline?.baseline))
    let compared =
      linter.comparesFiles
      ? linter.compare(others?.records(comparedWith: report.records, at: path) ?? report.records)
        .filter { $0.location.path == source.path } : []
    let checked = checks(of: report, compared, by: linter, hasAllFiles: others?.isComplete ?? false)
    // What is wrong only if all definitions with the file agree is found by a run over all of them.
    let inCompanions = report.companions.filter { !$0.needsEveryUse }
    let last = compared + checked + inCompanions
    let all = baseline?.states(of: report, last, by: linter) ?? report.findings + last
    return ProjectReport(
      findings: all.filter { $0.isOpen && $0.location.path == source.path }.sorted(),
      elsewhere: all.filter { $0.isOpen && $0.location.path != source.path },
      definitions: report.definitions)
  }

  /// What the configuration rules find about the suppressions that apply to a file.
  private func checks(
    of report: FileReport, _ compared: [Finding], by linter: Linter, hasAllFiles: Bool
  ) -> [Finding] {
    guard !report.encounters.isEmpty else { return [] }
    var tracker = SuppressionTracker()
    tracker.add(report.encounters)
    for finding in compared { tracker.add(metBy: finding) }
    // A suppression of the configuration may match a finding of another file.
    let uses = tracker.uses { $0.files == nil && (!$0.comparesFiles || hasAllFiles) }
    return linter.findings(about: uses.map(\.use))
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
