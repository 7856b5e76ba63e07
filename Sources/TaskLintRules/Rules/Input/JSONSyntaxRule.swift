struct JSONSyntaxRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "json-syntax",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "The file is not valid JSON.",
    rationale: """
      The AWS CLI, Terraform and the API read RFC 8259: no trailing comma, no comment, no single \
      quote, UTF-8 without a byte order mark. `${…}` or `{{ … }}` in the place of one value counts \
      as a value that is not known; any other template is named as one.

      After a comma that is missing or too many the other rules still look at the file. Where a \
      bracket is missing, or one too many, the API's own model tells where: a member that the \
      object around it cannot have has left the one it belongs to. If one place alone takes the \
      bracket, a fix puts it there, and the other rules read the file with it. After any other \
      fault nobody knows what was meant, and only this rule speaks.
      """,
    remedy: "Mend the text at the place, or at the bracket that is still open. "
      + "Of a template, lint what it renders to.",
    references: [.json],
    examples: [
      Example(sidecar: #""user": "0"[|,|]"#),
      Example(sidecar: #""user": "0""#),
      Example(
        app: """
          "healthCheck": [1|{|]
            "command": ["CMD-SHELL", "curl -f http://localhost:8000/"],
          [|"stopTimeout"|]: 30
          """),
      Example(
        app: #""dockerLabels": [1|{|] "team": "koyama", [|"hostname"|]: "app", "user": "1000""#),
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
    findings(in: document.document, fault: document.bracketFault) { $0 }
      + document.embedded.flatMap { embedded in
        findings(in: embedded) { Message.inside($0) }
      }
  }

  private func findings(
    in document: JSONDocument, fault: BracketFault? = nil, saying message: (Message) -> Message
  ) -> [RuleFinding] {
    // YAML is a form that is not read, not JSON gone wrong: not-a-task-definition says so.
    guard fault != nil || document.isFaulty, document.fatal?.problem != .notation(.yaml) else {
      return []
    }
    var errors = document.recovered
    if fault == nil, let fatal = document.fatal { errors.append(fatal) }
    // What the parser met behind the place of a bracket, it met because of the bracket.
    if let fault, document.fatal != nil {
      errors.removeAll { $0.range.end > fault.mending.range.start }
    }
    let bracket = fault.map { finding(of: $0, isMended: document.fatal == nil) }
    return [bracket].compactMap(\.self)
      + errors.map { error in
        let finding = RuleFinding(at: error.range, message(.of(error, in: document.source)))
        guard let opener = error.opener, error.isAboutBrackets else { return finding }
        let bracket = document.source.text(in: opener)
        return finding.related(opener, "the '\(bracket)' that is still open")
      }
  }

  private func finding(of fault: BracketFault, isMended: Bool) -> RuleFinding {
    let finding = RuleFinding(at: fault.range, .of(fault, isMended: isMended))
      .inWrittenText()
      .fixed(by: isMended ? .mending(fault) : nil)
    guard let partner = fault.partner else { return finding }
    return finding.related(partner, fault.partnerNote)
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
