extension Lesson {
  /// The documents without the fault: the stated ones, or what the rule's own fix makes.
  func correctedDocuments(by rule: any Rule.Type) -> [Example.Document] {
    if let after { return after.documents }
    let linter = Linter(rules: [rule])
    return before.documents.map { document in
      let source = SourceFile(path: document.path, text: document.marked.text)
      guard let fix = linter.lint(source, as: document.form).findings.lazy.compactMap(\.fix).first
      else {
        return document
      }
      return document.with(MarkedText(fix.applied(to: source)))
    }
  }
}
