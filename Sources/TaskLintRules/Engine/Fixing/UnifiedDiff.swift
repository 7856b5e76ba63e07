/// The difference between a file and its fixed bytes, in hunks of lines.
///
/// A line ends with a line feed; a carriage return before it belongs to the line.
struct UnifiedDiff {
  /// A line in one of the two texts.
  struct Line: Equatable {
    enum Kind: UInt8 {
      case context = 0x20
      case removed = 0x2D
      case added = 0x2B
    }

    let kind: Kind
    /// Its bytes with the line feed: in the new text for an added line, else in the old text.
    let range: Range<Int>
  }

  /// Lines that follow each other.
  struct Hunk {
    /// The number of its first line in each text, from 0.
    var old: Int
    var new: Int
    var lines: [Line] = []

    func count(without kind: Line.Kind) -> Int { lines.count { $0.kind != kind } }
  }

  /// How many unchanged lines are around a change.
  private let context: Int
  private(set) var hunks: [Hunk] = []
  private let old: [UInt8]
  private let new: [UInt8]

  init(_ text: EditedText, context: Int = 3) {
    self.context = context
    old = text.original
    new = text.bytes
    var builder = Builder()
    for block in blocks(text.changes) { add(block, to: &builder) }
    if let hunk = builder.hunk { hunks.append(close(hunk, after: builder.end)) }
  }

  // MARK: - Blocks of lines

  private typealias Block = EditedText.Change

  /// The changes, each extended to whole lines, without the equal lines at its ends.
  private func blocks(_ changes: [EditedText.Change]) -> [Block] {
    var blocks: [Block] = []
    for change in changes {
      let start = Self.lineStart(old, change.old.lowerBound)
      let newStart = change.new.lowerBound - (change.old.lowerBound - start)
      var (end, newEnd) = (change.old.upperBound, change.new.upperBound)
      if !Self.isLineStart(old, end) || !Self.isLineStart(new, newEnd) {
        let lineEnd = Self.lineEnd(old, end)
        newEnd += lineEnd - end
        end = lineEnd
      }
      if let last = blocks.last, start < last.old.upperBound {
        blocks[blocks.count - 1] = Block(
          old: last.old.lowerBound..<end, new: last.new.lowerBound..<newEnd)
      } else {
        blocks.append(Block(old: start..<end, new: newStart..<newEnd))
      }
    }
    return blocks.map(trimmed).filter { !$0.old.isEmpty || !$0.new.isEmpty }
  }

  private func trimmed(_ block: Block) -> Block {
    let (before, after) = (Self.lines(old, block.old), Self.lines(new, block.new))
    func isEqual(_ pair: (Range<Int>, Range<Int>)) -> Bool { old[pair.0] == new[pair.1] }
    let head = zip(before, after).prefix(while: isEqual).count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed())
      .prefix(while: isEqual).count
    func rest(_ lines: [Range<Int>], _ whole: Range<Int>) -> Range<Int> {
      let start = head < lines.count ? lines[head].lowerBound : whole.upperBound
      let end = tail > 0 ? lines[lines.count - tail].lowerBound : whole.upperBound
      return start..<max(start, end)
    }
    return Block(old: rest(before, block.old), new: rest(after, block.new))
  }

  // MARK: - Hunks

  private struct Builder {
    var hunk: Hunk?
    /// The end of the last block in the old text, and how many lines are before it in each text.
    var end = 0
    var oldLines = 0
    var newLines = 0
  }

  private mutating func add(_ block: Block, to builder: inout Builder) {
    let gap = builder.end..<block.old.lowerBound
    let skipped = Self.lineCount(old, gap)
    let first = builder.hunk == nil
    if skipped > 2 * context || first {
      if let hunk = builder.hunk { hunks.append(close(hunk, after: builder.end)) }
      let before = Self.lastLines(old, gap, context)
      let start = skipped - before.count
      builder.hunk = Hunk(
        old: builder.oldLines + start, new: builder.newLines + start,
        lines: before.map { Line(kind: .context, range: $0) })
    } else {
      builder.hunk?.lines += Self.lines(old, gap).map { Line(kind: .context, range: $0) }
    }
    let removed = Self.lines(old, block.old)
    let added = Self.lines(new, block.new)
    builder.hunk?.lines += removed.map { Line(kind: .removed, range: $0) }
    builder.hunk?.lines += added.map { Line(kind: .added, range: $0) }
    builder.end = block.old.upperBound
    builder.oldLines += skipped + removed.count
    builder.newLines += skipped + added.count
  }

  /// The hunk with the context after it.
  private func close(_ hunk: Hunk, after end: Int) -> Hunk {
    var hunk = hunk
    var start = end
    for _ in 0..<context where start < old.count {
      let next = Self.lineEnd(old, start)
      hunk.lines.append(Line(kind: .context, range: start..<next))
      start = next
    }
    return hunk
  }

  // MARK: - Lines

  private static let lineFeed = UInt8(ascii: "\n")

  private static func isLineStart(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == lineFeed
  }

  private static func lineStart(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
  }

  /// The end of the line that contains an offset, after its line feed.
  private static func lineEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset...].firstIndex(of: lineFeed).map { $0 + 1 } ?? bytes.count
  }

  private static func lineCount(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let feeds = bytes[range].reduce(0) { $0 + ($1 == lineFeed ? 1 : 0) }
    return feeds + (range.isEmpty || bytes[range.upperBound - 1] == lineFeed ? 0 : 1)
  }

  /// The lines of a range that begins and ends with whole lines.
  private static func lines(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(lineEnd(bytes, start), range.upperBound)
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  private static func lastLines(
    _ bytes: [UInt8], _ range: Range<Int>, _ most: Int
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = range.upperBound
    while end > range.lowerBound, lines.count < most {
      let start = max(lineStart(bytes, end - 1), range.lowerBound)
      lines.append(start..<end)
      end = start
    }
    return lines.reversed()
  }
}
