import Foundation
import TaskLintRules
import Testing

@testable import TaskLint

/// A client of a language server in this process, with the files of a temporary folder.
final class Editor {
  typealias JSON = [String: Any]

  let folder: ScratchFolder
  private var server: LanguageServer
  private var reader = MessageReader()
  private var requests = 0
  private(set) var diagnostics: [String: [JSON]] = [:]
  /// The requests of the server.
  private(set) var received: [JSON] = []
  private var versions: [String: Int] = [:]

  /// Everything that a client can support.
  static var allCapabilities: JSON {
    [
      "textDocument": [
        "publishDiagnostics": [
          "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true,
          "tagSupport": ["valueSet": [1, 2]],
        ],
        "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": [""]]]],
        "hover": ["contentFormat": ["markdown", "plaintext"]],
      ],
      "workspace": [
        "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create"]],
        "didChangeWatchedFiles": ["dynamicRegistration": true],
      ],
    ]
  }

  /// Starts a session, unless `initialize` is left to the test.
  init(
    _ capabilities: JSON = Editor.allCapabilities, encodings: [String]? = nil,
    initializes: Bool = true
  ) throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
    let streams = Streams(
      readInput: { _ in [] }, write: { _ in }, writeError: { _ in }, environment: { _ in nil },
      isTerminal: false, workingDirectory: FilePath(folder.path), clock: { 1_798_761_600 })
    server = LanguageServer(files: ServerFiles(streams), workingDirectory: folder.path)
    guard initializes else { return }
    var capabilities = capabilities
    if let encodings { capabilities["general"] = ["positionEncodings": encodings] }
    _ = try request(
      "initialize",
      ["processId": NSNull(), "rootUri": uri(""), "capabilities": capabilities])
    try notify("initialized", [:])
  }

  var exitStatus: Int32? { server.exitStatus }

  func uri(_ name: String) -> String {
    URL(fileURLWithPath: folder(name)).absoluteString.trimmingEnd
  }

  // MARK: - Messages

  /// Sends a request and returns its response.
  func request(_ method: String, _ parameters: JSON) throws -> JSON {
    requests += 1
    let answers = try send([
      "jsonrpc": "2.0", "id": requests, "method": method, "params": parameters,
    ])
    return try #require(answers.first { $0["id"] as? Int == requests })
  }

  func notify(_ method: String, _ parameters: JSON) throws {
    _ = try send(["jsonrpc": "2.0", "method": method, "params": parameters])
    try settle()
  }

  func settle() throws { _ = try take(server.settle()) }

  func send(_ message: JSON) throws -> [JSON] {
    try send(Array(JSONSerialization.data(withJSONObject: message)))
  }

  /// Sends the content of a message, and returns the answers.
  func send(_ content: [UInt8]) throws -> [JSON] { try take(server.receive(content)) }

  private func take(_ messages: [[UInt8]]) throws -> [JSON] {
    for message in messages { reader.add(message) }
    var taken: [JSON] = []
    while let event = reader.next() {
      guard case .message(let content) = event else {
        Issue.record("the server sends an invalid message")
        continue
      }
      let message = try #require(
        JSONSerialization.jsonObject(with: Data(content)) as? JSON)
      if message["method"] as? String == "textDocument/publishDiagnostics",
        let parameters = message["params"] as? JSON, let uri = parameters["uri"] as? String
      {
        diagnostics[uri] = parameters["diagnostics"] as? [JSON]
      } else if message["method"] != nil {
        received.append(message)
      }
      taken.append(message)
    }
    return taken
  }

  // MARK: - Documents

  func open(_ name: String, _ text: String) throws {
    versions[name] = 1
    try notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": uri(name), "languageId": "json", "version": 1, "text": text,
        ]
      ])
  }

  /// Changes a document; each change is a range of a line and a character, and a text.
  func change(_ name: String, _ changes: [(from: [Int], to: [Int], text: String)]) throws {
    let version = (versions[name] ?? 1) + 1
    versions[name] = version
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri(name), "version": version],
        "contentChanges": changes.map { change in
          [
            "range": [
              "start": ["line": change.from[0], "character": change.from[1]],
              "end": ["line": change.to[0], "character": change.to[1]],
            ], "text": change.text,
          ]
        },
      ])
  }

  /// Replaces the whole text of a document.
  func replace(_ name: String, _ text: String) throws {
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri(name), "version": 9], "contentChanges": [["text": text]],
      ])
  }

  func save(_ name: String) throws {
    try notify("textDocument/didSave", ["textDocument": ["uri": uri(name)]])
  }

  func close(_ name: String) throws {
    try notify("textDocument/didClose", ["textDocument": ["uri": uri(name)]])
  }

  /// The diagnostics of a document as `line:character code`, of those with a code.
  func codes(of name: String) -> [String] {
    (diagnostics[uri(name)] ?? []).compactMap { diagnostic in
      let start = (diagnostic["range"] as? JSON)?["start"] as? JSON
      guard let line = start?["line"] as? Int, let character = start?["character"] as? Int,
        let code = diagnostic["code"] as? String
      else { return nil }
      return "\(line):\(character) \(code)"
    }
  }

  func messages(of name: String) -> [String] {
    (diagnostics[uri(name)] ?? []).compactMap { $0["message"] as? String }
  }
}

extension String {
  fileprivate var trimmingEnd: String { hasSuffix("/") ? String(dropLast()) : self }
}
