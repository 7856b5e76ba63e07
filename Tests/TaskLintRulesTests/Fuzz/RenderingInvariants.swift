@testable import TaskLintRules

/// The invariants of what `render` and `routes` print of any file.
///
/// The tests and the fuzz target `Fuzz/Targets/Routes.swift` use it.
struct RenderingInvariants {
  /// Everything that is printed of a file, with the name of its format.
  static func outputs(of source: SourceFile) -> [(format: String, text: String)] {
    let file = ShownDefinitions(source)
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
    Self.outputs(of: SourceFile(path: "a.json", bytes: bytes)).flatMap { format, text in
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
