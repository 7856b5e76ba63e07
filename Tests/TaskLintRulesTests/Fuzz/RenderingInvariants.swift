@testable import TaskLintRules

/// The invariants of what `render` and `routes` print of any file.
///
/// The tests and the fuzz target `Fuzz/Targets/Routes.swift` use it.
struct RenderingInvariants {
  private static let fileInImage = "/fluent-bit/etc/extra.conf"

  /// The files of a log router with a known custom file, in which secrets are.
  static let companions: CompanionFiles = {
    let text = """
      @SET PASSWORD=plain8Canary9x
      [OUTPUT]
          Name datadog
          Match app*
          apikey plain4Canary5x
          Host http-intake.logs.${DD_SITE:-\(Canary.key)}
          dd_service ${DD_SERVICE}
          dd_tags env:${ENV},team:${DD_API_KEY}
      [OUTPUT]
          Name http
          Match ${TAG}
          Host https://user:plain4Canary5x@koyama.example
      """
    let folder = ImageFolder(
      [fileInImage: "extra.conf"],
      read: { $0 == "extra.conf" ? .bytes(Array(text.utf8)) : .missing }, list: { _ in [] })
    return CompanionFiles(FluentBitFiles([fileInImage], in: folder))
  }()

  /// Everything that is printed of a file, with the name of its format.
  static func outputs(
    of source: SourceFile, with companions: CompanionFiles = CompanionFiles(.none)
  ) -> [(format: String, text: String)] {
    let file = ShownDefinitions(source, with: companions)
    guard file.problem == nil else { return [("problem", file.problem ?? "")] }
    let drawing = RouteDrawing([file])
    var outputs = [
      ("text", drawing.text()), ("narrow text", drawing.text(width: .terminal(40))),
      ("mermaid", drawing.mermaid), ("svg", drawing.svg), ("json", drawing.json),
    ]
    for isExplained in [false, true] {
      for result in GeneratedText(file, isExplained: isExplained).results {
        outputs.append(
          ("render", (result.text ?? "") + result.remarks.joined(separator: "\n") + result.family))
      }
    }
    return outputs
  }

  /// Describes the violated invariants of a file.
  func violations(in bytes: [UInt8]) -> [String] {
    let source = SourceFile(path: "a.json", bytes: bytes)
    return (Self.outputs(of: source) + Self.outputs(of: source, with: Self.companions)).flatMap {
      format, text in
      Self.faults(in: text, isJSON: format == "json").map { "\(format): \($0)" }
    }
  }

  private static func faults(in text: String, isJSON: Bool) -> [String] {
    var faults: [String] = []
    if text.contains(Canary.word) { faults.append("a secret is shown in \(text)") }
    let obeyed = text.unicodeScalars.first { $0.isInvisible && $0 != "\n" && $0 != "\t" }
    if let obeyed { faults.append("U+\(String(obeyed.value, radix: 16)) is printed in \(text)") }
    for line in text.split(separator: "\n") {
      let isCommand = line.drop { $0 == " " }.hasPrefix("::")
      if isCommand { faults.append("a line is a command: \(line)") }
    }
    if isJSON {
      let document = JSONDocument(SourceFile(path: "routes.json", text: text))
      if document.fatal != nil || !document.recovered.isEmpty { faults.append("invalid JSON") }
    }
    return faults
  }
}
