@testable import TaskLintRules

/// Reads arbitrary bytes as a Fluent Bit file and lints it beside a definition.
func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "extra.conf", bytes: bytes)
  let file = ClassicFile(source)
  for section in file.sections {
    for property in section.properties {
      precondition(property.keyRange.end <= property.valueRange.start)
      precondition(property.valueRange.end <= bytes.count && !property.value.isEmpty)
    }
  }
  // The file can include itself.
  let folder = ImageFolder(
    ["/fluent-bit/etc/extra.conf": "extra.conf"],
    read: { $0 == "extra.conf" ? .bytes(bytes) : .missing }, list: { _ in ["extra.conf"] })
  let linter = Linter(files: FluentBitFiles(["/fluent-bit/etc/extra.conf"], in: folder))
  let report = linter.lint(SourceFile(path: "a.json", text: definition))
  for finding in report.companions {
    precondition(finding.location.range.end <= bytes.count)
    precondition(finding.location.start.line == finding.location.end.line, "\(finding.ruleID)")
    precondition(!finding.message.fact.isEmpty)
  }
  let drawing = RouteDrawing([
    ShownDefinitions(SourceFile(path: "a.json", text: definition), for: linter)
  ])
  for text in [drawing.text(), drawing.mermaid, drawing.svg, drawing.json] {
    precondition(!text.isEmpty)
    precondition(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" }, text)
  }
}

private let definition = """
  {"family":"a","networkMode":"awsvpc","containerDefinitions":[
  {"name":"app","image":"a:1","logConfiguration":{"logDriver":"awsfirelens"}},
  {"name":"log","image":"amazon/aws-for-fluent-bit:2.32.2","firelensConfiguration":
  {"type":"fluentbit","options":{"config-file-type":"file",
  "config-file-value":"/fluent-bit/etc/extra.conf"}}}]}
  """
