/// An output plugin of Fluent Bit: its name, its properties, and what it requires to start.
struct OutputPlugin: Sendable {
  /// The language of a plugin; Fluent Bit does not check the properties of one written in Go.
  enum Language: Sendable {
    case c
    case go
  }

  /// The images that have a plugin.
  enum Availability: Hashable, Sendable {
    /// Images of every version.
    case everywhere
    /// Images of a version and later ones.
    case since(Int, Int)
    /// The images of the Fluent Bit project only.
    case upstream
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
  /// `OutputProperty` describes the format.
  let properties: StaticString

  /// The plugin of a name, in any case; Fluent Bit ignores blanks around it.
  ///
  /// An alias counts in images that may have aliases, which Fluent Bit 5.1 introduced.
  static func named(_ name: String, in versions: FluentBitVersions) -> OutputPlugin? {
    if let plugin = named(name) { return plugin }
    switch versions.subset(from: FluentBitVersion(5, 1), before: nil) {
    case .all, .newest: return alias(name).flatMap { named($0) }
    case .oldest, .none: return nil
    }
  }

  /// The plugin that has an alias, which is compared in any case.
  ///
  /// Source: src/flb_plugin_alias.c in https://github.com/fluent/fluent-bit
  static func alias(_ name: String) -> String? {
    FirelensOutput.trimmed(name).lowercased() == "elasticsearch" ? "es" : nil
  }

  /// The plugin of a name, in any case.
  static func named(_ name: String) -> OutputPlugin? {
    let hasBlanks = name.utf8.contains(UInt8(ascii: " "))
    let name = (hasBlanks ? name.split(separator: " ").joined(separator: " ") : name).lowercased()
    return all.first { $0.name.isSame(as: name) }
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
  var checksProperties: Bool { language == .c && !properties.isSame(as: "*" as StaticString) }

  /// The property of a name, in lower case: the plugin's own one, or one that every output has.
  func property(_ name: String) -> OutputProperty? {
    OutputProperty.named(name, in: properties)
      ?? OutputProperty.named(name, in: Self.sharedProperties)
  }

  /// Whether some version of the plugin takes a property, in lower case.
  func takes(_ property: String) -> Bool { self.property(property) != nil }

  /// Which of an image's versions take a property, in lower case.
  func support(
    of property: String, in versions: FluentBitVersions, image: FluentBitImage?
  ) -> FluentBitVersions.Subset {
    lookUp(property, in: versions, image: image).support
  }

  /// The property of a name, in lower case, and which of an image's versions take it.
  func lookUp(
    _ property: String, in versions: FluentBitVersions, image: FluentBitImage?
  ) -> (known: OutputProperty?, support: FluentBitVersions.Subset) {
    let own = OutputProperty.named(property, in: properties)
    if own != nil, case .all = versions.subset(with: own) { return (own, .all) }
    let shared = OutputProperty.named(property, in: Self.sharedProperties)
    guard let known = own ?? shared else { return (nil, .none) }
    let subset = versions.subset(with: own).orMore(versions.subset(with: shared))
    if case .all = subset { return (known, .all) }
    let isBackported = image == .aws && versions.oldest == .old && isBackported(property)
    return (known, isBackported ? .all : subset)
  }

  /// Whether AWS added a newer property, in lower case, to its build of 1.9.
  private func isBackported(_ property: String) -> Bool {
    backported.split(separator: " ").contains { $0 == property }
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
    OutputProperty.nearestName(to: property, in: properties, Self.sharedProperties)
  }

  /// The properties that the plugin requires: one of each group.
  var requirements: [[String]] {
    let groups = requires.withUncheckedBytes(\.array).split(separator: UInt8(ascii: " "))
    return groups.map { $0.split(separator: UInt8(ascii: "|")).map { String($0) } }
  }

  /// Whether a property changes the requirements: another kind of authentication needs other
  /// properties.
  func mayBeWaived(by property: String) -> Bool { property == "auth_type" && takes(property) }
}
