struct ECSTooLargeRule: DefinitionRule, PlainRule {
  /// The largest size in bytes.
  private static let most = 65_536

  static let metadata = RuleMetadata(
    id: "ecs-too-large",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The definition is larger than 64 KiB.",
    rationale: """
      The size is a quota of Amazon ECS that cannot be increased. White space does not count, nor \
      do properties that only the API returns, such as `requiresAttributes`.
      """,
    remedy: "Move environment variables to a file in S3, or scripts to the image.",
    references: [.quotas],
    examples: [
      Example(document(payload: 65_600), isDocumented: false),
      Example(document(payload: 65_700), isDocumented: false),
      Example(document(payload: 64_800, mark: "{"), isDocumented: false),
      Example(
        document(payload: 64_800, mark: "{" + String(repeating: " ", count: 1000)),
        isDocumented: false),
    ]
  )

  private static func document(payload: Int, mark: String = "[|{|]") -> String {
    let value = String(repeating: "ab ", count: payload / 3)
    return """
      \(mark) "containerDefinitions": [
        { "name": "app", "environment": [{ "name": "LIST", "value": "\(value)" }],
          "logConfiguration": { "logDriver": "awsfirelens" } },
        { "name": "fluentbit", "user": "0", \(Example.router(Example.fileOptions)) }
      ] }
      """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    // With Terraform and bare containers, the file does not show what is registered.
    guard [.camelCase, .pascalCase].contains(definition.object.spelling),
      definition.object.value.range.count > Self.most,
      RegisteredSize.isAlways(over: Self.most, definition)
    else { return [] }
    let size = RegisteredSize.written(of: definition)
    return [RuleFinding(at: definition.object.value.firstToken, .tooLarge(size, most: Self.most))]
  }
}

extension Message {
  fileprivate static func tooLarge(_ size: Int, most: Int) -> Message {
    Message(
      fact: "the definition has \(size) bytes without white space; the limit is \(most)",
      consequence: "the API rejects the definition",
      remedy: "move environment variables to a file in S3, or scripts to the image"
    )
  }
}
