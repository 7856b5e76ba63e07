/// A session of the Language Server Protocol: messages in, messages out.
///
/// It uses no process and no stream. The caller passes the content of each message to ``receive(_:)``,
/// and calls ``settle()`` when no further message waits, so that a document is linted once for
/// several quick changes.
///
/// Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
package struct LanguageServer {
  private enum State {
    case new
    case running
    /// After `shutdown`.
    case ended
  }

  private var state = State.new
  /// Whether the client has ended the session, and the exit status that the protocol requires.
  package private(set) var exitStatus: Int32?
  /// The process that started the server, which the client may name.
  package private(set) var parentProcess: Int?

  var client = ClientCapabilities()
  let files: ServerFiles
  /// The folder of documents that no workspace folder contains.
  private let workingDirectory: String
  var projects: [Project] = []
  /// The open documents, by their URIs.
  var documents: [String: OpenDocument] = [:]
  /// The diagnostics of configurations as they were last sent, by their URIs.
  var reported: [String: [UInt8]] = [:]
  /// The number of times that documents were linted.
  private(set) var round = 0
  private var answers: [[UInt8]] = []

  /// Creates a session.
  package init(files: ServerFiles, workingDirectory: String) {
    self.files = files
    self.workingDirectory = workingDirectory
  }

  // MARK: - Messages

  /// Handles the content of a message, and returns the messages to send, each with its header.
  package mutating func receive(_ content: [UInt8]) -> [[UInt8]] {
    do throws(ProtocolError) {
      switch try ClientMessage(content) {
      case .response: break
      case .notification(let method, let parameters): notify(method, parameters)
      case .request(let id, let method, let parameters):
        do throws(ProtocolError) {
          send(ServerMessage.result(try answer(method, parameters), of: id))
        } catch {
          send(ServerMessage.error(error, of: id))
        }
      }
    } catch {
      send(ServerMessage.error(error))
    }
    return takeAnswers()
  }

  /// Returns the answer to bytes that are not a message.
  package mutating func reject(_ reason: String) -> [[UInt8]] {
    send(ServerMessage.error(ProtocolError(.parseError, reason)))
    return takeAnswers()
  }

  /// Lints the documents that have changed, and returns the messages with their diagnostics.
  package mutating func settle() -> [[UInt8]] {
    if state == .running { publishChanges() }
    return takeAnswers()
  }

  mutating func send(_ message: JSONOutput) { answers.append(ServerMessage.framed(message)) }

  private mutating func takeAnswers() -> [[UInt8]] {
    defer { answers = [] }
    return answers
  }

  private mutating func answer(
    _ method: String, _ parameters: Parameters
  ) throws(ProtocolError) -> JSONOutput {
    switch (state, method) {
    case (.new, "initialize"): return initialize(parameters)
    case (.new, _): throw ProtocolError(.serverNotInitialized, "the server is not initialized")
    case (.running, "shutdown"):
      state = .ended
      return .null
    case (.ended, _), (_, "initialize"):
      throw ProtocolError(.invalidRequest, "'\(method)' is not expected now")
    case (.running, _): return try result(of: method, parameters)
    }
  }

  private mutating func result(
    of method: String, _ parameters: Parameters
  ) throws(ProtocolError) -> JSONOutput {
    switch method {
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/completion": return try complete(parameters)
    default: throw ProtocolError(.methodNotFound, "the server does not support this method")
    }
  }

  private mutating func notify(_ method: String, _ parameters: Parameters) {
    switch (state, method) {
    case (_, "exit"):
      exitStatus = state == .ended ? 0 : 1
    case (.running, "initialized"): watchFiles()
    case (.running, "textDocument/didOpen"): open(parameters)
    case (.running, "textDocument/didChange"): change(parameters)
    case (.running, "textDocument/didSave"): save(parameters)
    case (.running, "textDocument/didClose"): close(parameters)
    case (.running, "workspace/didChangeWatchedFiles"): markAll(readsOthers: true)
    case (.running, "workspace/didChangeWorkspaceFolders"): changeFolders(parameters["event"])
    // An answer takes a few milliseconds, so `$/cancelRequest` would come too late.
    default: break
    }
  }

  // MARK: - The start

  private mutating func initialize(_ parameters: Parameters) -> JSONOutput {
    state = .running
    client = ClientCapabilities(parameters["capabilities"])
    parentProcess = parameters["processId"].integer
    var folders = parameters["workspaceFolders"].elements.compactMap { $0["uri"].text }
    if folders.isEmpty { folders = [parameters["rootUri"].text].compactMap(\.self) }
    add(folders: folders)
    return [
      "capabilities": [
        "positionEncoding": .string(client.encoding.rawValue),
        "textDocumentSync": [
          "openClose": true, "change": 2, "save": ["includeText": false],
        ],
        "codeActionProvider": ["codeActionKinds": ["quickfix", .string(Self.fixAllKind)]],
        "hoverProvider": true,
        "completionProvider": ["triggerCharacters": ["\""]],
        "workspace": [
          "workspaceFolders": ["supported": true, "changeNotifications": true]
        ],
      ],
      "serverInfo": ["name": .string(Product.name), "version": .string(Product.version)],
    ]
  }

  /// Asks the client for notifications about files that results depend on.
  private mutating func watchFiles() {
    guard client.watchesFiles else { return }
    let patterns = ["**/*.json", "**/*.conf"].map { ["globPattern": .string($0)] as JSONOutput }
    send(
      ServerMessage.request(
        "client/registerCapability",
        [
          "registrations": [
            [
              "id": "files", "method": "workspace/didChangeWatchedFiles",
              "registerOptions": ["watchers": .list(patterns)],
            ]
          ]
        ], id: "register-files"))
  }

  private mutating func add(folders: [String]) {
    for folder in folders.compactMap(FileURI.path(of:))
    where !projects.contains(where: { $0.folder == folder }) {
      projects.append(Project(folder: folder, files: files))
    }
  }

  private mutating func changeFolders(_ event: Parameters) {
    let removed = event["removed"].elements.compactMap { $0["uri"].text }
      .compactMap(FileURI.path(of:))
    projects.removeAll { removed.contains($0.folder) }
    add(folders: event["added"].elements.compactMap { $0["uri"].text })
    markAll(readsOthers: true)
  }

  // MARK: - Projects

  /// The project of a file: that of the innermost workspace folder that contains it.
  mutating func project(ofFileAt path: String) -> Project {
    let folders = projects.map(\.folder)
    let innermost = folders.filter { $0 == "/" || path.hasPrefix($0 + "/") }
      .max { $0.utf8.count < $1.utf8.count }
    let folder = innermost ?? workingDirectory
    guard let index = projects.firstIndex(where: { $0.folder == folder }) else {
      let project = Project(folder: folder, files: files)
      projects.append(project)
      return project
    }
    return projects[index]
  }

  /// Replaces the projects whose configurations have changed, before documents are linted.
  mutating func beginRound() {
    round += 1
    for index in projects.indices where projects[index].isOutdated {
      projects[index] = Project(folder: projects[index].folder, files: files)
      markAll(readsOthers: true)
    }
  }
}
