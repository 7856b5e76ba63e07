/// The number of linted files, which is shown on a terminal while a run takes more than a second.
struct Progress {
  private let streams: Streams
  private let total: Int
  private let start: Int
  /// The second of the last update; nil while nothing is shown.
  private var shown: Int?
  private var count = 0
  private var isTerminal: Bool?

  /// Creates the progress of a run over a number of files.
  init(total: Int, streams: Streams) {
    self.total = total
    self.streams = streams
    start = total > 1 ? streams.clock() : .max
  }

  /// Counts a file, and shows the number once a second.
  mutating func advance() {
    count += 1
    guard start < .max else { return }
    let now = streams.clock()
    guard now > start + 1, now != shown else { return }
    let isTerminal = isTerminal ?? streams.isErrorTerminal()
    self.isTerminal = isTerminal
    guard isTerminal else { return }
    shown = now
    streams.writeError(Array("\r\u{1B}[Klinted \(count) of \(total) files".utf8))
  }

  /// Removes the number before something else is printed.
  mutating func clear() {
    guard shown != nil else { return }
    shown = nil
    streams.writeError(Array("\r\u{1B}[K".utf8))
  }
}
