struct JSONSyntaxRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "json-syntax",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "The file is not valid JSON.",
    rationale: """
      The AWS CLI, Terraform and the API read RFC 8259: no trailing comma, no comment, no single \
      quote, UTF-8 without a byte order mark. After a comma that is missing or too many the other \
      rules still look at the file; after any other fault nobody knows what was meant, and only \
      this rule speaks. `${…}` or `{{ … }}` in the place of one value counts as a value that is \
      not known; any other template is named as one.
      """,
    remedy: "Mend the text at the place, or at the bracket that is still open. "
      + "Of a template, lint what it renders to.",
    references: [.json],
    examples: [
      Example(sidecar: #""user": "0"[|,|]"#),
      Example(sidecar: #""user": "0""#),
      Example(
        """
        {
          "containerDefinitions": [
            [1|{|]
              "name": "app",
              "image": "koyama/app:1.4",
              "logConfiguration": {
                "logDriver": "awsfirelens"
            }
          [|]|]
        }
        """),
      Example(task: #""cpu": ${cpu}, "memory": {{ .memory }}"#),
      Example(
        """
        {
          "family": "koyama" [|/*|] the service */
        }
        """),
      Example("{\n  \"family\": [|'|]koyama'\n}\n", isDocumented: false),
      Example("{\n  \"family\": \"koyama\",\n  [|{% if fargate %}|]\n}\n", isDocumented: false),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    findings(in: document.document) { $0 }
      + document.embedded.flatMap { embedded in
        findings(in: embedded) { Message.inside($0) }
      }
  }

  private func findings(
    in document: JSONDocument, saying message: (Message) -> Message
  ) -> [RuleFinding] {
    // YAML is a form that is not read, not JSON gone wrong: not-a-task-definition says so.
    guard document.fatal?.problem != .notation(.yaml) else { return [] }
    let errors = document.recovered + [document.fatal].compactMap(\.self)
    return errors.map { error in
      let finding = RuleFinding(at: error.range, message(.of(error, in: document.source)))
      guard let opener = error.opener, error.isAboutBrackets else { return finding }
      let bracket = document.source.text(in: opener)
      return finding.related(opener, "the '\(bracket)' that is still open")
    }
  }
}

extension Message {
  /// A fault in JSON that is written inside a string.
  fileprivate static func inside(_ message: Message) -> Message {
    Message(
      fact: "in the JSON inside this string, \(message.fact)",
      consequence: message.consequence, remedy: message.remedy)
  }
}
