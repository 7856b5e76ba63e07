/// The diagnostics of documents and configurations.
extension LanguageServer {
  /// Lints what has changed, and sends the diagnostics.
  mutating func publishChanges() {
    // The last document that is closed may be the only one that depends on a configuration.
    guard documents.isEmpty || documents.values.contains(where: { !$0.isShown }) else { return }
    beginRound()
    for uri in documents.keys.sorted() {
      guard let document = documents[uri], !document.isShown else { continue }
      documents[uri]?.isShown = true
      lint(uri)
      guard let document = documents[uri], !document.isConfiguration,
        !project(ofFileAt: document.path).isCompanion(document.path)
      else { continue }
      publish(diagnostics(of: document), uri: uri, version: document.version)
      reported[uri] = nil
    }
    publishConfigurations()
  }

  /// Lints a document, if it has changed.
  mutating func lint(_ uri: String) {
    guard let document = documents[uri], !document.isLinted else { return }
    documents[uri]?.isLinted = true
    documents[uri]?.safeFixes = nil
    documents[uri]?.readsOthers = false
    guard !document.isConfiguration else { return }
    let project = project(ofFileAt: document.path)
    if document.readsOthers {
      func open() -> [String: [UInt8]] {
        documents.values.reduce(into: [:]) { $0[$1.path] = $1.text.bytes }
      }
      project.readOthers(forFileAt: document.path, open: open, round: round)
    }
    documents[uri]?.report = project.lint(document.text.bytes, at: document.path)
  }

  mutating func publish(_ diagnostics: [JSONOutput], uri: String, version: Int?) {
    send(
      ServerMessage.notification(
        "textDocument/publishDiagnostics",
        [
          "uri": .string(uri),
          "version": client.hasDiagnosticVersions ? version.map { .integer($0) } : nil,
          "diagnostics": .list(diagnostics),
        ]))
  }

  // MARK: - Definitions

  private mutating func diagnostics(of document: OpenDocument) -> [JSONOutput] {
    let project = project(ofFileAt: document.path)
    if let problem = document.report.problems.first {
      guard Inputs.isLikelyDefinition(SourceFile(path: "", bytes: document.text.bytes)) else {
        return []
      }
      return [notLinted(problem)]
    }
    return document.report.findings.map { diagnostic(of: $0, in: document.text, project) }
  }

  /// The diagnostic of a file that was not linted because its configuration is invalid.
  private func notLinted(_ problem: ConfigurationProblem) -> JSONOutput {
    let start = TextPosition(line: 0, character: 0)
    return [
      "range": ["start": start.json, "end": start.json], "severity": 1, "source": Self.source,
      "message": .string(
        VisibleText.escape("Not linted, because its configuration is invalid: \(problem.line)")),
    ]
  }

  static let source = JSONOutput.string(Product.name)

  /// A finding in the text of a document.
  func diagnostic(of finding: Finding, in text: DocumentText, _ project: Project) -> JSONOutput {
    [
      "range": text.json(finding.location.range),
      "severity": .integer(finding.severity.protocolNumber),
      "code": .string(finding.ruleID.name),
      "codeDescription": client.hasCodeDescriptions
        ? ["href": .string(Product.page(ofRule: finding.ruleID.name))] : nil,
      "source": Self.source,
      "message": .string(VisibleText.escape(finding.message.sentences)),
      "tags": client.hasUnnecessaryTag && finding.isAboutUnnecessaryCode ? [1] : nil,
      "relatedInformation": client.hasRelatedInformation
        ? .nonEmpty(finding.related.map { related($0, of: finding, in: text, project) }) : nil,
    ]
  }

  private func related(
    _ related: Finding.Related, of finding: Finding, in text: DocumentText, _ project: Project
  ) -> JSONOutput {
    let path = project.absolute(related.path)
    let isOwn = related.path == finding.location.path
    let other = documents.values.first { $0.path == path }
    let place = isOwn ? text : other?.text ?? self.text(ofFileAt: path)
    let start = place.offset(of: related.start)
    let end = related.end.map { place.offset(of: $0) } ?? start
    return [
      "location": [
        "uri": .string(other?.uri ?? FileURI.uri(of: path)),
        "range": place.json(SourceRange(start, end)),
      ],
      "message": .string(VisibleText.escape(Message.sentence(related.note))),
    ]
  }

  func text(ofFileAt path: String) -> DocumentText {
    guard case .bytes(let bytes) = files.read(path) else {
      return DocumentText([], client.encoding)
    }
    return DocumentText(bytes, client.encoding)
  }

  // MARK: - Configurations

