/// What a hover shows: Markdown, and the range that it is about.
struct Hover {
  let markdown: String
  let range: SourceRange
}

/// The hovers of task definitions: properties of the API, and options of Fluent Bit.
struct DefinitionHover {
  private let draft: DraftDocument
  private let types: DraftTypes

  init(_ draft: DraftDocument, isDefinition: Bool) {
    self.draft = draft
    types = DraftTypes(draft, isDefinition: isDefinition)
  }

  /// What is shown at an offset.
  func hover(at offset: Int) -> Hover? {
    guard let cursor = DraftCursor(draft, at: offset), let token = cursor.token else { return nil }
    let key: Int
    switch cursor.role {
    case .key: key = token
    // A value is described by its property.
    case .value(let owner): key = owner
    case .element: return nil
    }
    let options = DraftLogOptions(types, holder: cursor.holder)
    let markdown =
      options.map { option(draft.text(of: key), token == key ? nil : token, $0) }
      ?? types.property(ofKey: key).map(property)
    return markdown.flatMap { $0.map { Hover(markdown: $0, range: draft.nodes[token].range) } }
  }

  private func property(_ member: APIModel.Member) -> String? {
    var parts = ["**\(types.name(of: member))**: \(ModelWords.type(of: member))"]
    parts += ModelWords.limits(of: member)
    let rules = RuleCatalog.rules.map { $0.metadata }.filter { rule in
      (rule.summary + rule.remedy).holds(bytesOf: "`\(member.name.description)`")
        && !rule.isOptional
    }
    if !rules.isEmpty {
      let links = rules.map { "[\($0.id)](\(Product.page(ofRule: $0.id.name)))" }
      parts.append("Rules: " + links.joined(separator: ", "))
    }
    return parts.joined(separator: "\n\n")
  }

  private func option(_ name: String, _ value: Int?, _ options: DraftLogOptions) -> String? {
    if name == options.pluginKey {
      guard let plugin = options.plugin else {
        return "**\(name)**: the output plugin that receives the logs"
      }
      return "**\(plugin.displayName)**: " + Self.description(of: plugin)
    }
    guard let plugin = options.plugin, let property = plugin.property(name.lowercased()) else {
      return nil
    }
    var parts = ["**\(property.name)** of the output plugin `\(plugin.displayName)`"]
    parts += Self.notes(on: property, of: plugin)
    return parts.joined(separator: "\n\n")
  }

  static func description(of plugin: OutputPlugin) -> String {
    var text =
      switch plugin.availability {
      case .everywhere: "an output plugin of Fluent Bit"
      case .since(let major, let minor):
        "an output plugin of Fluent Bit \(major).\(minor) and later"
      case .upstream: "an output plugin of the images of the Fluent Bit project"
      case .aws: "an output plugin of AWS's images of Fluent Bit"
      case .vendor: "an output plugin of the vendor's image"
      }
    let required = plugin.requirements.map { names in
      names.map { "`\($0)`" }.joined(separator: " or ")
    }
    if !required.isEmpty { text += ". Required: \(required.joined(separator: ", "))" }
    return text + "."
  }

  /// The type and the versions of a property of a plugin, as sentences.
  static func notes(on property: OutputProperty, of plugin: OutputPlugin) -> [String] {
    var notes: [String] = []
    if property.isBoolean { notes.append("A boolean: `on`, `off`, `true` or `false`.") }
    if property.needsTwoWords { notes.append("Two words with a space between them.") }
    if plugin.requirements.contains(where: { $0.contains(property.name) }) {
      notes.append("Required.")
    }
    if let first = property.first { notes.append("Since Fluent Bit \(first.text).") }
    if let end = property.end { notes.append("Removed in Fluent Bit \(end.text).") }
    return notes
  }
}
