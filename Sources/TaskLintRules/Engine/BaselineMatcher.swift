/// Matches the findings that a file's own entries do not decide with the entries of other files, in
/// the order of the paths.
///
/// An entry may hide a finding of another file if its own file does not need it: that file was
/// linted and no longer has the finding, or it no longer exists. An entry of an existing file
/// outside the run stays with that file. Otherwise a hook that lints one file would take a copy for
/// the original.
///
/// A finding that only an entry of a later file could hide is held until all files are settled. No
/// more findings with the same key are held than there are such entries, so the size of the
/// baseline limits the memory. Files are settled in order, so the result does not depend on the
/// threads.
struct BaselineMatcher {
  /// The entries with one key that hid no finding in their file.
  private struct Pool {
    /// Entries of files that are still to be linted.
    var ahead = 0
    /// Entries of linted files that do not need them.
    var linted = 0
    /// How many of these are resolved: the run could have found them, but did not.
    var resolved = 0
    /// Entries of files that no longer exist.
    var missing = 0
    /// How many findings wait for the entries of `ahead`.
    var held = 0
    /// Entries of files outside the run, by URI.
    var outside: [String: Int] = [:]
    /// Whether it is known which files outside the run no longer exist.
    var knowsOutside = false

    mutating func take() -> Bool {
      if missing > 0 {
        missing -= 1
      } else if linted > 0 {
        linted -= 1
      } else {
        return false
      }
      return true
    }
  }

  private let baseline: Baseline
  private let isMissing: (String) -> Bool
  private var pools: [Baseline.Key: Pool] = [:]
  /// The files of the baseline that are still to be linted.
  private var ahead: Set<String> = []
  /// The unused entries of each file, for the findings that are made after all files.
  private var unused: [String: [Baseline.Key: Int]] = [:]
  private var held: [Finding] = []
  /// The unused entries of a file that is linted in parts, and whether every part was whole.
  private var parts: [String: (unused: [Baseline.Key: Int], isWhole: Bool)] = [:]

  /// Creates the matcher of a run.
  ///
  /// - Parameters:
  ///   - baseline: The findings to hide.
  ///   - uris: The URIs of the files to lint.
  ///   - isMissing: Whether the file at a URI no longer exists.
  init(
    _ baseline: Baseline, files uris: some Sequence<String>,
    isMissing: @escaping (String) -> Bool
  ) {
    self.baseline = baseline
    self.isMissing = isMissing
    ahead = Set(uris.filter { baseline.entries[$0] != nil })
    for (uri, entries) in baseline.entries {
      for (key, count) in entries {
        if ahead.contains(uri) {
          pools[key, default: Pool()].ahead += count
        } else {
          pools[key, default: Pool()].outside[uri] = count
        }
      }
    }
  }

  // MARK: - Files

  /// Skips a file that was not linted: its entries stay with it.
  mutating func pass(_ uri: String) {
    guard ahead.remove(uri) != nil else { return }
    for (key, count) in baseline.entries[uri] ?? [:] { pools[key]?.ahead -= count }
  }

  /// Settles a linted file and returns its findings with their states, except for those that are
  /// held.
  ///
  /// - Parameters:
  ///   - match: The findings of the file, matched with its own entries.
  ///   - uri: The file's URI.
  ///   - isWhole: Whether the file could be read to its end. If not, it may still contain the
  ///     findings of its unused entries.
  ///   - couldFind: Whether a rule was on for the file.
  /// - Returns: The findings that are not held.
  mutating func settle(
    _ match: BaselineMatch, at uri: String, isWhole: Bool, couldFind: (RuleID) -> Bool
  ) -> [Finding] {
    guard !match.isPart else { return settlePart(match.findings, at: uri, isWhole: isWhole) }
    pass(uri)
    if isWhole { leave(match.unused, at: uri, couldFind: couldFind) }
    return states(of: match)
  }

  /// Settles a part of a file that continues: its entries stay with it until the end.
  private mutating func settlePart(
    _ findings: [Finding], at uri: String, isWhole: Bool
  ) -> [Finding] {
    let known = parts[uri] ?? (baseline.entries[uri] ?? [:], true)
    let match = baseline.match(findings, with: known.unused, at: uri)
    parts[uri] = (match.unused, known.isWhole && isWhole)
    return states(of: match)
  }

