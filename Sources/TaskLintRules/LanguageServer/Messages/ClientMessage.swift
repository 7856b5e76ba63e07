/// A message of the client: a request, a notification or a response.
///
/// Source: https://www.jsonrpc.org/specification
enum ClientMessage {
  case request(id: JSONOutput, method: String, parameters: Parameters)
  case notification(method: String, parameters: Parameters)
  /// An answer to a request of the server.
  case response

  /// Reads the content of a message.
  init(_ bytes: [UInt8]) throws(ProtocolError) {
    let document = JSONDocument(SourceFile(path: "", bytes: bytes))
    guard !document.isFaulty, document.placeholders.isEmpty, let root = document.root else {
      throw ProtocolError(.parseError, "the message is not valid JSON")
    }
    guard root.kind == .object else {
      throw ProtocolError(.invalidRequest, "the message is not an object")
    }
    let identifier = root.member("id")?.value
    var id: JSONOutput?
    if let text = identifier?.string {
      id = .string(text.text)
    } else if let number = identifier?.integer {
      id = .integer(number)
    } else if let identifier, identifier.kind != .null {
      throw ProtocolError(.invalidRequest, "'id' is not a string or an integer")
    }
    guard let method = root.member("method")?.value else {
      guard root.member("result") != nil || root.member("error") != nil else {
        throw ProtocolError(.invalidRequest, "the message has no 'method'", id: id)
      }
      self = .response
      return
    }
    guard let name = method.string?.text else {
      throw ProtocolError(.invalidRequest, "'method' is not a string", id: id)
    }
    let parameters = Parameters(root.member("params")?.value)
    self =
      id.map { .request(id: $0, method: name, parameters: parameters) }
      ?? .notification(method: name, parameters: parameters)
  }
}

/// The parameters of a message, or a value in them.
struct Parameters {
  let value: JSONValue?

  init(_ value: JSONValue?) { self.value = value }

  subscript(_ name: StaticString) -> Parameters { Parameters(value?.member(name)?.value) }

  var text: String? { value?.string?.text }
  var integer: Int? { value?.integer }
  var isTrue: Bool { value?.boolean ?? false }
  var exists: Bool { value.map { $0.kind != .null } ?? false }
  var elements: [Parameters] { value.map { $0.elements.map { Parameters($0) } } ?? [] }
  /// The strings of a list.
  var texts: [String] { elements.compactMap(\.text) }
}

/// The error of a request.
struct ProtocolError: Error {
  /// The codes of JSON-RPC and of the Language Server Protocol.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case serverNotInitialized = -32002
  }

  let code: Code
  let message: String
  let id: JSONOutput?

  init(_ code: Code, _ message: String, id: JSONOutput? = nil) {
    self.code = code
    self.message = message
    self.id = id
  }
}

/// A message of the server.
enum ServerMessage {
  static func result(_ result: JSONOutput, of id: JSONOutput) -> JSONOutput {
    ["jsonrpc": "2.0", "id": id, "result": result]
  }

  static func error(_ error: ProtocolError, of id: JSONOutput? = nil) -> JSONOutput {
    [
      "jsonrpc": "2.0", "id": error.id ?? id ?? .null,
      "error": ["code": .integer(error.code.rawValue), "message": .string(error.message)],
    ]
  }

  static func notification(_ method: String, _ parameters: JSONOutput) -> JSONOutput {
    ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
  }

  static func request(_ method: String, _ parameters: JSONOutput, id: String) -> JSONOutput {
    ["jsonrpc": "2.0", "id": .string(id), "method": .string(method), "params": parameters]
  }

  /// A message with its header.
  static func framed(_ message: JSONOutput) -> [UInt8] {
    let content = JSONWriter.bytes(of: message)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
