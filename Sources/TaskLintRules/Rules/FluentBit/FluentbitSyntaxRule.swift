struct FluentbitSyntaxRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-syntax",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "Fluent Bit cannot read a line of the custom file.",
    rationale: """
      Fluent Bit reads a file in classic format line by line: a section in brackets in the first \
      column, and indented lines with a key, a blank and a value. The first indented line decides \
      the indentation of the whole file, also for comments. At the first line of another form it \
      exits with status 1. It also exits if a file is read twice, if a key has no value, and if the \
      file has a `[PARSER]`, which belongs in a `Parsers_File`. It ignores a section with an \
      unknown name.
      """,
    remedy: """
      Write each property as a key, a blank and a value, with the same blanks before all of them.
      """,
    references: [.fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: output.replacingMatch(with: "[|Match|]")),
        after: .configured(file: output))
    ],
    examples: [
      .configured(file: output.replacingMatch(with: "[|Match|] ")),
      .configured(file: output.replacingMatch(with: "  [|Match|] *")),
      .configured(file: output.replacingMatch(with: "Match *\n  [|#|] comment")),
      .configured(file: output.replacingMatch(with: "Match *\n[|apikey|] ${DD_API_KEY}")),
      .configured(file: output + "[|[FILTER|]\n    Name grep\n"),
      .configured(file: output + "[[|PARSER|]]\n    Name app\n"),
      .configured(file: output + "[[|OUTPT|]]\n    Name null\n"),
      .configured(file: "[|Name|] datadog\n" + output),
      .configured(file: output + "@INCLUDE [|extra.conf|]\n"),
      .configured(file: output + "[CUSTOM_DATA]\n    Name null\n"),
      .configured(file: output.replacingMatch(with: "Match *\n    # comment")),
    ]
  )

  private static let output = Example.outputs

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    var findings: [RuleFinding] = []
    for read in file.configuration.files {
      if let fault = read.fault {
        findings.append(
          file.finding(
            at: fault.range, in: read.source, .fault(fault.kind, read.source.text(in: fault.range)),
            about: ["\(fault.kind)"]))
      }
    }
    for fault in file.configuration.includeFaults {
      guard let message = Message.include(fault.kind, fault.include.path) else { continue }
      findings.append(
        file.finding(
          at: fault.include.range, in: fault.file.source, message, about: [fault.include.path]))
    }
    return findings + file.configuration.sections.compactMap { self.finding(in: $0, of: file) }
  }

  private func finding(in section: ClassicSection, of file: CustomFile) -> RuleFinding? {
    let name = section.name.lowercased()
    if name == "parser" || name == "multiline_parser" {
      return file.finding(at: section.nameRange, of: section, .parser(section.name))
    }
    guard section.kind == .other,
      let nearest = EditDistance.nearest(to: name, in: ["output", "input", "filter", "service"])
    else { return nil }
    return file.finding(at: section.nameRange, of: section, .unknown(section.name, nearest))
      .with(.warning)
  }
}

extension Message {
  private static let rejection: MessageText = "Fluent Bit exits with status 1 when it starts"

  fileprivate static func fault(_ kind: ClassicFault.Kind, _ token: String) -> Message {
    let (fact, remedy): (MessageText, MessageText) =
      switch kind {
      case .byteOrderMark:
        ("the file begins with a byte order mark", "save the file as UTF-8 without it")
      case .nulByte:
        ("the file contains a NUL byte", "save the file as text in UTF-8")
      case .unclosedSection:
        ("the name of a section has no ']'", "add ']' after the name")
      case .missingValue:
        (
          "key '\(token)' has no value",
          "write a blank and the value after the key, or remove the line"
        )
      case .emptyValue:
        ("key '\(token)' has no value", "write the value after the key, or remove the line")
      case .missingIndentation:
        (
          "the line is not indented and does not begin with '[', '@' or '#'",
          "indent it like the other properties"
        )
      case .lowIndentation:
        (
          "the line has fewer blanks at its start than the first indented line of the file",
          "indent it like the first indented line, comments as well"
        )
      case .extraIndentation:
        (
          "the line has more blanks at its start than the first indented line of the file",
          "indent it like the first indented line"
        )
      case .mixedIndentation:
        (
          "the line is indented by other blanks than the first indented line of the file",
          "use only spaces or only tabs"
        )
      case .outsideSection:
        ("the property is before the first section", "write a section such as '[OUTPUT]' above it")
      case .unclosedGroup: ("the name of a group has no ']'", "add ']' after the name")
      case .emptyGroup:
        ("the group before this one has no properties", "add a property to it, or remove it")
      case .commandWithoutValue:
        ("the command has no value", "write a blank and the value after it, or remove the line")
      }
    return Message(fact: fact, consequence: rejection, remedy: remedy)
  }

  fileprivate static func include(
    _ kind: FluentBitConfiguration.IncludeFault.Kind, _ path: String
  ) -> Message? {
    switch kind {
    case .repeated:
      Message(
        fact: "'@INCLUDE' reads '\(path)' a second time", consequence: rejection,
        remedy: "include each file once, and no file that includes this one")
    case .tooMany:
      Message(
        fact: "the includes lead to more than 1000 files, or to more than 64 MiB",
        consequence: "Fluent Bit reads at most 1000 files", remedy: "include fewer files")
    case .missing, .unreadable, .noMatch: nil
    }
  }

  fileprivate static func parser(_ name: String) -> Message {
    Message(
      fact: "section '\(name)' is not valid in this file", consequence: rejection,
      remedy: "move it to a file of parsers, and set 'Parsers_File' in '[SERVICE]' to that file")
  }

  fileprivate static func unknown(_ name: String, _ nearest: String) -> Message {
    let nearest = nearest.uppercased()
    return Message(
      fact: "unknown section '\(asked: name)'; did you mean '\(nearest)'?",
      consequence: "Fluent Bit ignores the section and its properties",
      remedy: "rename it to '\(nearest)'")
  }
}

extension String {
  fileprivate func replacingMatch(with text: String) -> String {
    let parts = parts(separatedBy: "Match *")
    return parts[0] + text + parts.dropFirst().joined(separator: "Match *")
  }
}
