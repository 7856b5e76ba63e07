import TaskLintRules

extension FileSearch {
  /// Adds the files that match patterns, such as a configuration's `include`.
  ///
  /// The search starts at the folder of the patterns, under the given path.
  mutating func add(matching patterns: PatternList, from start: FilePath) {
    // A folder may have been searched before for other patterns.
    var visited: Set<FileIdentity> = []
    for climbs in patterns.climbs.sorted() {
      let folder = (0..<climbs).reduce(start) { folder, _ in folder.appending(Array("..".utf8)) }
      guard climbs == 0 || mayLeaveRepository || isInRepository(folder, of: start) else {
        fail(folder, "outside the repository; a configuration of the repository must not leave it")
        continue
      }
      search(folder, for: patterns, &visited)
    }
  }

  /// Whether a folder is in the repository of another one; true where that is in none.
  private func isInRepository(_ folder: FilePath, of start: FilePath) -> Bool {
    guard let start = Folder.resolved(start), let root = Folder.repository(above: start) else {
      return true
    }
    return Folder.resolved(folder)?.isInside(root) ?? true
  }

  private mutating func search(
    _ folder: FilePath, for patterns: PatternList, _ visited: inout Set<FileIdentity>
  ) {
    do throws(SystemError) {
      let identity = try FileStatus(of: folder).identity
      guard visited.insert(identity).inserted else { return }
      var list = FolderList(device: identity.device)
      // Each of hundreds of overrides may search a folder with thousands of files.
      let here = MatchedFolder(folder.text, patterns)
      for entry in try entries(of: folder) where targets.count < mostTargets {
        let path = folder.appending(entry.name)
        switch entry.kind {
        case .folder:
          let isOnTheWay = patterns.leads(into: path.text) {
            Self.isSkippedFolder(Array($0.utf8))
          }
          guard isOnTheWay, !leavesOut(path) else { continue }
          search(path, for: patterns, &visited)
        case .regular, .other, .link:
          let isMatched =
            here?.matches(String(decoding: entry.name, as: UTF8.self))
            ?? patterns.matches(path.text)
          guard isMatched, Self.mayBeIncluded(entry.name, by: patterns), !leavesOut(path) else {
            continue
          }
          _ = addFound(path, entry, &list)
        }
      }
    } catch {
      fail(folder, error.reason)
    }
  }

  /// Whether a file has a suffix of JSON, or that of a pattern.
  private static func mayBeIncluded(_ name: [UInt8], by patterns: PatternList) -> Bool {
    if isJSON(name) { return true }
    guard name != configuration else { return false }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let end = String(decoding: name[dot...], as: UTF8.self)
    return patterns.globs.contains { $0.pattern.hasSuffix(end) }
  }
}
