/// Where a report's bytes go.
///
/// It is a class, so that an output which has none yet is told without a look at the sink's type.
protocol ByteSink: AnyObject {
  func write(_ bytes: [UInt8]) throws(SystemError)
  /// Puts in place what was written.
  func finish() throws(SystemError)
}

/// Standard output, as a place for a report.
final class StandardOutputSink: ByteSink {
  private let streams: Streams

  init(streams: Streams) { self.streams = streams }

  func write(_ bytes: [UInt8]) throws(SystemError) { try streams.write(bytes) }

  func finish() {}
}
