/// A service that some teams send all logs to, from their own Fluent Bit file.
///
/// That file is in an image, so a task definition need not show where its logs go. Rules that
/// require variables for such a file apply to a team only if something that the run reads mentions
/// the destination.
public enum LogDestination: UInt8, Sendable, CaseIterable {
  case datadog
  case firehose

  /// The service's name in messages.
  public var title: String {
    switch self {
    case .datadog: "Datadog"
    case .firehose: "Firehose"
    }
  }

  /// The name, in lower case, that images, options and paths contain.
  private var word: StaticString {
    switch self {
    case .datadog: "datadog"
    case .firehose: "firehose"
    }
  }

  /// What the names of the destination's variables begin with.
  private var variable: StaticString {
    switch self {
    case .datadog: "DD_"
    case .firehose: "DELIVERY_STREAM"
    }
  }
}

/// A set of destinations.
public struct LogDestinations: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Creates a set of destinations.
  public init(_ destinations: some Sequence<LogDestination>) {
    rawValue = destinations.reduce(0) { $0 | 1 << $1.rawValue }
  }

  /// Every destination.
  public static let all = LogDestinations(LogDestination.allCases)

  /// Whether the set has a destination.
  public func contains(_ destination: LogDestination) -> Bool {
    rawValue & 1 << destination.rawValue != 0
  }
}

extension LogDestination {
  /// Whether a text mentions the destination: by its name in any case, or by one of its variables.
  ///
  /// It does not matter whether the letters are escaped.
  func isMentioned(in text: UncheckedBytes) -> Bool {
    if isWritten(in: text) { return true }
    var offset = text.start
    while let byte = text.byte(at: offset) {
      if byte == UInt8(ascii: "\\"), text.byte(at: offset + 1) == UInt8(ascii: "u") {
        let decoded = JSONEscapes.decode(text)
        return decoded.withUncheckedBytes(in: 0..<decoded.count, isWritten)
      }
      offset += 1
    }
    return false
  }

  private func isWritten(in text: UncheckedBytes) -> Bool {
    word.withUncheckedBytes { word in
      variable.withUncheckedBytes { variable in
        let (wordStart, variableStart) = (word.byte(at: 0) ?? 0, variable.byte(at: 0) ?? 0)
        var offset = text.start
        while let byte = text.byte(at: offset) {
          if byte == variableStart, Self.matches(variable, in: text, at: offset),
            // `ADD_HEADER` is not a Datadog variable.
            offset == text.start || !(text.byte(at: offset - 1)?.isWord ?? false)
          {
            return true
          }
          if byte | 0x20 == wordStart, Self.matches(word, in: text, at: offset, ignoringCase: 0x20)
          {
            return true
          }
          offset += 1
        }
        return false
      }
    }
  }

  /// Whether a text has a word at an offset; the bits of the mask are set in each byte of the
  /// text before it is compared.
  private static func matches(
    _ word: UncheckedBytes, in text: UncheckedBytes, at offset: Int, ignoringCase mask: UInt8 = 0
  ) -> Bool {
    var index = 0
    while let expected = word.byte(at: index) {
      guard let byte = text.byte(at: offset + index), byte | mask == expected else { return false }
      index += 1
    }
    return true
  }

  /// Whether the bytes of a file mention the destination, inside a definition or not.
  func isMentioned(in source: SourceFile) -> Bool {
    source.bytes.withUncheckedBytes(in: 0..<source.bytes.count) { isMentioned(in: $0) }
  }
}
