import TaskLintRules

/// The files of a run, and the linter of each.
struct LintPlan {
  /// The files that are linted, in the order of their paths.
  private(set) var targets: [LintTarget] = []
  /// Other files that match `include` in the configurations, which targets are compared with.
  private(set) var others: [LintTarget] = []
  /// One for each configuration; the first is for files without one.
  private(set) var linters: [Linter] = []
  /// The mistakes in configurations, each once.
  private(set) var problems: [ConfigurationProblem] = []
  private var known: Set<ConfigurationProblem> = []
  /// What seems wrong with configurations but does not stop the run.
  private(set) var warnings: [ConfigurationProblem] = []
  /// Whether the command line disables all rules.
  private(set) var hasNoRules = false
  /// How many files are not linted because their configuration is invalid.
  private(set) var stopped = 0
  /// Why it is not known which files have changed.
  private(set) var changeFailure: String?
  /// The search for the files.
  private(set) var search = FileSearch()
  /// The entries of the folders that are searched at the end, for each override again.
  let listings = FolderListings()
  /// The bytes of standard input, if its path is excluded.
  private(set) var excludedInput: [UInt8]?
  /// Whether a file that matches `include` is not read because its own configuration is invalid.
  private(set) var leavesOutOthers = false

  let arguments: Arguments
  private let streams: Streams
  /// The suppression policy for all configurations.
  private let policy: SuppressionPolicy
  let configurations: Configurations

  /// Finds the files and their configurations.
  init(_ arguments: Arguments, streams: Streams) {
    self.streams = streams
    policy = SuppressionPolicy(today: streams.today, isOn: arguments.honorsSuppressions)
    let configurations = Configurations(arguments, streams: streams)
    self.configurations = configurations
    self.arguments = arguments.completed(by: configurations.ofWorkingDirectory.configuration)
    search.isExcluded = { configurations.isExcluded($0) }
    search.links = LinkPolicy(
      workingDirectory: streams.workingDirectory, isUntrusted: arguments.isUntrusted)
    search.mayLeaveRepository = configurations.isNamed
    search.forcesExcludes = arguments.forcesExcludes
    search.skipsUnrecognized = arguments.skipsUnrecognized
    if case .broken(let problems) = configurations.ofWorkingDirectory { add(problems) }
    guard findChanges() else { return }
    if arguments.operands.isEmpty { addDefaults() } else { addOperands() }
    assign()
    addOthers()
  }

  /// Finds the files that have changed, if only they are linted; returns whether that succeeded.
  private mutating func findChanges() -> Bool {
    guard let request = arguments.changes else { return true }
    do throws(ChangeFailure) {
      search.changed = try ChangedFiles(streams: streams).identities(request)
      return true
    } catch {
      changeFailure = error.reason
      return false
    }
  }

  /// Whether rules are on that compare the definitions of all files.
  var comparesFiles: Bool { linters.contains { $0.comparesFiles } }

  /// Whether there is work for more than one thread.
  var hasManyPieces: Bool { targets.count + others.count > 1 || targets.contains(where: \.isInput) }

  private mutating func addOperands() {
    var hasReadInput = false
    for operand in arguments.operands {
      guard operand.text == "-" else {
        search.add(operand.path)
        continue
      }
      guard !hasReadInput else { continue }
      hasReadInput = true
      do throws(SystemError) {
        let input = try StandardInput.read(
          from: streams, asDocument: arguments.fixMode != nil)
        let isLinted = search.add(standardInput: input, as: arguments.standardInputName)
        if !isLinted, case .document(let bytes) = input { excludedInput = bytes }
      } catch {
        search.fail(arguments.standardInputName, error.reason)
      }
    }
  }

  /// Adds what the configuration of the working directory includes, or else the working directory.
  private mutating func addDefaults() {
    if case .broken = configurations.ofWorkingDirectory { return }
    guard let include = configurations.ofWorkingDirectory.configuration?.include else {
      return search.add(".")
    }
    search.add(matching: include.value, from: start(of: include.value))
    if search.targets.isEmpty, search.troubles.isEmpty, search.excluded.found == 0,
      search.unchanged == 0
    {
      search.fail(
        FilePath(include.location.path), "nothing to lint: no file matches its 'include'")
    } else if search.troubles.isEmpty {
      warnings += unmatchedPatterns(of: include)
    }
  }

