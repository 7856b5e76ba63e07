/// Finds the fewest patterns that match the files in some folders.
package enum IncludePatterns {
  /// The suffixes that distinguish generated templates from other files, the longest first.
  private static let ends = [".template.json", ".json"]

  /// Returns patterns, sorted, that match the paths, which are relative to the patterns' folder.
  package static func patterns(of paths: [String]) -> [String] {
    var folders: [String: [String]] = [:]
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      folders[LexicalPath.folder(of: path), default: []].append(name)
    }
    // A file name that several folders share becomes the pattern; otherwise the folder does.
    let names = folders.values.filter { $0.count == 1 }.compactMap(\.first)
    let repeated = Set(names.filter { name in names.count { $0 == name } > 1 })
    let patterns = folders.flatMap { folder, names in
      let single = names.count == 1 ? names.first : nil
      let last = single.flatMap { repeated.contains($0) ? [$0] : nil } ?? wildcards(for: names)
      // Without a slash a pattern would match in any folder.
      return last.map { "\(folder)/\($0)" }
    }
    return merged(Set(patterns))
  }

  private static func wildcards(for names: [String]) -> [String] {
    let ended = names.filter { $0.hasSuffix(".json") }
    let end = ends.first { end in ended.allSatisfy { $0.hasSuffix(end) } } ?? ".json"
    return (ended.isEmpty ? [] : ["*\(end)"]) + names.filter { !$0.hasSuffix(".json") }
  }

  /// Joins patterns that differ in the name of one folder.
  private static func merged(_ patterns: Set<String>) -> [String] {
    var patterns = patterns
    let deepest = patterns.map { split($0).count }.max() ?? 0
    for depth in stride(from: deepest - 1, through: 0, by: -1) {
      var groups: [[String]: [String]] = [:]
      for pattern in patterns {
        var parts = split(pattern)
        // The last name is the file's, and `..` can't become a wildcard.
        guard depth < parts.count - 1, !parts[depth].isEmpty, parts[depth] != ".." else { continue }
        parts[depth] = "*"
        groups[parts, default: []].append(pattern)
      }
      for (parts, joined) in groups where joined.count > 1 {
        patterns.subtract(joined)
        patterns.insert(parts.joined(separator: "/"))
      }
    }
    return patterns.sorted()
  }

  private static func split(_ pattern: String) -> [String] {
    pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
