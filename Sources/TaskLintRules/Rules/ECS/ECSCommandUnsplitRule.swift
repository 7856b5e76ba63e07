struct ECSCommandUnsplitRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-command-unsplit",
    category: .ecs,
    severity: .warning,
    stage: .start,
    summary: "A whole command line is in one element of `entryPoint` or `command`.",
    rationale: """
      Each element is one argument, and nothing splits it at its blanks. The runtime looks for a \
      program whose name is the whole line: `executable file not found`. For `command` the finding \
      is a note, because the entry point of the image may be a shell that splits the line.
      """,
    remedy: "Write each argument as a separate element.",
    references: [
      .containerDefinition,
      .init(
        "Docker: ENTRYPOINT instruction",
        "https://docs.docker.com/reference/dockerfile/#entrypoint"),
    ],
    lessons: [
      Lesson(
        Example(app: #""entryPoint": [[|"node server.js"|]]"#))
    ],
    examples: [
      Example(app: #""entryPoint": [[|"npm start"|]]"#),
      Example(app: #""entryPoint": [[|"/bin/sh -c"|]], "command": ["node server.js"]"#),
      Example(app: #""command": [[|"node server.js"|]]"#),
      Example(app: #""entryPoint": ["sh", "-c"], "command": ["node server.js"]"#),
      Example(app: #""entryPoint": ["server.js"]"#),
      Example(app: #""command": ["node", "server.js --port 80"]"#),
      Example(app: #""entryPoint": ["${ENTRY_POINT} --port 80"]"#),
      Example(app: #""entryPoint": ["C:\\Program Files\\app.exe"]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container -> [RuleFinding] in
      if let (line, place) = Self.line(in: container.entryPoint) {
        return [
          RuleFinding(at: place.range, .unsplit("entryPoint", line, in: container))
            .fixed(by: Self.fix(line, of: container))
        ]
      }
      guard Self.isUnset(container.entryPoint), let (line, place) = Self.line(in: container.command)
      else { return [] }
      return [
        RuleFinding(at: place.range, .unsplit("command", line, in: container)).with(.note)
      ]
    }
  }

  /// Splits a line without quotes and other characters of a shell at its blanks.
  private static func fix(_ line: JSONString, of container: ContainerDefinition) -> Fix? {
    let words = line.text.split(separator: " ")
    let isPlain = line.text.utf8.allSatisfy { byte in
      byte.isAlphanumeric || "-_./:=, ".utf8.contains(byte)
    }
    guard isPlain, words.count > 1, case .value(let list, _) = container.field(.entryPoint) else {
      return nil
    }
    return Fix(
      .unsafe, "split the line at its blanks",
      edit: .replacing(list, with: .list(words.map { .string(String($0)) })))
  }

  private static func isUnset(_ words: Field<[Field<JSONString>]>) -> Bool {
    words.isUnset || words.value?.isEmpty ?? false
  }

  /// The only element of a list, if it is a command line with blanks.
  private static func line(in words: Field<[Field<JSONString>]>) -> (JSONString, Place)? {
    guard let words = words.value, words.count == 1, case .value(let line, let place)? = words.first
    else { return nil }
    let bytes = line.text.utf8
    let hasBlank = bytes.contains { $0.isJSONWhitespace }
    // A path of Windows may contain blanks.
    guard hasBlank, !line.isBlank, !bytes.contains(UInt8(ascii: "\\")) else { return nil }
    return (line, place)
  }
}

extension Message {
  fileprivate static func unsplit(
    _ name: String, _ line: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "'\(name)' of container \(container.label) has a whole command line in one element, "
        + "'\(line.shown)'",
      consequence: name == "command"
        ? "if the image has no shell as its entry point, the container does not start"
        : "no program has this name, and the container does not start",
      remedy: "write each argument as a separate element"
    )
  }
}
