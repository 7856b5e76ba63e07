/// A correct definition, and the properties by which an example differs from it.
struct ExampleDefinition: Sendable {
  private static let app: [(name: String, text: String)] = [
    ("name", #""name": "app""#),
    ("image", #""image": "koyama/app:1.4""#),
    ("logConfiguration", #""logConfiguration": { "logDriver": "awsfirelens" }"#),
  ]

  /// The custom file is one of AWS's files, which reads no variables.
  private static let sidecar: [(name: String, text: String)] = [
    ("name", #""name": "fluentbit""#),
    ("image", #""image": "koyama/fluent-bit:2.1""#),
    ("user", #""user": "0""#),
    (
      "firelensConfiguration",
      """
      "firelensConfiguration": {
        "type": "fluentbit",
        "options": {
          "config-file-type": "file",
          "config-file-value": "/fluent-bit/configs/parse-json.conf"
        }
      }
      """
    ),
  ]

  /// The properties without which rules report notes.
  private static let completion: [(name: String, text: String)] = [
    ("memory", #""memory": 64"#),
    (
      "logConfiguration",
      """
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "koyama",
          "awslogs-region": "ap-northeast-1",
          "awslogs-stream-prefix": "fluentbit"
        }
      }
      """
    ),
  ]

  let task: String
  let app: String
  let sidecar: String
  let more: [String]
  let without: [String]
  /// Whether the log router has the properties without which rules report notes.
  var isComplete = false

  /// The document with the marks of the properties.
  var text: String {
    var containers: [String] = []
    if !without.contains("app") {
      containers.append(Self.object(Self.app, with: app, without: names(of: "app.")))
    }
    if !without.contains("sidecar") {
      let members = Self.sidecar + (isComplete ? Self.completion : [])
      containers.append(Self.object(members, with: sidecar, without: names(of: "sidecar.")))
    }
    containers += more
    let list = containers.map { Self.indented($0) }.joined(separator: ",\n")
    let definitions = (
      name: "containerDefinitions", text: "\"containerDefinitions\": [\n\(list)\n]"
    )
    return Self.object([definitions], with: task, without: [], ownFirst: true) + "\n"
  }

  private func names(of prefix: String) -> [String] {
    without.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  private static func object(
    _ members: [(name: String, text: String)],
    with own: String,
    without: [String],
    ownFirst: Bool = false
  ) -> String {
    let overridden = Set(names(in: own) + without)
    var texts = members.filter { !overridden.contains($0.name) }.map(\.text)
    if !own.isEmpty { texts.insert(own, at: ownFirst ? 0 : texts.count) }
    return "{\n\(texts.map { indented($0) }.joined(separator: ",\n"))\n}"
  }

  /// The names of the properties in a part of an object.
  private static func names(in members: String) -> [String] {
    let text = MarkedText("{\(members)}").text
    let document = JSONDocument(SourceFile(path: "", text: text))
    return document.root?.members.map(\.key.text) ?? []
  }

  private static func indented(_ text: String) -> String {
    var indented: [UInt8] = []
    var isAtStart = true
    for byte in text.utf8 {
      let isEnd = byte == UInt8(ascii: "\n")
      if isAtStart, !isEnd { indented += [UInt8(ascii: " "), UInt8(ascii: " ")] }
      indented.append(byte)
      isAtStart = isEnd
    }
    return String(decoding: indented, as: UTF8.self)
  }
}
