import TaskLintRules

/// Whether a run linted all files that it could have, so that a hook with one file reports nothing
/// that depends on the others.
extension LintPlan: LintCoverage {
  var usedLinters: [Int] { Set(targets.map(\.linter)).sorted() }

  var lintersByPath: [String: Int] {
    targets.reduce(into: [:]) { $0[$1.path.text] = $1.linter }
  }

  func hasFile(under override: Configuration.Override) -> Bool {
    targets.contains { override.applies(to: $0.path.text) }
  }

  func coversAll(_ entry: SuppressionTracker.Entry, incomplete: Set<String>) -> Bool {
    let isRead =
      !entry.comparesFiles
      || entry.linters.allSatisfy { hasReadAll(under: $0, incomplete: incomplete) }
    guard isRead, let files = entry.files else { return isRead }
    guard files.globs.isEmpty else { return hasLintedAll(matching: files, incomplete: incomplete) }
    return entry.linters.allSatisfy { linter in
      // A base can serve other configurations as well, for files that were not named.
      let isOwn = configurations[linter].configuration?.path == entry.path
      return (isOwn || !namesFiles) && hasLintedAll(under: linter, incomplete: incomplete)
    }
  }

  /// Whether the run linted every file of the project: those that match `include`, or without it,
  /// those that a search of its folder finds.
  func hasLintedAll(under linter: Int, incomplete: Set<String>) -> Bool {
    guard let configuration = configurations[linter].configuration else {
      return isLinted(incomplete: incomplete) { $0.add(".") }
    }
    if let include = configuration.include {
      return hasLintedAll(matching: include.value, incomplete: incomplete)
    }
    return isLinted(incomplete: incomplete) { search in
      search.add(start(of: PatternList([], in: configuration.folder)))
    }
  }

  /// Whether the run read every file of the project, to compare the linted ones with them.
  func hasReadAll(under linter: Int, incomplete: Set<String>) -> Bool {
    guard configurations[linter].configuration?.include != nil else {
      return hasLintedAll(under: linter, incomplete: incomplete)
    }
    return linters[linter].comparesFiles && !leavesOutOthers && incomplete.isEmpty
  }

  /// Whether the run linted every file that matches patterns.
  func hasLintedAll(matching patterns: PatternList, incomplete: Set<String>) -> Bool {
    isLinted(incomplete: incomplete) { $0.add(matching: patterns, from: start(of: patterns)) }
  }

  /// Whether the run linted every file that a search finds.
  private func isLinted(incomplete: Set<String>, _ look: (inout FileSearch) -> Void) -> Bool {
    guard stopped == 0, incomplete.isEmpty else { return false }
    var wider = search
    wider.changed = nil
    wider.forgetFolders(listings)
    let known = (targets: wider.targets.count, troubles: wider.troubles.count)
    // An editor passes the contents of the file that `--stdin-filename` names.
    let named = Set(targets.filter(\.isInput).map { absolute($0.path) })
    wider.mostTargets = known.targets + named.count + 1
    look(&wider)
    let others = wider.targets.dropFirst(known.targets)
    return wider.troubles.count == known.troubles
      && others.allSatisfy { named.contains(absolute($0.path)) }
  }

  /// Whether the user named single files, as hooks do.
  private var namesFiles: Bool {
    targets.contains(where: \.isNamed)
  }
}
