/// Code actions: fixes of findings, and suppressions.
extension LanguageServer {
  static let fixAllKind = "source.fixAll.tasklint"

  /// The answer to `textDocument/codeAction`.
  mutating func codeActions(_ parameters: Parameters) throws(ProtocolError) -> JSONOutput {
    guard let uri = parameters["textDocument"]["uri"].text, documents[uri] != nil,
      let start = TextPosition(parameters["range"]["start"]),
      let end = TextPosition(parameters["range"]["end"])
    else { throw ProtocolError(.invalidParameters, "expected an open document and a range") }
    guard client.hasCodeActions else { return [] }
    beginRound()
    lint(uri)
    guard let document = documents[uri] else { return [] }
    let kinds = parameters["context"]["only"].exists ? parameters["context"]["only"].texts : nil
    func isWanted(_ kind: String) -> Bool {
      kinds?.contains { kind == $0 || $0.isEmpty || kind.hasPrefix($0 + ".") } ?? true
    }
    let (first, last) = (document.text.offset(of: start), document.text.offset(of: end))
    let findings = document.report.findings.filter {
      $0.location.range.start <= last && first <= $0.location.range.end
    }
    var actions: [JSONOutput] = []
    if isWanted("quickfix") {
      actions += findings.compactMap { fix(of: $0, in: document) }
      var suppressed: Set<RuleID> = []
      for finding in findings where suppressed.insert(finding.ruleID).inserted {
        if let action = suppression(of: finding, in: document) { actions.append(action) }
      }
    }
    if isWanted(Self.fixAllKind) {
      let edits = safeFixes(of: document)
      if !edits.isEmpty {
        actions.append([
          "title": "Apply all safe fixes of tasklint", "kind": .string(Self.fixAllKind),
          "edit": edit(of: document, edits.map { ($0.range, $0.replacement) }),
        ])
      }
    }
    return .list(actions)
  }

  // MARK: - Fixes

  /// The edits that apply all safe fixes, as `--fix` does.
  private mutating func safeFixes(of document: OpenDocument) -> [Fix.Edit] {
    if let known = document.safeFixes { return known }
    guard document.report.findings.contains(where: { $0.fix?.safety == .safe }) else { return [] }
    let edits = project(ofFileAt: document.path)
      .safeFixes(of: document.text.bytes, at: document.path)
    // An editor asks again whenever the cursor moves.
    documents[document.uri]?.safeFixes = edits
    return edits
  }

  private mutating func fix(of finding: Finding, in document: OpenDocument) -> JSONOutput? {
    guard let fix = finding.fix else { return nil }
    let title = VisibleText.escape(Message.sentence(fix.summary).dropLast().description)
    let isSafe = fix.safety == .safe
    let project = project(ofFileAt: document.path)
    return [
      "title": .string(isSafe ? title : "\(title) (unsafe: check the result)"),
      "kind": "quickfix",
      "diagnostics": [diagnostic(of: finding, in: document.text, project)],
      "isPreferred": .boolean(isSafe),
      "edit": edit(of: document, fix.edits.map { ($0.range, $0.replacement) }),
    ]
  }

  /// The edits of an open document.
  private func edit(
    of document: OpenDocument, _ edits: [(range: SourceRange, text: String)]
  ) -> JSONOutput {
    let edits = JSONOutput.list(
      edits.map { ["range": document.text.json($0.range), "newText": .string($0.text)] })
    guard client.hasDocumentChanges else { return ["changes": .object([(document.uri, edits)])] }
    return ["documentChanges": [Self.change(of: document.uri, document.version, edits)]]
  }

  private static func change(of uri: String, _ version: Int?, _ edits: JSONOutput) -> JSONOutput {
    [
      "textDocument": ["uri": .string(uri), "version": version.map { .integer($0) } ?? .null],
      "edits": edits,
    ]
  }

  // MARK: - Suppressions

  private mutating func suppression(
    of finding: Finding, in document: OpenDocument
  ) -> JSONOutput? {
    // A document without a file has no path that a configuration could contain.
    guard FileURI.path(of: document.uri) != nil else { return nil }
    let project = project(ofFileAt: document.path)
    let own = project.configuration(ofFileAt: document.path).configuration?.path
    let path = own.map(project.absolute) ?? project.folder + "/" + ConfigurationLoader.fileName
    let open = documents.values.first { $0.path == path }
    let content = own == nil && open == nil ? nil : open?.text.bytes ?? text(ofFileAt: path).bytes
    guard
      let edit = SuppressionEdit(of: finding.ruleID, in: document.path, at: path, content),
      !edit.createsFile || client.createsFiles
    else { return nil }
    let uri = open?.uri ?? FileURI.uri(of: path)
    let range = DocumentText(content ?? [], client.encoding).json(edit.range)
    let edits: JSONOutput = [["range": range, "newText": .string(edit.text)]]
    let create: JSONOutput = [
      "kind": "create", "uri": .string(uri), "options": ["ignoreIfExists": true],
    ]
    let change = Self.change(of: uri, open?.version, edits)
    return [
      "title": .string(
        "Suppress '\(finding.ruleID)' in this file with a reason in \(ConfigurationLoader.fileName)"
      ),
      "kind": "quickfix",
      "diagnostics": [diagnostic(of: finding, in: document.text, project)],
      "edit": client.hasDocumentChanges
        ? ["documentChanges": .list((edit.createsFile ? [create] : []) + [change])]
        : ["changes": .object([(uri, edits)])],
    ]
  }
}
