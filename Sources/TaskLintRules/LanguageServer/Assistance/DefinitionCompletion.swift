/// The completion of task definitions.
struct DefinitionCompletion {
  private let draft: DraftDocument
  private let types: DraftTypes

  init(_ draft: DraftDocument, isDefinition: Bool) {
    self.draft = draft
    types = DraftTypes(draft, isDefinition: isDefinition)
  }

  /// The proposals at an offset.
  func completions(at offset: Int) -> CompletionList? {
    guard let cursor = DraftCursor(draft, at: offset),
      let shape = types.shape(of: cursor.holder)
    else { return nil }
    let items: [Completion]
    switch cursor.role {
    case .key: items = keys(in: cursor, shape)
    case .value(let key): items = values(ofKey: key, cursor)
    case .element: items = elements(in: cursor)
    }
    return items.isEmpty ? nil : CompletionList(items, draft, cursor)
  }

  // MARK: - Keys

  private func keys(in cursor: DraftCursor, _ shape: APIModel.ShapeName) -> [Completion] {
    if let options = DraftLogOptions(types, holder: cursor.holder) {
      return optionNames(options, cursor)
    }
    if shape == .firelensConfiguration || APIModel.forms[Int(shape.rawValue)].isStructure {
      return properties(of: shape, without: others(in: cursor))
    }
    guard let key = draft.nodes[cursor.holder].key, let owner = draft.nodes[cursor.holder].parent,
      types.shape(of: owner) == .firelensConfiguration,
      types.property(ofKey: key)?.name.isSame(as: "options") ?? false
    else { return [] }
    let others = others(in: cursor)
    return FirelensOption.allCases.map(\.rawValue).filter { !others.contains($0) }
      .map { Completion(label: $0, kind: .property) }
  }

  /// The keys of the object other than the one at the cursor.
  private func others(in cursor: DraftCursor) -> Set<String> {
    Set(draft.nodes[cursor.holder].children.filter { $0 != cursor.token }.map(draft.text))
  }

  private func properties(
    of shape: APIModel.ShapeName, without others: Set<String>
  ) -> [Completion] {
    let members = APIModel.members(of: shape)
    let ordered = members.filter(\.isRequired) + members.filter { !$0.isRequired }
    return ordered.compactMap { member in
      let name = types.name(of: member)
      guard !others.contains(name) else { return nil }
      return Completion(
        label: name, kind: .property, detail: ModelWords.type(of: member),
        documentation: ModelWords.limits(of: member).joined(separator: "\n\n"))
    }
  }

  private func optionNames(_ options: DraftLogOptions, _ cursor: DraftCursor) -> [Completion] {
    let own = cursor.token.map { draft.text(of: $0).lowercased() }
    func isFree(_ name: String) -> Bool {
      name.lowercased() == own || !options.names.contains(name.lowercased())
    }
    guard let plugin = options.plugin else {
      return [Completion(label: options.pluginKey, kind: .property, detail: "the output plugin")]
        .filter { isFree($0.label) }
    }
    let required = plugin.requirements.flatMap(\.self)
    let names = OutputProperty.names(in: plugin.properties).filter { $0 != "*" }
    let ordered =
      required + names.filter { !required.contains($0) }
      + OutputProperty.names(in: OutputPlugin.sharedProperties)
      + ["include-pattern", "exclude-pattern", "log-driver-buffer-limit"]
    var seen: Set<String> = []
    return ordered.compactMap { name in
      // A name that ends in a dot is a prefix.
      guard seen.insert(name).inserted, isFree(name), !name.hasSuffix(".") else { return nil }
      let notes = plugin.property(name).map { DefinitionHover.notes(on: $0, of: plugin) } ?? []
      return Completion(
        label: name, kind: .property, detail: required.contains(name) ? "required" : "",
        documentation: notes.joined(separator: "\n\n"))
    }
  }

  // MARK: - Values

  private func values(ofKey key: Int, _ cursor: DraftCursor) -> [Completion] {
    if let options = DraftLogOptions(types, holder: cursor.holder) {
      return optionValues(draft.text(of: key), options)
    }
    guard let member = types.property(ofKey: key) else { return [] }
    if member.name.isSame(as: "containerName") || member.name.isSame(as: "sourceContainer") {
      return containerNames(around: cursor.holder)
    }
    if member.name.isSame(as: "sourceVolume") { return volumeNames(around: cursor.holder) }
    let isBoolean = APIModel.forms[Int(member.shape.rawValue)].kind == .boolean
    return ModelWords.values(of: member).map {
      Completion(label: $0, kind: isBoolean ? .value : .enumMember, isString: !isBoolean)
    }
  }

  private func optionValues(_ name: String, _ options: DraftLogOptions) -> [Completion] {
    if name == options.pluginKey {
      return OutputPlugin.all.map { plugin in
        Completion(
          label: plugin.displayName, kind: .enumMember,
          documentation: DefinitionHover.description(of: plugin))
      }
    }
    guard let property = options.plugin?.property(name.lowercased()), property.isBoolean else {
      return []
    }
    return ["on", "off"].map { Completion(label: $0, kind: .enumMember) }
  }

  private func elements(in cursor: DraftCursor) -> [Completion] {
    guard let key = draft.nodes[cursor.holder].key, let member = types.property(ofKey: key) else {
      return []
    }
    if member.name.isSame(as: "links") { return containerNames(around: cursor.holder) }
    return ModelWords.elementValues(of: member).map { Completion(label: $0, kind: .enumMember) }
  }

  // MARK: - Names in the definition

  /// The names of the other containers.
  private func containerNames(around node: Int) -> [Completion] {
    guard let definition = types.definition(around: node) else { return [] }
    var ancestors: Set<Int> = []
    var current: Int? = node
    while let index = current {
      ancestors.insert(index)
      current = draft.nodes[index].parent
    }
    return names(of: types.containers(of: definition).filter { !ancestors.contains($0) })
  }

  private func volumeNames(around node: Int) -> [Completion] {
    guard let definition = types.definition(around: node) else { return [] }
    let volumes = draft.value(types.spelling.name(of: "volumes"), of: definition)
    return names(of: draft.objects(in: volumes))
  }

  /// The values of `name` in objects, without those that may be secrets.
  private func names(of objects: [Int]) -> [Completion] {
    var seen: Set<String> = []
    return objects.compactMap { draft.string(types.spelling.name(of: "name"), of: $0) }
      .filter { Self.mayShow($0) && seen.insert($0).inserted }
      .map { Completion(label: $0, kind: .reference) }
  }

  private static func mayShow(_ name: String) -> Bool {
    let quoted = JSONWriter.text(of: .string(name))
    let isName = name.utf8.allSatisfy {
      $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let source = SourceFile(path: "", text: "{\"name\": \(quoted)}")
    return isName && !name.isEmpty && name.utf8.count <= 255 && Secrets(source).ranges.isEmpty
  }
}
