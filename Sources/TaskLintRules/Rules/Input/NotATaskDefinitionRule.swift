struct NotATaskDefinitionRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "not-a-task-definition",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "A file that was named holds no task definition.",
    rationale: """
      A file that holds none has nothing to check, and passing it would read as approval. Files \
      that a search of a folder meets are skipped and counted instead.
      """,
    remedy: "Name a file with `containerDefinitions` in it, or leave this one out.",
    references: [.registerTaskDefinition],
    examples: [
      Example(#"[|{|] "name": "koyama", "dependencies": {} }"#),
      Example(#"[|{|] "family": "", "containerDefinitions": [{ "name": "" }] }"#),
      Example(#"[|[|]{ "name": "app", "imageUri": "koyama/app:1.4" }]"#, isDocumented: false),
      Example(
        "[|family|]: koyama\ncontainerDefinitions:\n  - name: app\n", path: "koyama.yaml",
        isDocumented: false),
      Example(task: #""family": "koyama""#, isDocumented: false),
      Example(#"{ "family": "koyama", "containerDefinitions": [{ "name": "" }] }"#),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    guard case .none(let description) = document.input else { return [] }
    // Nobody else speaks of YAML, even where a search found it under a name of JSON's.
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
      fact: "the file is no task definition, but \(description.phrase)",
      consequence: "there is nothing in it to check",
      remedy: "name a file with 'containerDefinitions' in it, or leave this one out"
    )
  }

  fileprivate static let yaml = Message(
    fact: "the file is written in YAML, and tasklint reads JSON",
    consequence: "there is nothing in it that can be checked",
    remedy: "convert it with 'yq -o json' and lint what comes out"
  )
}
