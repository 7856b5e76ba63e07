struct ECSRoleInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-role-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A role of the task is not the ARN of an IAM role.",
    rationale: """
      `taskRoleArn` and `executionRoleArn` contain the ARN of an IAM role, \
      `arn:aws:iam::ACCOUNT:role/NAME`, with an account of 12 digits. The API rejects any other ARN \
      with `Role is not valid`, and since 2024 an empty string as well.
      """,
    remedy: "Use the ARN of an IAM role, or remove the property.",
    references: [.registerTaskDefinition, .taskRole],
    lessons: [
      Lesson(
        Example(task: #""taskRoleArn": [|"arn:aws:iam::111122223333:user/koyama"|]"#),
        after: Example(task: #""taskRoleArn": "arn:aws:iam::111122223333:role/koyama""#)),
      Lesson(
        Example(
          task:
            #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama", "taskRoleArn": [|""|]"#
        ),
        after: Example(task: #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#)),
    ],
    examples: [
      Example(task: #""executionRoleArn": [|"arn:aws:iam::11112222333:role/koyama"|]"#),
      Example(task: #""executionRoleArn": [|"arn:aws:iam:eu-west-1:111122223333:role/koyama"|]"#),
      Example(task: #""taskRoleArn": [|"arn:aws:iam::111122223333:role"|]"#),
      Example(task: #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#),
      Example(task: #""taskRoleArn": "arn:aws-cn:iam::111122223333:role/team/koyama""#),
      Example(task: #""taskRoleArn": "koyama", "executionRoleArn": "koyama-execution""#),
      Example(task: #""taskRoleArn": "arn:aws:iam::${ACCOUNT}:role/koyama""#),
      Example(task: #""taskRoleArn": "arn:aws:iam::ACCOUNT:role/koyama""#),
      Example(task: #""taskRoleArn": "arn:aws:iam::11111111111:role/koyama""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let task = definition.properties
    let properties: [TaskDefinitionProperties.Property] = [.taskRoleArn, .executionRoleArn]
    return properties.compactMap { property in
      guard
        case .value(let role, let place) = property == .taskRoleArn
          ? task.taskRoleArn : task.executionRoleArn
      else { return nil }
      if role.isBlank {
        return RuleFinding(at: place.range, .empty(task.spelledName(of: property)))
          .with(.warning)
      }
      // The API looks up a short name.
      let text = role.decodedBytes
      guard text.begins(with: "arn:"), !Self.isRole(ARN(text)), !Self.isStandIn(ARN(text)) else {
        return nil
      }
      return RuleFinding(at: place.range, .invalid(role, task.spelledName(of: property)))
    }
  }

  /// Whether the account is one digit only, which stands for the real account in samples.
  private static func isStandIn(_ arn: ARN?) -> Bool {
    guard let account = arn?.accountBytes, let first = account.first, first.isDigit else {
      return false
    }
    return account.allSatisfy { $0 == first }
  }

  private static let accountDigits = 12

  private static func isRole(_ arn: ARN?) -> Bool {
    guard let arn, arn.serviceBytes.isText("iam"), arn.regionBytes.isEmpty,
      arn.accountBytes.count == accountDigits, arn.accountBytes.allSatisfy(\.isDigit)
    else { return false }
    return arn.resourceBytes.begins(with: "role/") && arn.resourceBytes.last != UInt8(ascii: "/")
  }
}

extension Message {
  fileprivate static func invalid(_ role: JSONString, _ name: String) -> Message {
    Message(
      fact: "'\(name)' '\(role.shown)' is not the ARN of an IAM role",
      consequence: "the API rejects the definition",
      remedy: "use an ARN such as 'arn:aws:iam::111122223333:role/NAME'"
    )
  }

  fileprivate static func empty(_ name: String) -> Message {
    Message(
      fact: "'\(name)' is empty",
      consequence: "the API rejects it with \"Role is not valid\"",
      remedy: "use the ARN of a role, or remove '\(name)'"
    )
  }
}
