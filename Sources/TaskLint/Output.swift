import TaskLintRules

/// One format of a run, which is written to standard output or to a file.
final class Output {
  /// The size of the pieces in which a report is written.
  private static let bufferSize = 1 << 16

  /// Its name in error messages: a path, or `standard output`.
  let name: String
  private var reporter: any Reporter
  private let open: () throws(SystemError) -> any ByteSink
  private var sink: (any ByteSink)?
  private var buffer: [UInt8] = []
  /// Whether writing has failed.
  private var isBroken = false
  /// The error; nil for a broken pipe.
  private(set) var failure: SystemError?

  /// Creates an output.
  ///
  /// Its destination is opened when there is something to write, so that an interrupted run leaves
  /// nothing behind.
  init(
    _ reporter: any Reporter, name: String, open: @escaping () throws(SystemError) -> any ByteSink
  ) {
    self.reporter = reporter
    self.name = name
    self.open = open
  }

  func add(_ rendered: RenderedReport) {
    write(reporter.add(rendered))
  }

  func finish(_ run: RunSummary) {
    // A copy, because the output changes while the reporter writes.
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
