struct NotATaskDefinitionRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "not-a-task-definition",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "The file does not contain a task definition.",
    rationale: """
      A file without a task definition cannot be checked, and a run without findings would look \
      like approval. The rule reports files that are named on the command line. Files that a \
      search of a folder finds are skipped and counted; `--skip-unrecognized` does the same with \
      named files. A skeleton that the AWS CLI generates is reported as one until its properties \
      are filled in or removed.
      """,
    remedy: "Name a file that contains `containerDefinitions`, or do not name this one.",
    references: [.registerTaskDefinition],
    lessons: [
      Lesson(
        Example(
          #"[|[|]{ "name": "koyama", "imageUri": "koyama/app:1.4" }]"#,
          path: "imagedefinitions.json"
        ),
        after: Example(task: #""family": "koyama", "memory": "512""#))
    ],
    examples: [
      Example(#"[|{|] "name": "koyama", "dependencies": {} }"#),
      Example(#"[|{|] "family": "", "containerDefinitions": [{ "name": "" }] }"#),
      Example(
        "[|family|]: koyama\ncontainerDefinitions:\n  - name: app\n", path: "koyama.yaml",
        isDocumented: false),
      Example(task: #""family": "koyama""#, isDocumented: false),
      Example(#"{ "family": "koyama", "containerDefinitions": [{ "name": "" }] }"#),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    guard case .none(let description) = document.input else { return [] }
    // No other rule reports YAML, so this one does even if a search found the file.
    if let fatal = document.document.fatal, fatal.problem == .notation(.yaml) {
      return [RuleFinding(at: fatal.range, .yaml)]
    }
    guard document.isNamed || description.isUnfinished, let root = document.document.root else {
      return []
    }
    return [RuleFinding(at: root.firstToken, .noDefinition(description))]
  }
}

extension Message {
  fileprivate static func noDefinition(_ description: DocumentDescription) -> Message {
    Message(
      fact: "the file is \(description.phrase), not a task definition",
      consequence: "it cannot be checked",
      remedy: description.remedy
    )
  }

  fileprivate static let yaml = Message(
    fact: ForeignNotation.yaml.fact,
    consequence: "tasklint reads only JSON, and does not check it",
    remedy: ForeignNotation.yaml.remedy
  )
}

extension DocumentDescription {
  fileprivate var remedy: MessageText {
    emptyProperty.map { "fill in or remove each empty property, such as '\($0)'" }
      ?? "name a file that contains 'containerDefinitions', or do not name this one"
  }
}
