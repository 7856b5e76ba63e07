/// Finds the parts of a file that the API's schema allows to be shown; the rest is masked.
///
/// It walks over the documents of any input form. What is not at a place of the schema is not shown,
/// except the names of properties.
struct SchemaMask {
  /// The parts of each document that may be shown.
  private var sheets: [ShownNodes] = []
  /// The sheet of each document.
  private var numbers: [ObjectIdentifier: Int] = [:]

  private init(_ documents: [JSONDocument]) {
    for document in documents where numbers[ObjectIdentifier(document)] == nil {
      numbers[ObjectIdentifier(document)] = sheets.count
      sheets.append(ShownNodes(document))
    }
  }

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
    let read = embedded.filter { $0.root != nil }
    var mask = SchemaMask(documents + read)
    for definition in definitions { mask.walk(definition) }
    let starts = read.compactMap { $0.root?.range.start }.sorted()
    var ranges: [SourceRange] = []
    for sheet in mask.sheets {
      let found = MaskedNodes.all(
        in: sheet.document, isShown: sheet.isShown, embedded: starts, &values)
      ranges += found.map(place)
    }
    values.finish()
    return Mask(ranges + secrets.ranges, values)
  }

  private mutating func walk(_ definition: TaskDefinition) {
    if definition.form != .containers {
      walk(definition.object, .registerTaskDefinitionRequest)
    }
    for container in definition.containers { walk(container.object, .containerDefinition) }
  }

  private mutating func walk(_ object: DecodedObject, _ shape: APIModel.ShapeName) {
    guard let number = numbers[ObjectIdentifier(object.document)] else { return }
    sheets[number].walk(object, shape)
  }
}
