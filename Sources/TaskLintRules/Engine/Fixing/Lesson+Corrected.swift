extension Lesson {
  /// The documents without the fault: the stated ones, or what the rule's own fix makes.
  func correctedDocuments(by rule: any Rule.Type) -> [Example.Document] {
    if let after { return after.documents }
    let fixer = Fixer(Linter(rules: [rule]), allowsUnsafe: true)
    return before.documents.map { document in
      let source = SourceFile(path: document.path, text: document.marked.text)
      guard let fixed = fixer.fix(source, as: document.form), fixed.isChanged else {
        return document
      }
      return document.with(MarkedText(String(decoding: fixed.bytes, as: UTF8.self)))
    }
  }
}