  /// Warnings about patterns of `include` that match no file.
  private func unmatchedPatterns(
    of include: Configuration.Located<PatternList>
  ) -> [ConfigurationProblem] {
    include.value.globs.filter { glob in
      let pattern = PatternList([glob], in: include.value.folder)
      if search.targets.contains(where: { pattern.matches($0.path.text) }) { return false }
      // An excluded file is a match too.
      var all = FileSearch()
      all.mostTargets = 1
      all.links = search.links
      all.mayLeaveRepository = search.mayLeaveRepository
      all.add(matching: pattern, from: start(of: pattern))
      return all.targets.isEmpty
    }.map { glob in
      ConfigurationProblem(
        path: include.location.path, position: include.location.start,
        message: "warning: no file matches the pattern '\(glob.pattern)' in 'include'")
    }
  }

  /// Assigns to each file the linter of its configuration.
  private mutating func assign() {
    targets = search.targets.sorted { $0.path < $1.path }
    for index in targets.indices {
      targets[index].linter = configurations.index(for: targets[index].path)
    }
    addLinters()
    let broken = Set(targets.map(\.linter)).sorted().filter { isBroken($0) }
    let count = targets.count
    targets.removeAll { broken.contains($0.linter) }
    stopped = count - targets.count
  }

  /// Whether files can't be linted with a configuration; its problems are recorded.
  private mutating func isBroken(_ index: Int) -> Bool {
    if case .broken(let problems) = configurations[index] {
      add(problems)
      return true
    }
    guard !linters[index].hasRules else { return false }
    if let problem = problemWithoutRules(configurations[index].configuration) {
      add([problem])
    } else {
      hasNoRules = true
    }
    return true
  }

  /// The problem with a configuration that disables all rules; nil if the command line does.
  private func problemWithoutRules(_ configuration: Configuration?) -> ConfigurationProblem? {
    let choices = arguments.choices
    let select = choices.select == nil ? configuration?.select : nil
    let ignore = choices.ignore == nil ? configuration?.ignore : nil
    guard let location = select?.location ?? ignore?.location else { return nil }
    let isEmpty = select?.value.isEmpty ?? false
    return ConfigurationProblem(
      path: location.path, position: location.start,
      message: isEmpty
        ? "'select' is empty, so no rule is enabled; list rules or remove it"
        : "no rule is enabled; change 'select' or 'ignore'")
  }

  private mutating func add(_ new: [ConfigurationProblem]) {
    for problem in new where known.insert(problem).inserted { problems.append(problem) }
  }

  /// Adds the files of `include`, for rules whose findings depend on other files.
  private mutating func addOthers() {
    var wider = search
    wider.changed = nil
    for index in Set(targets.map(\.linter)).sorted()
    where linters[index].comparesFiles || linters[index].needsMentions {
      guard let include = configurations[index].configuration?.include else { continue }
      wider.add(matching: include.value, from: start(of: include.value))
    }
    guard wider.targets.count > search.targets.count else { return }
    let named = Set(targets.map { absolute($0.path) })
    for var other in wider.targets.dropFirst(search.targets.count)
    where !named.contains(absolute(other.path)) {
      other.linter = configurations.index(for: other.path)
      if case .broken = configurations[other.linter] {
        leavesOutOthers = true
        continue
      }
      others.append(other)
    }
    addLinters()
  }

  private mutating func addLinters() {
    for index in linters.count..<configurations.count {
      let configuration = configurations[index].configuration
      let reader = ConfigFileReader(
        links: search.links, workingDirectory: streams.workingDirectory)
      linters.append(
        Linter(
          configuration: configuration, choices: arguments.choices, accepting: policy,
          files: reader.files(of: configuration)))
    }
  }

  func absolute(_ path: FilePath) -> String {
    LexicalPath.normalized(path.text, from: streams.workingDirectory.text)
  }

  /// The folder of patterns as a path to search in.
  func start(of patterns: PatternList) -> FilePath {
    let folder = patterns.folder.path
    guard folder != streams.workingDirectory.text else { return "." }
    // The paths of its files then begin like the path of the folder.
    let file = LexicalPath.shown(folder + "/-", from: streams.workingDirectory.text)
    return FilePath(file).folder
  }
}
