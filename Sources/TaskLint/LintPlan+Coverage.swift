import TaskLintRules

/// What a run looked at of all that it might have: so that a hook which names one file says nothing
/// of what the others may need.
extension LintPlan {
  /// Whether the run looked at all that a suppression may hold for.
  ///
  /// - Parameters:
  ///   - entry: The suppression.
  ///   - incomplete: The files that could not be read, or not to their end.
  /// - Returns: Whether nothing is left in which it might meet a finding.
  func coversAll(_ entry: SuppressionTracker.Entry, incomplete: Set<String>) -> Bool {
    let isRead =
      !entry.comparesFiles
      || entry.linters.allSatisfy { hasReadAll(under: $0, incomplete: incomplete) }
    guard isRead, let files = entry.files else { return isRead }
    guard files.globs.isEmpty else { return hasLintedAll(matching: files, incomplete: incomplete) }
    return entry.linters.allSatisfy { linter in
      // What is built upon may serve other configurations as well, of files that were not named.
      let isOwn = configurations[linter].configuration?.path == entry.path
      return (isOwn || !namesFiles) && hasLintedAll(under: linter, incomplete: incomplete)
    }
  }

  /// Whether the run linted every file of the project: what its configuration includes, or where
  /// none says so, what a search of its folder finds.
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

  /// Whether the run read every file of the project, so that those it linted could be compared with
  /// them.
  func hasReadAll(under linter: Int, incomplete: Set<String>) -> Bool {
    guard configurations[linter].configuration?.include != nil else {
      return hasLintedAll(under: linter, incomplete: incomplete)
    }
    return linters[linter].comparesFiles && !leavesOutOthers && incomplete.isEmpty
  }

  private func hasLintedAll(matching patterns: PatternList, incomplete: Set<String>) -> Bool {
    isLinted(incomplete: incomplete) { $0.add(matching: patterns, from: start(of: patterns)) }
  }

  /// Whether the run linted all that a search finds.
  private func isLinted(incomplete: Set<String>, _ look: (inout FileSearch) -> Void) -> Bool {
    guard stopped == 0, incomplete.isEmpty else { return false }
    var wider = search
    wider.forgetFolders()
    let known = (targets: wider.targets.count, troubles: wider.troubles.count)
    // What an editor sends on standard input stands for the file of its name.
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
