/// What the client supports, as far as answers depend on it.
struct ClientCapabilities: Sendable {
  var encoding = PositionEncoding.utf16
  /// Whether a diagnostic may refer to other places.
  var hasRelatedInformation = false
  var hasCodeDescriptions = false
  /// Whether a diagnostic may be marked as unnecessary code.
  var hasUnnecessaryTag = false
  var hasDiagnosticVersions = false
  /// Whether code actions may be more than commands.
  var hasCodeActions = false
  /// Whether an edit may apply to a version of a document.
  var hasDocumentChanges = false
  /// Whether an edit may create a file.
  var createsFiles = false
  /// Whether a hover may be Markdown.
  var showsMarkdown = false
  /// Whether the server may ask to be notified of changed files.
  var watchesFiles = false

  /// Assumes the least.
  init() {}

  /// Reads the capabilities of an `initialize` request.
  init(_ capabilities: Parameters) {
    let encodings = capabilities["general"]["positionEncodings"].texts
    encoding = encodings.contains(PositionEncoding.utf8.rawValue) ? .utf8 : .utf16
    let document = capabilities["textDocument"]
    let diagnostics = document["publishDiagnostics"]
    hasRelatedInformation = diagnostics["relatedInformation"].isTrue
    hasCodeDescriptions = diagnostics["codeDescriptionSupport"].isTrue
    hasDiagnosticVersions = diagnostics["versionSupport"].isTrue
    hasUnnecessaryTag =
      diagnostics["tagSupport"]["valueSet"].elements.contains { $0.integer == 1 }
    hasCodeActions = document["codeAction"]["codeActionLiteralSupport"].exists
    showsMarkdown = document["hover"]["contentFormat"].texts.contains("markdown")
    let workspace = capabilities["workspace"]
    hasDocumentChanges = workspace["workspaceEdit"]["documentChanges"].isTrue
    createsFiles =
      hasDocumentChanges
      && workspace["workspaceEdit"]["resourceOperations"].texts.contains("create")
    watchesFiles = workspace["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
  }
}
