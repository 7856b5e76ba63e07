/// The parts of a file that may not be shown, and the words in them.
///
/// Every text that is printed passes here first: lines of the file by their range, messages by their
/// values. A part is masked because it is a value that the schema does not allow to be shown, not
/// because it looks like a secret. The mask is made when something of the file is shown; a file
/// without findings has none.
struct Mask: Sendable {
  /// The replacement for a text of any length.
  static let text = "••••"

  /// The masked ranges of the file, sorted and disjoint.
  private let ranges: [SourceRange]
  let values: MaskedValues

  /// Creates a mask.
  ///
  /// - Parameters:
  ///   - masked: The ranges that may not be shown, in any order.
  ///   - values: The texts of these ranges, and those that may be shown.
  init(_ masked: [SourceRange], _ values: MaskedValues) {
    var merged: [SourceRange] = []
    for range in masked.sorted() where range.count > 0 {
      if let last = merged.last, range.start <= last.end {
        merged[merged.count - 1] = SourceRange(last.start, max(last.end, range.end))
      } else {
        merged.append(range)
      }
    }
    ranges = merged
    self.values = values
  }

  /// Whether a range overlaps a masked one.
  func overlaps(_ range: SourceRange) -> Bool {
    let first = firstIndex(endingAfter: range.start)
    return first < ranges.count && ranges[first].start < range.end
  }

  /// The text of a range of the file, masked.
  func masked(_ range: SourceRange, in source: SourceFile) -> String {
    var text = ""
    var shown = range.start
    var index = firstIndex(endingAfter: range.start)
    while index < ranges.count, ranges[index].start < range.end {
      text += source.text(in: SourceRange(shown, max(shown, ranges[index].start))) + Self.text
      shown = min(ranges[index].end, range.end)
      index += 1
    }
    return text + source.text(in: SourceRange(shown, max(shown, range.end)))
  }

  /// A JSON Pointer, with each key masked that may not be shown.
  func masked(pointer: String) -> String {
    pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      let step = String(decoding: $0, as: UTF8.self)
      let key = JSONPointer.unescaped(step)
      return values.masked(value: key) == key ? step : Mask.text
    }.joined(separator: "/")
  }

  private func firstIndex(endingAfter offset: Int) -> Int {
    ranges.indices.bisected { ranges[$0].end > offset }
  }
}
