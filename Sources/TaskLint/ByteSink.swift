/// Where a report's bytes go.
protocol ByteSink {
  mutating func write(_ bytes: [UInt8]) throws(SystemError)
  /// Puts in place what was written.
  mutating func finish() throws(SystemError)
}

/// Standard output, as a place for a report.
struct StandardOutputSink: ByteSink {
  let streams: Streams

  func write(_ bytes: [UInt8]) throws(SystemError) { try streams.write(bytes) }

  func finish() {}
}