  private mutating func states(of match: BaselineMatch) -> [Finding] {
    guard !match.isDecided else { return match.findings }
    return match.findings.compactMap { finding in
      finding.baselineState == nil ? settled(finding) : finding
    }
  }

  /// Makes the entries that a file does not need available to other files.
  private mutating func leave(
    _ entries: [Baseline.Key: Int], at uri: String, couldFind: (RuleID) -> Bool
  ) {
    guard !entries.isEmpty else { return }
    unused[uri] = entries
    for (key, count) in entries {
      pools[key]?.linted += count
      if couldFind(RuleID(key.rule)) { pools[key]?.resolved += count }
    }
  }

  private mutating func settled(_ finding: Finding) -> Finding? {
    let key = Baseline.Key(finding)
    lookOutside(for: key)
    if pools[key]?.take() ?? false { return finding.inState(.unchanged) }
    guard let pool = pools[key], pool.ahead > pool.held else { return finding.inState(.new) }
    pools[key]?.held += 1
    held.append(finding)
    return nil
  }

  /// Makes the entries available whose files are outside the run and no longer exist.
  private mutating func lookOutside(for key: Baseline.Key) {
    guard var pool = pools[key], !pool.knowsOutside else { return }
    pool.knowsOutside = true
    for (uri, count) in pool.outside where isMissing(uri) {
      pool.outside[uri] = nil
      pool.missing += count
    }
    pools[key] = pool
  }

  // MARK: - The end

  /// Settles the findings that are made after all files, and returns them and the held ones with
  /// their states.
  mutating func finish(
    _ findings: [Finding], at uri: (String) -> String?, couldFind: (RuleID) -> Bool
  ) -> [Finding] {
    for (uri, part) in parts {
      pass(uri)
      if part.isWhole { leave(part.unused, at: uri, couldFind: couldFind) }
    }
    parts = [:]
    let waited = held.map { finding in
      finding.inState(pools[Baseline.Key(finding)]?.take() ?? false ? .unchanged : .new)
    }
    held = []
    // Entries of the same path are used before those of other paths.
    let own = findings.map { finding in
      let isOwn = uri(finding.location.path).map { takeOwn(Baseline.Key(finding), at: $0) }
      return finding.suppressions.isEmpty && isOwn == true ? finding.inState(.unchanged) : finding
    }
    return waited
      + own.map { finding in
        guard finding.baselineState == nil else { return finding }
        guard finding.suppressions.isEmpty else { return finding.inState(.new) }
        let key = Baseline.Key(finding)
        lookOutside(for: key)
        return finding.inState(pools[key]?.take() ?? false ? .unchanged : .new)
      }
  }

  private mutating func takeOwn(_ key: Baseline.Key, at uri: String) -> Bool {
    if let count = unused[uri]?[key], count > 0, pools[key]?.linted ?? 0 > 0 {
      unused[uri]?[key] = count - 1
      pools[key]?.linted -= 1
      return true
    }
    // A configuration is not linted, but can have findings.
    guard let count = pools[key]?.outside[uri], count > 0 else { return false }
    pools[key]?.outside[uri] = count > 1 ? count - 1 : nil
    return true
  }

  /// Whether there are entries that hid no finding.
  var hasLeftovers: Bool {
    pools.values.contains { $0.linted > 0 || $0.missing > 0 || !$0.outside.isEmpty }
  }

  /// How many entries no longer have a finding, as far as the run could check.
  ///
  /// - Parameters:
  ///   - hasAllFiles: Whether the run linted every file of the project. If not, a missing file may
  ///     have been renamed to one that was not linted.
  ///   - couldFind: Whether the run could have made a rule's findings.
  /// - Returns: The number of entries.
  mutating func resolved(hasAllFiles: Bool, couldFind: (RuleID) -> Bool) -> Int {
    var count = 0
    for key in baseline.totals.keys where couldFind(RuleID(key.rule)) {
      count += min(pools[key]?.linted ?? 0, pools[key]?.resolved ?? 0)
      guard hasAllFiles else { continue }
      lookOutside(for: key)
      count += pools[key]?.missing ?? 0
    }
    return count
  }
}

extension Finding {
  /// The finding with another baseline state.
  func inState(_ state: BaselineState) -> Finding {
    var finding = self
    finding.baselineState = state
    return finding
  }
}
