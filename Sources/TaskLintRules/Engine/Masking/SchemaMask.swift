/// Finds the parts of a file that the API's schema allows to be shown; the rest is masked.
///
/// It walks over the documents of any input form. What is not at a place of the schema is not shown,
/// except the names of properties.
struct SchemaMask {
  /// The nodes of a document that may be shown.
  private final class Sheet {
    let document: JSONDocument
    var isShown: [Bool]
    var isKey: [Bool]
    /// The structures that have been walked: a template's definition is read several times.
    var walked: Set<Int> = []

    init(_ document: JSONDocument) {
      self.document = document
      isShown = Array(repeating: false, count: document.nodes.count)
      isKey = isShown
      for index in document.nodes.indices where document.nodes[index].kind == .object {
        var key = index + 1
        while key < Int(document.nodes[index].next) {
          isKey[key] = true
          key = Int(document.nodes[key + 1].next)
        }
      }
    }
  }

  private var sheets: [ObjectIdentifier: Sheet] = [:]

  /// The mask of a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - documents: The documents in it.
  ///   - embedded: The documents in strings of them.
  ///   - definitions: The definitions in all of them.
  ///   - place: The range of the file for a range of a document, which may have been repaired.
  /// - Returns: What may not be shown of it.
  static func mask(
    _ source: SourceFile, documents: [JSONDocument], embedded: [JSONDocument] = [],
    definitions: [TaskDefinition] = [], place: (SourceRange) -> SourceRange = { $0 }
  ) -> Mask {
    let isJSON = documents.allSatisfy { $0.root != nil } && !Secrets.isUTF16(source.bytes)
    let secrets = Secrets(source, in: documents.count == 1 ? documents[0] : nil)
    var values = MaskedValues(secrets, vocabulary: SchemaVocabulary.words, isJSON: isJSON)
    guard isJSON else {
      let text = TextMask(source.bytes, names: SchemaVocabulary.names)
      for range in text.ranges { values.hide(source.text(in: range), of: "") }
      values.finish()
      return Mask(text.ranges + secrets.ranges, values)
    }
    var mask = SchemaMask()
    let read = embedded.filter { $0.root != nil }
    for document in documents + read { mask.sheets[ObjectIdentifier(document)] = Sheet(document) }
    for definition in definitions { mask.walk(definition) }
    let starts = read.compactMap { $0.root?.range.start }.sorted()
    var ranges: [SourceRange] = []
    for document in documents + read {
      guard let sheet = mask.sheets[ObjectIdentifier(document)] else { continue }
      let found = MaskedNodes.all(
        in: document, isShown: sheet.isShown, isKey: sheet.isKey, embedded: starts, &values)
      ranges += found.map(place)
    }
    values.finish()
    return Mask(ranges + secrets.ranges, values)
  }

  // MARK: - Definitions

  private mutating func walk(_ definition: TaskDefinition) {
    if definition.form != .containers {
      walk(definition.object, .registerTaskDefinitionRequest)
    }
    for container in definition.containers { walk(container.object, .containerDefinition) }
  }

  private func walk(_ object: DecodedObject, _ shape: APIModel.ShapeName) {
    guard let sheet = sheets[ObjectIdentifier(object.document)],
      sheet.walked.insert(object.index).inserted
    else { return }
    walk(structure: object.value, shape, object.context, sheet)
  }

  private func walk(
    structure object: JSONValue, _ shape: APIModel.ShapeName, _ context: InputContext,
    _ sheet: Sheet
  ) {
    // Only texts may have to be shown, and descriptions have many properties that are null.
    for member in object.members where member.value.mayHoldText {
      if let entry = Self.entry(member.key, in: shape, context) {
        walk(member.value, entry.shape, ShownForm.form(of: entry.member), context, sheet)
      } else if shape == .registerTaskDefinitionRequest,
        let form = ShownForm.ofAnswer[context.spelling.canonical(member.key.text)]
      {
        walk(answer: member.value, form, sheet)
      }
    }
  }

  private static func entry(
    _ key: JSONString, in shape: APIModel.ShapeName, _ context: InputContext
  ) -> APIModel.MemberTable.Entry? {
    ModelTypes.entry(key, in: shape, context)
      ?? (context.spelling == .snakeCase
        ? APIModel.table.entry(named: context.spelling.canonical(key.text), in: shape) : nil)
  }

  private func walk(
    _ value: JSONValue, _ shape: APIModel.ShapeName, _ form: ShownForm?, _ context: InputContext,
    _ sheet: Sheet
  ) {
    let model = APIModel.forms[Int(shape.rawValue)]
    switch value.kind {
    case .string:
      if model.kind != .object { show(value, form, sheet) }
    case .object where context.hasFunctions && isFunction(value, sheet):
      guard let choice = value.member("Fn::If")?.value else { return }
      for (index, branch) in choice.elements.enumerated() {
        if index == 0 {
          show(branch, .name, sheet)
        } else {
          walk(branch, shape, form, context, sheet)
        }
      }
    case .object where model.isStructure:
      walk(structure: value, shape, context, sheet)
    case .object where model.kind == .object:
      for member in value.members {
        walk(
          member.value, model.element, ShownForm.form(ofOption: member.key.text, in: shape),
          context, sheet)
        if shape == .logConfigurationOptionsMap { showPlugin(member, sheet) }
      }
    case .array where model.isStructure:
      for element in value.elements where element.kind == .object {
        walk(element, shape, form, context, sheet)
      }
    case .array where model.kind == .list:
      for element in value.elements { walk(element, model.element, form, context, sheet) }
    default: break
    }
  }

  private func walk(answer value: JSONValue, _ form: ShownForm, _ sheet: Sheet) {
    switch value.kind {
    case .string: show(value, form, sheet)
    case .array:
      for element in value.elements {
        if element.kind == .string { show(element, form, sheet) }
        if let name = element.member("name")?.value { show(name, form, sheet) }
      }
    default: break
    }
  }

  /// Whether an object is a function of CloudFormation; the names that it refers to are shown.
  private func isFunction(_ value: JSONValue, _ sheet: Sheet) -> Bool {
    var members = value.members
    guard let member = members.next(), members.next() == nil else { return false }
    if member.key == "Ref" {
      show(member.value, .name, sheet)
      return true
    }
    if member.key == "Fn::GetAtt" {
      show(member.value, .name, sheet)
      for element in member.value.elements { show(element, .name, sheet) }
    }
    return member.key.decodedBytes.starts(with: "Fn::".utf8)
  }

  /// Shows the name of an output plugin, if it is known.
  private func showPlugin(_ member: JSONValue.Member, _ sheet: Sheet) {
    guard let name = member.value.string, member.key == "Name" || member.key == "@type",
      OutputPlugin.named(name.text) != nil || ShownForm.word.admits(Array(name.decodedBytes))
    else { return }
    sheet.isShown[name.index] = true
  }

  private func show(_ value: JSONValue, _ form: ShownForm?, _ sheet: Sheet) {
    guard let form, let string = value.string, form.admits(Array(string.decodedBytes)) else {
      return
    }
    sheet.isShown[string.index] = true
  }
}

extension JSONValue {
  /// Whether the value is a string, or may have one inside.
  fileprivate var mayHoldText: Bool {
    switch kind {
    case .string, .array, .object: true
    case .number, .boolean, .null, .placeholder: false
    }
  }
}
