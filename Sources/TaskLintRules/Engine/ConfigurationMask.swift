/// Finds the parts of a configuration that may be shown: its keys, and texts that are not secrets.
///
/// A configuration can be a link to another file, so that values of unknown keys are masked.
enum ConfigurationMask {
  /// A message with its quoted values masked, unless they are words.
  static func masked(_ message: String) -> String {
    let parts = message.utf8.split(
      separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return parts.indices.map { index in
      index % 2 == 0 || ShownForm.word.admits(Array(parts[index]))
        ? String(Substring(parts[index])) : Mask.text
    }.joined(separator: "'")
  }

  static func mask(_ document: JSONDocument) -> Mask {
    let source = document.source
    let secrets = Secrets(source, in: document)
    var values = MaskedValues(secrets, vocabulary: [], isJSON: document.root != nil)
    guard let root = document.root else {
      return SchemaMask.mask(source, documents: [document])
    }
    var isShown = Array(repeating: false, count: document.nodes.count)
    for member in root.members where ConfigurationKey(rawValue: member.key.text) != nil {
      let first = member.value.index
      for index in first..<Int(document.nodes[first].next)
      where document.nodes[index].kind == .string {
        let text = JSONString(document: document, index: index).text
        isShown[index] =
          ShownForm.word.admits(Array(text.utf8)) && secrets.masked("'\(text)'") == "'\(text)'"
      }
    }
    let ranges = MaskedNodes.all(
      in: document, isShown: isShown, embedded: [], &values)
    values.finish()
    return Mask(ranges + secrets.ranges, values)
  }
}