  /// Sends the diagnostics of the open configurations, and of those that other documents depend on.
  private mutating func publishConfigurations() {
    var found: [String: [JSONOutput]] = [:]
    var texts: [String: DocumentText] = [:]
    func add(_ diagnostic: (DocumentText) -> JSONOutput, at path: String, _ text: DocumentText) {
      let uri = documents.values.first { $0.path == path }?.uri ?? FileURI.uri(of: path)
      let diagnostic = diagnostic(texts[path] ?? text)
      let isKnown = found[uri]?.contains {
        JSONWriter.bytes(of: $0) == JSONWriter.bytes(of: diagnostic)
      }
      if isKnown != true { found[uri, default: []].append(diagnostic) }
    }
    for document in documents.values.sorted(by: { $0.uri < $1.uri }) {
      let project = project(ofFileAt: document.path)
      if project.isCompanion(document.path) { found[document.uri, default: []] += [] }
      guard document.isConfiguration else {
        for problem in document.report.problems where !isOpen(project.absolute(problem.path)) {
          let path = project.absolute(problem.path)
          add({ Self.diagnostic(of: problem, in: $0) }, at: path, text(ofFileAt: path))
        }
        for finding in document.report.elsewhere {
          let path = project.absolute(finding.location.path)
          // The range is one of the saved file.
          guard
            documents.values.first(where: { $0.path == path })?.text.bytes
              ?? text(ofFileAt: path).bytes == text(ofFileAt: path).bytes
          else { continue }
          add({ diagnostic(of: finding, in: $0, project) }, at: path, text(ofFileAt: path))
        }
        continue
      }
      found[document.uri, default: []] += []
      texts[document.path] = document.text
      for problem in problems(in: document, project) {
        add({ Self.diagnostic(of: problem, in: $0) }, at: document.path, document.text)
      }
    }
    for uri in reported.keys.sorted() where found[uri] == nil {
      reported[uri] = nil
      if documents[uri] == nil { publish([], uri: uri, version: nil) }
    }
    for (uri, diagnostics) in found.sorted(by: { $0.key < $1.key }) {
      let version = documents[uri]?.version
      let content = JSONWriter.bytes(of: .list(diagnostics + [.integer(version ?? -1)]))
      guard reported[uri] != content else { continue }
      reported[uri] = content
      publish(diagnostics, uri: uri, version: version)
    }
  }

  private func isOpen(_ path: String) -> Bool {
    documents.values.contains { $0.path == path && $0.isConfiguration }
  }

  /// The mistakes in the text of a configuration.
  private func problems(
    in document: OpenDocument, _ project: Project
  ) -> [ConfigurationProblem] {
    let path = project.shown(document.path)
    let reader = ConfigurationReader(
      SourceFile(path: path, bytes: document.text.bytes),
      folder: PatternFolder(
        LexicalPath.folder(of: document.path), workingDirectory: project.folder))
    guard reader.problems.isEmpty else { return reader.problems }
    // What only reading other files shows: a base that does not exist, or the baseline.
    var others: [ConfigurationProblem] = []
    if case .broken(let problems) = project.configuration(ofFileAt: document.path) {
      others = problems
    }
    others += [project.baselineProblem].compactMap(\.self)
    return others.filter {
      $0.path == path && document.text.bytes == text(ofFileAt: document.path).bytes
    }
  }

  private static func diagnostic(
    of problem: ConfigurationProblem, in text: DocumentText
  ) -> JSONOutput {
    let start = problem.position.map { text.offset(of: $0) } ?? 0
    return [
      "range": text.json(SourceRange(start, text.endOfToken(at: start))), "severity": 1,
      "source": source, "message": .string(VisibleText.escape(Message.sentence(problem.message))),
    ]
  }
}

extension Severity {
  /// The number of the severity in the protocol.
  fileprivate var protocolNumber: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}

extension Finding {
  /// Whether what the finding points at can be removed without an effect.
  fileprivate var isAboutUnnecessaryCode: Bool {
    Self.unnecessary.contains(ruleID.name)
  }

  private static let unnecessary: Set<String> = [
    "environment-duplicate", "json-duplicate-key", "output-option-duplicate",
    "requires-attributes-duplicate", "requires-attributes-surplus", "secret-duplicate",
    "unused-suppression",
  ]
}

extension DocumentText {
  /// The end of the string or word that begins at an offset.
  fileprivate func endOfToken(at start: Int) -> Int {
    guard start < bytes.count else { return start }
    guard bytes[start] == UInt8(ascii: "\"") else {
      let end = bytes[start...].firstIndex { !$0.isAlphanumeric } ?? bytes.count
      return end == start && !bytes[start].isJSONWhitespace ? start + 1 : end
    }
    let (content, isClosed, _) = bytes.withUncheckedBytes(in: start + 1..<bytes.count) {
      $0.damagedString()
    }
    return content.upperBound + (isClosed ? 1 : 0)
  }
}
