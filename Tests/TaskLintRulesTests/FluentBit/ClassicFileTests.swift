import Testing

@testable import TaskLintRules

@Suite("A file in classic format")
struct ClassicFileTests {
  private func file(_ text: String) -> ClassicFile {
    ClassicFile(SourceFile(path: "extra.conf", text: text))
  }

  @Test("has sections with properties")
  func sections() throws {
    let file = file(
      """
      # A comment
      [SERVICE]
          Flush 1

      [output]
          Name   datadog
          # Another one
          apikey ${DD_API_KEY}
          dd_tags  env:dev,team:${TEAM:-none}\u{20}
      [OUT]
          name null
      """)
    #expect(file.fault == nil)
    #expect(file.sections.map(\.kind) == [.service, .outputs, .outputs])
    let output = file.sections[1]
    #expect(output.properties.map(\.name) == ["name", "apikey", "dd_tags"])
    #expect(output.plugin?.value == "datadog")
    let tags = try #require(output.last("dd_tags"))
    #expect(tags.value == "env:dev,team:${TEAM:-none}")
    #expect(file.source.text(in: tags.valueRange) == tags.value)
    #expect(file.source.text(in: tags.keyRange) == "dd_tags")
    #expect(tags.variables.map(\.name) == ["TEAM"])
    #expect(tags.variables[0].hasDefault)
    #expect(file.source.text(in: tags.variables[0].range) == "${TEAM:-none}")
    #expect(output.last("apikey")?.onlyVariable?.name == "DD_API_KEY")
  }

  @Test("may have CRLF, tabs, no newline at its end, and no text")
  func layouts() {
    let lines = file("[INPUT]\r\n\tName cpu\r\n\tTag a")
    #expect(lines.fault == nil)
    #expect(lines.sections[0].properties.map(\.value) == ["cpu", "a"])
    #expect(file("").items.isEmpty)
    #expect(file("\n\n").fault == nil)
  }

  @Test("has commands and includes in the first column")
  func commands() throws {
    let file = file("@SET A=1\n@include /etc/a.conf \n@SET B = 2\n[INPUT]\n  Name cpu\n")
    var variables: [String?] = []
    var paths: [String] = []
    for item in file.items {
      switch item {
      case .command(let command): variables.append(command.variable)
      case .include(let include): paths.append(include.path)
      case .section: continue
      }
    }
    #expect(variables == ["A", "B "])
    #expect(paths == ["/etc/a.conf "])
  }

  @Test("has groups at twice the indentation")
  func groups() {
    let file = file(
      """
      [INPUT]
        Name cpu
        [processors] x
          logs  a
        Tag b
          Alias c
      """)
    #expect(file.fault == nil)
    #expect(file.sections[0].hasGroups)
    #expect(file.sections[0].properties.map(\.name) == ["name", "tag", "alias"])
  }

  @Test(
    "ends at its first fault",
    arguments: [
      ("[OUTPUT]\n    Name\n", ClassicFault.Kind.missingValue, "Name"),
      ("[OUTPUT]\n    Name\tnull\n", .missingValue, "Name\tnull"),
      ("[OUTPUT]\n    Name \n", .emptyValue, "Name"),
      ("[OUTPUT]\n    Name    \n", .emptyValue, "Name"),
      ("[OUTPUT]\nName null\n", .missingIndentation, "Name"),
      ("[OUTPUT]\n    Name null\nMatch *\n", .missingIndentation, "Match"),
      ("[OUTPUT]\n    Name null\n  Match *\n", .lowIndentation, "Match"),
      ("[OUTPUT]\n    Name null\n  # comment\n", .lowIndentation, "#"),
      ("[OUTPUT]\n    Name null\n      Match *\n", .extraIndentation, "Match"),
      ("[OUTPUT]\n    Name null\n\tMatch *\n", .mixedIndentation, "Match"),
      ("[OUTPUT\n    Name null\n", .unclosedSection, "[OUTPUT"),
      ("    Name null\n[OUTPUT]\n", .outsideSection, "Name"),
      ("[OUTPUT]\n    Name null\n    [OUTPUT]\n", .missingValue, "[OUTPUT]"),
      ("\u{FEFF}[OUTPUT]\n", .byteOrderMark, "\u{FEFF}"),
      ("[OUTPUT]\n    Name a\0b\n", .nulByte, "\0"),
      ("pipeline:\n  outputs:\n", .missingIndentation, "pipeline:"),
      ("@SETA\n", .commandWithoutValue, "@SETA"),
    ])
  func faults(_ text: String, _ kind: ClassicFault.Kind, _ token: String) throws {
    let file = file(text)
    let fault = try #require(file.fault)
    #expect(fault.kind == kind)
    #expect(file.source.text(in: fault.range) == token)
  }

  @Test(
    "reads variables as Fluent Bit does",
    arguments: [
      ("${A}", ["A"]), ("a${A}b${B}", ["A", "B"]), ("$A", []), ("${}", []), ("${A", []),
      ("a}${A}", []), ("${A:-}", ["A"]), ("${A:b}", ["A:b"]),
    ])
  func variables(_ text: String, _ names: [String]) {
    #expect(ClassicVariable.all(in: text.utf8, at: 0).map(\.name) == names)
  }

  @Test("are in the bytes of a value that is not UTF-8")
  func invalidUTF8() throws {
    let bytes = Array("[OUTPUT]\n    Match ".utf8) + [0xD7] + Array(" ${A}\n".utf8)
    let file = ClassicFile(SourceFile(path: "extra.conf", bytes: bytes))
    let variable = try #require(file.sections.first?.properties.first?.variables.first)
    #expect(variable.name == "A")
    #expect(file.source.text(in: variable.range) == "${A}")
  }

  @Test(
    "takes the beginnings of section names",
    arguments: [
      ("OUTPUT", ClassicSection.Kind.outputs), ("outputs", .outputs), ("Out", .outputs),
      ("s", .service), ("PARSER", .parser), ("OUTPUTX", .other), (" OUTPUT", .other), ("", .other),
    ])
  func kinds(_ name: String, _ kind: ClassicSection.Kind) {
    #expect(ClassicSection.Kind(name) == kind)
  }
}
