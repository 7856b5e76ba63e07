/// A minor version of Fluent Bit.
struct FluentBitVersion: Hashable, Sendable, Comparable {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// The last version of the 1.x line, the oldest in the table of plugins.
  static let old = FluentBitVersion(1, 9)

  /// The version as in release notes: `4.2`.
  var text: String { "\(major).\(minor)" }

  static func < (left: FluentBitVersion, right: FluentBitVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

/// The versions of Fluent Bit that an image may contain.
struct FluentBitVersions: Hashable, Sendable {
  let oldest: FluentBitVersion
  let newest: FluentBitVersion

  /// All versions in the table of plugins, for an image whose version is not known.
  static let all = FluentBitVersions(.old, OutputPlugin.newestVersion)

  private init(_ oldest: FluentBitVersion, _ newest: FluentBitVersion) {
    self.oldest = oldest
    self.newest = newest
  }

  /// Reads the tag of an image that numbers its releases after Fluent Bit, or of AWS's.
  init(of image: ImageReference?) {
    guard let image, let kind = FluentBitImage(image), let tag = image.tagBytes,
      let (major, minor) = Self.numbers(in: tag)
    else {
      self = .all
      return
    }
    switch kind {
    case .aws: self = Self.ofAWS(major, minor)
    case .upstream, .bitnami:
      let version = minor.map { FluentBitVersion(major, $0) }
      self = version.map { FluentBitVersions($0, $0) } ?? .all
    }
  }

  /// The versions in a release of AWS's image.
  ///
  /// Its 2.x line is built from 1.9.10, and older releases of it from older versions. 3.0.0 is built
  /// from 4.1.0, 3.0.2 to 3.2.x from 4.2, and releases of 2026 from 5.0 and later.
  ///
  /// Sources: https://github.com/aws/aws-for-fluent-bit/blob/mainline/CHANGELOG.md and pull requests
  /// 1016, 1043, 1049 and 1069 and issue 1131 of the same repository.
  private static func ofAWS(_ major: Int, _ minor: Int?) -> FluentBitVersions {
    if major < 3 { return FluentBitVersions(.old, .old) }
    let (first, second) = (FluentBitVersion(4, 1), FluentBitVersion(4, 2))
    let newest = FluentBitVersions.all.newest
    guard major == 3, let minor else { return FluentBitVersions(first, .unreleased) }
    switch minor {
    case 0: return FluentBitVersions(first, second)
    case 1, 2: return FluentBitVersions(second, second)
    case 3, 4: return FluentBitVersions(second, newest)
    default: return FluentBitVersions(second, .unreleased)
    }
  }

  /// Whether every one of the versions is of the 1.x line.
  var areOld: Bool { newest <= .old }

  /// Whether a version may be newer than the table of plugins.
  var reachBeyondTable: Bool { newest > OutputPlugin.newestVersion }

  /// Which of the versions lie in a range: from `first`, nil for all older ones, to before `end`.
  func subset(from first: FluentBitVersion?, before end: FluentBitVersion?) -> Subset {
    func isIn(_ version: FluentBitVersion) -> Bool {
      (first.map { version >= $0 } ?? true) && (end.map { version < $0 } ?? true)
    }
    switch (isIn(oldest), isIn(newest)) {
    case (true, true): return .all
    case (false, true): return .newest
    case (true, false): return .oldest
    case (false, false):
      let isBetween =
        (first.map { $0 <= newest } ?? true) && (end.map { $0 > oldest } ?? true)
      return isBetween ? .oldest : .none
    }
  }

  /// Which of the versions have a property; none if it is nil.
  func subset(with property: OutputProperty?) -> Subset {
    property.map { subset(from: $0.first, before: $0.end) } ?? .none
  }

  /// A subset of the versions.
  enum Subset: Sendable {
    case all
    /// The newest one, and not the oldest one.
    case newest
    /// Some, but not the newest one.
    case oldest
    case none

    /// The larger of two subsets; one with the newest version counts as larger.
    func orMore(_ other: Subset) -> Subset {
      switch (self, other) {
      case (.all, _), (_, .all): .all
      case (.newest, _), (_, .newest): .newest
      case (.oldest, _), (_, .oldest): .oldest
      case (.none, .none): .none
      }
    }

    /// The versions outside the subset.
    var complement: Subset {
      switch self {
      case .all: .none
      case .newest: .oldest
      case .oldest: .newest
      case .none: .all
      }
    }
  }

  /// The first part of a tag that is a version: `init-2.32.2`.
  ///
  /// A single number has to be the whole tag.
  private static func numbers(in tag: ArraySlice<UInt8>) -> (major: Int, minor: Int?)? {
    if let major = number(tag) { return (major, nil) }
    var rest = tag
    while !rest.isEmpty {
      let part = rest.prefix { $0 != UInt8(ascii: "-") }
      rest = rest[part.endIndex...].dropFirst()
      let (first, end) = word(of: part)
      if let major = number(first), let minor = number(word(of: end).word) {
        return (major, minor)
      }
    }
    return nil
  }

  /// The text up to the first dot after its beginning, and the rest.
  private static func word(
    of text: ArraySlice<UInt8>
  ) -> (word: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    let start = text.drop { $0 == UInt8(ascii: ".") }
    let word = start.prefix { $0 != UInt8(ascii: ".") }
    return (word, start[word.endIndex...])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    // Few parts of tags are numbers.
    digits.last?.isDigit ?? false ? Int(String(digits)) : nil
  }
}

extension FluentBitVersion {
  /// Newer than every version in the table of plugins.
  fileprivate static let unreleased = FluentBitVersion(.max, 0)
}
