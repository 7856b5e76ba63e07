import TaskLintRules

/// The content of standard input: one document, or JSON Lines of any length.
enum StandardInput: Sendable {
  case document([UInt8])
  /// JSON Lines, with their beginning; the rest is still to be read.
  case lines(beginning: [UInt8])

  /// The size up to which input is read as a whole.
  ///
  /// Lines of JSON Lines are linted one by one only in longer input.
  fileprivate static let wholeSize = 1 << 18

  /// Reads as much as is needed to distinguish them, or all of it as one document.
  static func read(
    from streams: Streams, asDocument isDocument: Bool
  ) throws(SystemError) -> StandardInput {
    var bytes: [UInt8] = []
    while true {
      // Twice as much each time, so that a long line is examined only a few times.
      let size = max(wholeSize, bytes.count)
      let next = try streams.readInput(size)
      bytes += next
      if next.count < size { return .document(bytes) }
      guard bytes.count <= FileDescriptor.mostBytes else { throw .tooLarge }
      guard !isDocument else { continue }
      switch JSONLines.begin(bytes) {
      case true?: return .lines(beginning: bytes)
      case false?: return .document(bytes + (try rest(of: streams, after: bytes.count)))
      case nil: break
      }
    }
  }

  private static func rest(of streams: Streams, after count: Int) throws(SystemError) -> [UInt8] {
    var rest: [UInt8] = []
    while count + rest.count <= FileDescriptor.mostBytes {
      let size = max(wholeSize, rest.count)
      let next = try streams.readInput(size)
      rest += next
      if next.count < size { return rest }
    }
    throw .tooLarge
  }
}

/// Whole lines of a stream, with their position in it.
struct LineBatch: Sendable {
  let bytes: [UInt8]
  let origin: SourceFile.Origin

  init(bytes: [UInt8], origin: SourceFile.Origin) {
    self.bytes = bytes
    self.origin = origin
  }

  /// Creates a batch of all lines of a file, if it is long and has JSON Lines.
  init?(ofFile bytes: [UInt8]) {
    guard bytes.count > StandardInput.wholeSize, JSONLines.begin(bytes) == true else { return nil }
    self.init(bytes: bytes, origin: SourceFile.Origin(lines: 0, bytes: 0))
  }

  /// The lines that are not blank, each as a file at its position.
  func sources(named path: String) -> some Sequence<SourceFile> {
    sequence(state: (line: 0, start: 0)) { next -> SourceFile? in
      while next.start < bytes.count {
        let end = bytes[next.start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let text = bytes[next.start..<end]
        let place = SourceFile.Origin(
          lines: origin.lines + next.line, bytes: origin.bytes + next.start)
        next = (next.line + 1, end + 1)
        if !text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          return SourceFile(path: path, bytes: Array(text), origin: place)
        }
      }
      return nil
    }
  }
}

/// Splits a stream of lines into batches for threads.
struct LineReader {
  private static let batchSize = 1 << 18

  /// The error that ended the stream.
  private(set) var failure: SystemError?
  private let streams: Streams
  /// The bytes that were read and not yet returned.
  private var held: [UInt8]
  private var origin = SourceFile.Origin(lines: 0, bytes: 0)
  private var isAtEnd = false

  init(beginning: [UInt8], streams: Streams) {
    held = beginning
    self.streams = streams
  }

  /// The next lines; nil at the end.
  mutating func next() -> LineBatch? {
    do throws(SystemError) {
      var searched = 0
      while !isAtEnd {
        if held.count >= Self.batchSize,
          let newline = held[searched...].lastIndex(of: UInt8(ascii: "\n"))
        {
          return batch(newline + 1)
        }
        searched = held.count
        guard held.count <= FileDescriptor.mostBytes else { throw .tooLarge }
        let size = max(Self.batchSize, held.count)
        let next = try streams.readInput(size)
        held += next
        isAtEnd = next.count < size
      }
    } catch {
      failure = error
      isAtEnd = true
    }
    return held.isEmpty ? nil : batch(held.count)
  }

  private mutating func batch(_ count: Int) -> LineBatch {
    let batch = LineBatch(bytes: Array(held[..<count]), origin: origin)
    let lines = batch.bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    origin = SourceFile.Origin(lines: origin.lines + lines, bytes: origin.bytes + count)
    held = Array(held[count...])
    return batch
  }
}
