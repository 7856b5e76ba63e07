/// The version of Fluent Bit that an image's tag gives away.
struct FluentBitVersion: Hashable, Sendable, Comparable {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads the tag of an image that numbers its releases after Fluent Bit, or of AWS's.
  ///
  /// AWS's 2.x line is built from Fluent Bit 1.9.10, and older releases of it from older versions.
  /// Its 3.x line is built from 4.1 and later.
  ///
  /// Source: https://github.com/aws/aws-for-fluent-bit/blob/mainline/CHANGELOG.md
  init?(of image: ImageReference?) {
    guard let image, let kind = FluentBitImage(image), let tag = image.tag,
      let numbers = Self.numbers(in: tag)
    else { return nil }
    switch kind {
    case .upstream, .bitnami: self = numbers
    case .aws: self = numbers.major < 3 ? Self.old : FluentBitVersion(4, 1)
    }
  }

  /// The last version of the 1.x line.
  static let old = FluentBitVersion(1, 9)

  /// Whether the version is of the 1.x line.
  var isOld: Bool { self <= Self.old }

  static func < (left: FluentBitVersion, right: FluentBitVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// The first part of a tag that is a version with two numbers or more: `init-2.32.2`.
  private static func numbers(in tag: String) -> FluentBitVersion? {
    for part in tag.split(separator: "-") {
      let numbers = part.split(separator: ".").map { Int($0) }
      if numbers.count >= 2, let major = numbers[0], let minor = numbers[1] {
        return FluentBitVersion(major, minor)
      }
    }
    return nil
  }
}
