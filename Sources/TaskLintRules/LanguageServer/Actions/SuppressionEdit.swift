/// The edit of a `.tasklint.json` that suppresses a rule in a file.
///
/// The reason is empty, which the configuration does not allow, so that the user has to write it.
struct SuppressionEdit {
  /// The absolute path of the configuration.
  let path: String
  /// Whether the configuration has to be created.
  let createsFile: Bool
  /// The range to replace, in bytes.
  let range: SourceRange
  let text: String

  /// Makes the edit; nil if the configuration can't be edited.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - file: The absolute path of the file.
  ///   - configuration: The absolute path of the configuration.
  ///   - content: The content of the configuration; nil if there is none.
  init?(of rule: RuleID, in file: String, at configuration: String, _ content: [UInt8]?) {
    path = configuration
    createsFile = content == nil
    let folder = LexicalPath.folder(of: configuration)
    guard let relative = LexicalPath.relative(file, to: folder) else { return nil }
    let pattern = Self.pattern(of: relative)
    guard let glob = Glob(pattern), glob.matches(relative) else { return nil }
    let override: JSONOutput = [
      "files": [.string(pattern)], "ignore": [.string(rule.name)], "reason": "",
    ]
    guard let content else {
      range = SourceRange(0, 0)
      text = JSONOutput.object([("overrides", [override])]).lines
      return
    }
    let document = JSONDocument(SourceFile(path: configuration, bytes: content))
    guard !document.isFaulty, document.placeholders.isEmpty, let root = document.root,
      root.kind == .object
    else { return nil }
    let line = JSONWriter.text(of: override, style: .spaced)
    guard let overrides = root.member("overrides")?.value else {
      let edit = Fix.Edit.adding("overrides", .list([override]), to: root)
      range = edit.range
      text = edit.replacement
      return
    }
    guard overrides.kind == .array else { return nil }
    let elements = Array(overrides.elements)
    guard let first = elements.first, let last = elements.last else {
      range = SourceRange(overrides.range.start + 1, overrides.range.end - 1)
      text = "\n    \(line)\n  "
      return
    }
    let gap = document.source.text(
      in: SourceRange(overrides.range.start + 1, first.range.start))
    range = SourceRange(last.range.end, last.range.end)
    text = ",\(gap.isEmpty ? " " : gap)\(line)"
  }

  /// The pattern that matches a path: a character with a meaning in patterns becomes a wildcard, and
  /// one without a slash would match in any folder.
  private static func pattern(of path: String) -> String {
    let pattern = String(path.map { "\\*?[]{},!".contains($0) ? "?" : $0 })
    return path.contains("/") ? pattern : "/\(pattern)"
  }
}
