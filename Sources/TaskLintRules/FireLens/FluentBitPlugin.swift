/// An input or a filter plugin of Fluent Bit; outputs are ``OutputPlugin``.
struct FluentBitPlugin: Sendable {
  let kind: ClassicSection.Kind
  /// The name in lower case; Fluent Bit ignores the case of plugin names.
  let name: StaticString
  let availability: OutputPlugin.Availability
  /// The properties without which the plugin does not start, separated by blanks; one of `a|b`.
  let requires: StaticString
  /// The plugin's own properties, separated by blanks; `*` where Fluent Bit checks none.
  ///
  /// `OutputProperty` describes the format.
  let properties: StaticString
}

/// The plugin of a section, of any kind.
struct SectionPlugin: Sendable {
  /// The name in lower case.
  let name: String
  let availability: OutputPlugin.Availability
  /// The properties that the plugin requires: one of each group.
  let requirements: [[String]]
  /// The plugin's own properties, and those that every plugin of its kind has.
  private let properties: StaticString
  private let shared: StaticString
  /// Whether Fluent Bit checks the names of the properties, and they are known.
  let checksProperties: Bool
  /// The plugin, if it is an output.
  let output: OutputPlugin?

  private init(_ plugin: FluentBitPlugin) {
    name = plugin.name.description
    availability = plugin.availability
    requirements = plugin.requires.description.split(separator: " ").map {
      $0.split(separator: "|").map(String.init)
    }
    properties = plugin.properties
    shared =
      plugin.kind == .inputs
      ? FluentBitPlugin.sharedInputProperties : FluentBitPlugin.sharedFilterProperties
    checksProperties = plugin.properties.description != "*"
    output = nil
  }

  private init(_ plugin: OutputPlugin) {
    name = plugin.displayName
    availability = plugin.availability
    requirements = plugin.requirements
    properties = plugin.properties
    shared = OutputPlugin.sharedProperties
    checksProperties = plugin.checksProperties
    output = plugin
  }

  /// The plugins of a kind, without outputs.
  private static func plugins(_ kind: ClassicSection.Kind) -> [FluentBitPlugin] {
    kind == .inputs ? FluentBitPlugin.inputs : FluentBitPlugin.filters
  }

  /// The plugin of a name, in any case.
  static func named(
    _ name: String, _ kind: ClassicSection.Kind, in versions: FluentBitVersions
  ) -> SectionPlugin? {
    guard kind != .outputs else {
      return OutputPlugin.named(name, in: versions).map(SectionPlugin.init)
    }
    return plugins(kind).first { $0.name.isSame(as: name.lowercased()) }.map(SectionPlugin.init)
  }

  /// The name of the plugin that an unknown name was probably meant for.
  static func nearest(to name: String, _ kind: ClassicSection.Kind) -> String? {
    guard kind != .outputs else { return OutputPlugin.nearest(to: name)?.displayName }
    let known = plugins(kind).map(\.name.description)
    // The examples of plugins in Go put a `g` before the name of Fluent Bit's own one.
    guard name.count > 4, !known.contains(String(name.lowercased().dropFirst())) else {
      return nil
    }
    return EditDistance.nearest(to: name.lowercased(), in: known)
  }

  /// Whether Fluent Bit itself reads a property, in lower case, of every plugin of a kind, so that it
  /// takes any number of them and uses the last one.
  static func isOfCore(_ property: String, in kind: ClassicSection.Kind) -> Bool {
    let shared =
      switch kind {
      case .inputs: FluentBitPlugin.sharedInputProperties
      case .filters: FluentBitPlugin.sharedFilterProperties
      default: OutputPlugin.sharedProperties
      }
    // These two are conditions of records.
    guard property != "active", property != "condition" else { return false }
    return OutputProperty.named(property, in: shared)?.isRepeatable ?? false
  }

  /// The property of a name, in lower case.
  func property(_ name: String) -> OutputProperty? {
    OutputProperty.named(name, in: properties) ?? OutputProperty.named(name, in: shared)
  }

  /// Which versions of an image take a property, in lower case.
  func support(of property: String, in build: FluentBitBuild) -> FluentBitVersions.Subset {
    if let output { return output.support(of: property, in: build.versions, image: build.image) }
    let own = build.versions.subset(with: OutputProperty.named(property, in: properties))
    return own.orMore(build.versions.subset(with: OutputProperty.named(property, in: shared)))
  }

  /// The property whose name is nearest to one that the plugin does not know.
  func nearestProperty(to property: String) -> String? {
    OutputProperty.nearestName(to: property, in: properties, shared)
  }
}

extension CustomFile {
  /// The plugin of a section; nil if it is not known, or if the image adds one of that name.
  func plugin(of section: ClassicSection) -> SectionPlugin? {
    guard section.kind.hasPlugin, let name = section.plugin?.settledValue,
      !build.addsPlugin(named: name)
    else { return nil }
    return SectionPlugin.named(name, section.kind, in: build.versions)
  }

  /// The groups of properties of which a plugin requires one each, and that the section lacks.
  func missingRequirements(of plugin: SectionPlugin, in section: ClassicSection) -> [[String]] {
    let names = Set(section.properties.map(\.name))
    guard !names.contains(where: { plugin.output?.mayBeWaived(by: $0) ?? false }) else { return [] }
    return plugin.requirements.filter { group in !group.contains(where: names.contains) }
  }
}
