/// The destination of a report.
///
/// It is a class so that an optional of it needs no type metadata at start-up.
protocol ByteSink: AnyObject {
  func write(_ bytes: [UInt8]) throws(SystemError)
  /// Completes the destination.
  func finish() throws(SystemError)
}

/// Standard output as the destination of a report.
final class StandardOutputSink: ByteSink {
  private let streams: Streams

  init(streams: Streams) { self.streams = streams }

  func write(_ bytes: [UInt8]) throws(SystemError) { try streams.write(bytes) }

  func finish() {}
}

/// Standard error as the destination of a report, while a document goes to standard output.
final class StandardErrorSink: ByteSink {
  private let streams: Streams

  init(streams: Streams) { self.streams = streams }

  func write(_ bytes: [UInt8]) { streams.writeError(bytes) }

  func finish() {}
}
