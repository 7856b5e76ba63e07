/// An output plugin of Fluent Bit: its name, its properties, and what it requires to start.
struct OutputPlugin: Sendable {
  /// The language of a plugin; Fluent Bit does not check the properties of one written in Go.
  enum Language: Sendable {
    case c
    case go
  }

  /// The images that have a plugin.
  enum Availability: Sendable {
    /// AWS's images, which are built from 1.9, and newer ones.
    case everywhere
    /// Images newer than 1.9.
    case newer
    /// AWS's images only.
    case aws
    /// The vendor's image only.
    case vendor
  }

  /// The name in lower case; Fluent Bit ignores the case of plugin names.
  let name: StaticString
  let language: Language
  let availability: Availability
  /// Whether the property `tls` may be on.
  let supportsTLS: Bool
  /// The properties without which the plugin does not start, separated by blanks; one of `a|b`.
  let requires: StaticString
  /// The plugin's own properties, separated by blanks; `*` where they are not known.
  ///
  /// `+name` is newer than 1.9, and `-name` was removed after it. A name that ends in a dot is a
  /// prefix.
  let properties: StaticString

  /// The plugin of a name, in any case; Fluent Bit ignores blanks around it.
  static func named(_ name: String) -> OutputPlugin? {
    let name = name.split(separator: " ").joined(separator: " ").lowercased()
    return all.first { $0.name.isEqual(to: name) }
  }

  /// The plugin whose name is nearest to an unknown one, if one is near enough to be meant.
  ///
  /// Vendors give their plugins short names, so the limit for a word of up to four letters is one
  /// edit.
  static func nearest(to name: String) -> OutputPlugin? {
    guard !exampleNames.contains(name.lowercased()) else { return nil }
    let limit = name.count > 4 ? 2 : 1
    return all.lazy
      .compactMap { plugin in
        EditDistance.between(name, plugin.name.description, limit: limit)
          .map { (plugin: plugin, distance: $0) }
      }
      .min { $0.distance < $1.distance }?.plugin
  }

  /// The names of plugins that the documentation of Go plugins uses, which users keep.
  ///
  /// Source: https://github.com/fluent/fluent-bit-go/tree/master/examples
  private static let exampleNames: Set<String> = ["gstdout", "gos3"]

  /// The name in its usual spelling.
  var displayName: String { name.description }

  /// Whether Fluent Bit checks the names of the plugin's properties, and they are known.
  var checksProperties: Bool { language == .c && !properties.isEqual(to: "*") }

  /// Whether some version of the plugin takes a property, in lower case.
  func takes(_ property: String) -> Bool { takes(property, inOldVersion: false) }

  /// Whether the plugin takes a property, in lower case, in any version or in AWS's build of 1.9.
  func takes(_ property: String, inOldVersion isOld: Bool) -> Bool {
    let bytes = Array(property.utf8)[...]
    return Self.includes(properties, bytes, inOldVersion: isOld)
      || Self.includes(Self.sharedProperties, bytes, inOldVersion: isOld)
      || (isOld && backported.split(separator: " ").contains { $0 == property })
  }

  /// The newer properties that AWS added to its build of 1.9.
  ///
  /// Source: https://github.com/aws/aws-for-fluent-bit/blob/mainline/AWS_FLB_CHERRY_PICKS
  private var backported: String {
    switch displayName {
    case "cloudwatch_logs": "add_entity"
    case "es", "opensearch": "aws_service_name"
    case "prometheus_remote_write":
      "aws_auth aws_external_id aws_profile aws_region aws_role_arn aws_service aws_sts_endpoint"
    default: ""
    }
  }

  /// The property whose name is nearest to one that the plugin does not know.
  func nearestProperty(to property: String) -> String? {
    EditDistance.nearest(
      to: property, in: Self.names(in: properties) + Self.names(in: Self.sharedProperties))
  }

  /// The properties that the plugin requires: one of each group.
  var requirements: [[String]] {
    requires.description.split(separator: " ").map { $0.split(separator: "|").map(String.init) }
  }

  /// Whether a property changes the requirements: another kind of authentication needs other
  /// properties.
  func mayBeWaived(by property: String) -> Bool { property == "auth_type" && takes(property) }

  private static func names(in list: StaticString) -> [String] {
    list.withUTF8Buffer { bytes in
      bytes.split(separator: UInt8(ascii: " ")).map { word in
        let isSigned = word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
        return String(decoding: isSigned ? word.dropFirst() : word, as: UTF8.self)
      }
    }
  }

  /// Whether a list has a property, or a prefix of it.
  ///
  /// Each option of each output is looked up in lists of hundreds of bytes, so no list is split.
  private static func includes(
    _ list: StaticString, _ property: ArraySlice<UInt8>, inOldVersion isOld: Bool
  ) -> Bool {
    list.withUTF8Buffer { list in
      var start = 0
      while start < list.count {
        let end = list[start...].firstIndex(of: UInt8(ascii: " ")) ?? list.count
        let isNew = list[start] == UInt8(ascii: "+")
        let isSigned = isNew || list[start] == UInt8(ascii: "-")
        let name = list[(isSigned ? start + 1 : start)..<end]
        let isPrefix = name.last == UInt8(ascii: ".")
        if property.starts(with: name), isPrefix || property.count == name.count {
          return !(isNew && isOld)
        }
        start = end + 1
      }
      return false
    }
  }
}

extension StaticString {
  fileprivate func isEqual(to text: String) -> Bool {
    guard text.utf8.count == utf8CodeUnitCount else { return false }
    return withUTF8Buffer { $0.elementsEqual(text.utf8) }
  }
}
