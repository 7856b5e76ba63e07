/// The bytes of a file after edits, as pieces of the original and inserted bytes.
///
/// It knows which bytes are original, so that a diff needs no search for common lines.
struct EditedText: Sendable {
  private enum Piece: Sendable {
    /// A range of the original.
    case original(Range<Int>)
    case inserted([UInt8])

    var count: Int {
      switch self {
      case .original(let range): range.count
      case .inserted(let bytes): bytes.count
      }
    }

    func slice(_ range: Range<Int>) -> Piece {
      switch self {
      case .original(let whole):
        .original(whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound)
      case .inserted(let bytes): .inserted(Array(bytes[range]))
      }
    }
  }

  /// A range of the original, and what replaces it.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  let original: [UInt8]
  private var pieces: [Piece]

  init(_ original: [UInt8]) {
    self.original = original
    pieces = original.isEmpty ? [] : [.original(0..<original.count)]
  }

  /// Makes edits of the current bytes; they are sorted and do not overlap.
  mutating func apply(_ edits: [Fix.Edit]) {
    var cursor = Cursor(pieces)
    for edit in edits {
      cursor.copy(upTo: edit.range.start)
      cursor.skip(upTo: edit.range.end)
      cursor.insert(Array(edit.replacement.utf8))
    }
    cursor.copy(upTo: .max)
    pieces = cursor.output
  }

  /// The current bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces {
      switch piece {
      case .original(let range): bytes += original[range]
      case .inserted(let inserted): bytes += inserted
      }
    }
    return bytes
  }

  /// The ranges in which the bytes differ from the original, in order; those between are equal.
  var changes: [Change] {
    var changes: [Change] = []
    var (old, new, start) = (0, 0, 0)
    func close(at end: Int) {
      guard old < end || start < new else { return }
      changes.append(Change(old: old..<end, new: start..<new))
    }
    for piece in pieces {
      switch piece {
      case .original(let range):
        close(at: range.lowerBound)
        old = range.upperBound
        new += range.count
        start = new
      case .inserted(let bytes): new += bytes.count
      }
    }
    close(at: original.count)
    return changes
  }

  /// Reads pieces in order and writes others.
  private struct Cursor {
    private let input: [Piece]
    private var index = 0
    /// How much of the piece at the index was read.
    private var read = 0
    private var offset = 0
    private(set) var output: [Piece] = []

    init(_ input: [Piece]) { self.input = input }

    mutating func copy(upTo end: Int) { advance(upTo: end) { $0.output.append($1) } }

    mutating func skip(upTo end: Int) { advance(upTo: end) { _, _ in } }

    mutating func insert(_ bytes: [UInt8]) {
      if !bytes.isEmpty { output.append(.inserted(bytes)) }
    }

    private mutating func advance(upTo end: Int, _ take: (inout Cursor, Piece) -> Void) {
      while offset < end, index < input.count {
        let piece = input[index]
        let count = min(piece.count - read, end - offset)
        take(&self, piece.slice(read..<read + count))
        read += count
        offset += count
        if read == piece.count { (index, read) = (index + 1, 0) }
      }
    }
  }
}
