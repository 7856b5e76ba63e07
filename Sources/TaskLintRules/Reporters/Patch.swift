/// The change of a fixed file as a unified diff, for `patch -p1` and `git apply`.
package struct Patch: Sendable {
  /// Why a diff is not printed.
  package enum Refusal: Error, Sendable {
    /// A printed line contains a secret, which a patch can't mask.
    case secret
    /// A printed line contains bytes that a terminal or a workflow runner would interpret.
    case unprintable

    /// The reason as a clause.
    package var reason: String {
      switch self {
      case .secret: "the diff is not printed, because one of its lines contains a secret"
      case .unprintable:
        "the diff is not printed, because one of its lines contains characters that a terminal or a"
          + " CI log interprets"
      }
    }
  }

  /// The patch; it ends with a line feed.
  package let bytes: [UInt8]

  /// How many unchanged lines are around a change, in the order in which they are tried.
  ///
  /// `git apply` rejects a hunk without such lines.
  private static let contexts = [3, 2, 1]

  /// Creates the patch of a changed file.
  ///
  /// A patch that can be applied has the bytes of the file, so that nothing in it is masked. If a
  /// line may not be printed, fewer lines are printed around the changes.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - path: Its path from the folder in which the patch is applied, in the bytes of the system.
  /// - Throws: The reason why the patch is not printed.
  package init(_ file: FixedFile, path: [UInt8]) throws(Refusal) {
    let lines = PrintableLines(file)
    var refusal: Refusal?
    for context in Self.contexts {
      let diff = UnifiedDiff(file.text, context: context)
      refusal = diff.hunks.lazy.flatMap(\.lines).compactMap(lines.refusal).first
      guard refusal == nil else { continue }
      bytes = Self.bytes(of: diff, file, path)
      return
    }
    throw refusal ?? .secret
  }

  private static func bytes(of diff: UnifiedDiff, _ file: FixedFile, _ path: [UInt8]) -> [UInt8] {
    var patch = header("---", "a/", path) + header("+++", "b/", path)
    for hunk in diff.hunks {
      patch += header(hunk)
      for line in hunk.lines {
        let text = (line.kind == .added ? file.bytes : file.original)[line.range]
        patch.append(line.kind.rawValue)
        patch += text
        if text.last != UInt8(ascii: "\n") { patch += "\n\\ No newline at end of file\n".utf8 }
      }
    }
    return patch
  }

  private static func header(_ hunk: UnifiedDiff.Hunk) -> [UInt8] {
    func range(_ first: Int, _ count: Int) -> String {
      "\(count == 0 ? first : first + 1),\(count)"
    }
    let old = range(hunk.old, hunk.count(without: .added))
    let new = range(hunk.new, hunk.count(without: .removed))
    return Array("@@ -\(old) +\(new) @@\n".utf8)
  }

  /// The line with the file's name: as git writes it, in quotes if it has unusual characters, and
  /// with a tab after a name with blanks, so that `patch` does not take the rest for a date.
  private static func header(_ mark: String, _ prefix: String, _ path: [UInt8]) -> [UInt8] {
    let name = Array(prefix.utf8) + path
    var line = Array("\(mark) ".utf8)
    let isPlain = name.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    if isPlain {
      line += name
      if name.contains(0x20) { line.append(0x09) }
    } else {
      line.append(0x22)
      for byte in name { line += quoted(byte) }
      line.append(0x22)
    }
    return line + [0x0A]
  }

  private static func quoted(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22, 0x5C: return [0x5C, byte]
    case 0x20..<0x7F: return [byte]
    default:
      let digits = [byte >> 6, (byte >> 3) & 7, byte & 7].map { UInt8(ascii: "0") + $0 }
      return [0x5C] + digits
    }
  }
}

/// Decides which lines of a file and of its fixed bytes may be printed.
private struct PrintableLines {
  private let old: [UInt8]
  private let new: [UInt8]
  private let secrets: (old: Secrets, new: Secrets)

  init(_ file: FixedFile) {
    (old, new) = (file.original, file.bytes)
    secrets = (Secrets(SourceFile(path: "", bytes: old)), Secrets(SourceFile(path: "", bytes: new)))
  }

  /// Why a line may not be printed; nil if it may.
  func refusal(_ line: UnifiedDiff.Line) -> Patch.Refusal? {
    let isAdded = line.kind == .added
    let range = SourceRange(line.range.lowerBound, line.range.upperBound)
    guard !(isAdded ? secrets.new : secrets.old).overlaps(range) else { return .secret }
    let bytes = (isAdded ? new : old)[line.range]
    // The text of a secret may also be where nothing shows that it is one.
    let unescaped = UnescapedText(Array(bytes), 0..<bytes.count).bytes
    for text in [
      String(decoding: bytes, as: UTF8.self), String(decoding: unescaped, as: UTF8.self),
    ]
    where secrets.old.masked(text) != text || secrets.new.masked(text) != text {
      return .secret
    }
    return Self.isPrintable(bytes) ? nil : .unprintable
  }

  /// Whether a line shows nothing but its characters; a carriage return may end it.
  private static func isPrintable(_ line: ArraySlice<UInt8>) -> Bool {
    var line = line
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    // A byte order mark is invisible, but does nothing at the beginning of a file.
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    let text = String(decoding: line, as: UTF8.self)
    return text.utf8.elementsEqual(line) && VisibleText.escape(text, keepsTabs: true) == text
  }
}
