import TaskLintRules

/// One format of a run, on its way to standard output or into a file.
final class Output {
  /// A report is written in pieces of this size.
  private static let bufferSize = 1 << 16

  /// What the trouble is called that befalls it: a path, or `standard output`.
  let name: String
  private var reporter: any Reporter
  private let open: () throws(SystemError) -> any ByteSink
  private var sink: (any ByteSink)?
  private var buffer: [UInt8] = []
  /// Whether there is no use in writing on.
  private var isBroken = false
  /// What went wrong, once; a reader that went away is no trouble.
  private(set) var failure: SystemError?

  /// Creates an output.
  ///
  /// Its place is opened when there is something to write, so that a run that is interrupted leaves
  /// nothing behind.
  init(
    _ reporter: any Reporter, name: String, open: @escaping () throws(SystemError) -> any ByteSink
  ) {
    self.reporter = reporter
    self.name = name
    self.open = open
  }

  func add(_ rendered: [RenderedFinding]) {
    write(reporter.add(rendered))
  }

  func finish(_ run: RunSummary) {
    // Apart from the rest of the output, which changes while the reporter writes.
    var reporter = reporter
    reporter.finish(run) { write($0) }
    flush()
    guard !isBroken else { return }
    do throws(SystemError) {
      try sink?.finish()
    } catch {
      fail(error)
    }
  }

  private func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.bufferSize { flush() }
  }

  private func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !isBroken else { return }
    do throws(SystemError) {
      if sink == nil { sink = try open() }
      try sink?.write(buffer)
    } catch {
      fail(error)
    }
  }

  private func fail(_ error: SystemError) {
    isBroken = true
    if !error.isBrokenPipe { failure = error }
  }
}
