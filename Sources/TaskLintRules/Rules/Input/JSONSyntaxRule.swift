struct JSONSyntaxRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "json-syntax",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "The file is not valid JSON.",
    rationale: """
      The AWS CLI, Terraform and the API read RFC 8259: no trailing commas, no comments, no single \
      quotes, and UTF-8 without a byte order mark. `${…}` or `{{ … }}` in place of a value is an \
      unresolved value. `${…}` beside the elements of a list or the properties of an object may \
      include the comma to the next one. Any other template is reported as a template.

      The other rules still check a file with a byte order mark or with missing or extra commas. If \
      a bracket is missing or extra, the API's model shows where: a property that its object cannot \
      have belongs to another object. If only one place is possible, a fix corrects the bracket \
      there, and the other rules check the corrected file. After any other fault, the other rules \
      do not check the file.
      """,
    remedy: "Correct the text at the position, or at the bracket that is not closed. "
      + "Render a template before you lint it.",
    references: [.json],
    lessons: [
      Lesson(Example(sidecar: #""user": "0"[|,|]"#)),
      Lesson(
        Example(
          app: """
            "healthCheck": [1|{|]
              "command": ["CMD-SHELL", "curl -f http://localhost:8000/ || exit 1"],
            [|"stopTimeout"|]: 30
            """)),
    ],
    examples: [
      Example(sidecar: #""cpu": 64[|,|]"#),
      Example(sidecar: #""cpu": 64"#),
      Example(
        app: #""dockerLabels": [1|{|] "team": "koyama", [|"hostname"|]: "app", "user": "1000""#),
      Example(task: #""cpu": ${cpu}, "memory": {{ .memory }}"#),
      Example(#"[${containers} { "name": "app", "image": "koyama/app:1.4", "memory": 64 }]"#),
      Example(#"{ ${task} "family": "koyama", "containerDefinitions": [] }"#),
      Example(
        """
        {
          "family": "koyama" [|/*|] the service */
        }
        """),
      Example(
        "[|\u{FEFF}|]" + Example().marked.text, isDocumented: false),
      Example("{\n  \"family\": [|'|]koyama'\n}\n", isDocumented: false),
      Example("{\n  \"family\": \"koyama\",\n  [|{% if fargate %}|]\n}\n", isDocumented: false),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    findings(in: document.document, fault: document.bracketFault) { $0 }
      + document.embedded.flatMap { embedded in
        findings(in: embedded) { Message.inside($0) }
      }
  }

  private func findings(
    in document: JSONDocument, fault: BracketFault? = nil,
    saying message: @escaping @Sendable (Message) -> Message
  ) -> [RuleFinding] {
    // not-a-task-definition reports YAML.
    guard fault != nil || document.isFaulty, document.fatal?.problem != .notation(.yaml) else {
      return []
    }
    var errors = document.recovered
    if fault == nil, let fatal = document.fatal { errors.append(fatal) }
    // The parser's errors after the place of the bracket are consequences of it.
    if let fault, document.fatal != nil {
      errors.removeAll { $0.range.end > fault.repair.range.start }
    }
    let bracket = fault.map { finding(of: $0, isRepaired: document.fatal == nil) }
    return [bracket].compactMap(\.self)
      + errors.map { error in
        let finding = RuleFinding(at: error.range, message(.of(error, in: document.source)))
          .fixed(by: fault == nil ? .correcting(error, in: document) : nil)
        guard let opener = error.opener, error.isAboutBrackets else { return finding }
        let bracket = document.source.text(in: opener)
        return finding.related(opener, "this '\(bracket)' is not closed")
      }
  }

  private func finding(of fault: BracketFault, isRepaired: Bool) -> RuleFinding {
    let finding = RuleFinding(at: fault.range, .of(fault, isRepaired: isRepaired))
      .inWrittenText()
      .fixed(by: isRepaired ? .repairing(fault) : nil)
    guard let partner = fault.partner else { return finding }
    return finding.related(partner, "\(fault.partnerNote)")
  }
}

extension Message {
  /// A fault in JSON inside a string.
  fileprivate static func inside(_ message: Message) -> Message {
    Message(
      fact: "in the JSON of this string: " + message.clauses.fact,
      consequence: message.clauses.consequence, remedy: message.clauses.remedy)
  }
}
