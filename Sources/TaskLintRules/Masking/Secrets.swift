/// The ranges of a file that hold secrets, for masking.
///
/// They are found in the text and not in the tree, so that a file that does not parse is masked too.
/// Anything that may be a secret is masked: a value masked without need costs less than a secret in
/// a log.
public struct Secrets: Sendable {
  /// The replacement for a secret of any length.
  public static let mask = "••••"

  /// The ranges, sorted and disjoint.
  let ranges: [SourceRange]
  private let texts: SecretTexts

  /// Finds the secrets of a file, which may be a document.
  init(_ source: SourceFile, in document: JSONDocument?) {
    guard let document, document.isPlainFile else {
      self.init(source)
      return
    }
    self.init(SecretWalk.secrets(in: document))
  }

  init(_ secrets: [Secret]) {
    self.init(
      ranges: Self.merged(secrets.map(\.range)), texts: SecretTexts(secrets.map(\.text)))
  }

  private init(ranges: [SourceRange], texts: SecretTexts) {
    self.ranges = ranges
    self.texts = texts
  }

  /// Finds the secrets of a file.
  public init(_ source: SourceFile) {
    let bytes = source.bytes
    guard !Self.isUTF16(bytes) else {
      // The strings of such a file are not known, so all of it is masked.
      self.init(
        ranges: [SourceRange(min(2, bytes.count), bytes.count)], texts: SecretTexts([]))
      return
    }
    self.init(SecretWalk.secrets(in: bytes))
  }

  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || (bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0))
  }

  private static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var merged: [SourceRange] = []
    for range in ranges.sorted() {
      if let last = merged.last, range.start <= last.end {
        merged[merged.count - 1] = SourceRange(last.start, max(last.end, range.end))
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// Whether a range overlaps a secret.
  public func overlaps(_ range: SourceRange) -> Bool {
    let first = firstIndex(endingAfter: range.start)
    return first < ranges.count && ranges[first].start < range.end
  }

  /// The text of a range with its secrets masked.
  public func masked(_ range: SourceRange, in source: SourceFile) -> String {
    var text = ""
    var shown = range.start
    var index = firstIndex(endingAfter: range.start)
    while index < ranges.count, ranges[index].start < range.end {
      text += source.text(in: SourceRange(shown, max(shown, ranges[index].start))) + Self.mask
      shown = min(ranges[index].end, range.end)
      index += 1
    }
    return text + source.text(in: SourceRange(shown, range.end))
  }

  /// A text, such as a message, with the file's secrets masked in it.
  public func masked(_ text: String) -> String {
    texts.masked(text)
  }

  private func firstIndex(endingAfter offset: Int) -> Int {
    ranges.indices.bisected { ranges[$0].end > offset }
  }
}

/// A secret: its range, and its text with escapes resolved.
struct Secret: Hashable {
  var range: SourceRange
  let text: [UInt8]
}
