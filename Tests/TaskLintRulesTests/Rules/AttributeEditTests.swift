import Testing

@testable import TaskLintRules

@Suite("Fixes of a definition with 'requiresAttributes'")
struct AttributeEditTests {
  private static let router = """
    { "name": "router", "user": "USER", "firelensConfiguration": { "type": "fluentbit", "options": {
      "config-file-type": "file", "config-file-value": "/a.conf" } } }
    """
  private static let app = #"{ "name": "app", "logConfiguration": { "logDriver": "awslogs" } }"#
  private static let second = #"{ "name": "b", "logConfiguration": { "logDriver": "awslogs" } }"#

  private static let names = [
    "awslogs": "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "awsfirelens": "com.amazonaws.ecs.capability.logging-driver.awsfirelens",
    "gelf": "com.amazonaws.ecs.capability.logging-driver.gelf",
    "role": "ecs.capability.execution-role-awslogs",
    "1.19": "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "fluentbit": "ecs.capability.firelens.fluentbit",
    "file": "ecs.capability.firelens.options.config.file",
    "placeholder": "{{ x }}",
  ]

  /// The short names of the attributes after the first fix of a rule.
  private func attributes(
    _ list: String, after rule: any Rule.Type, user: String = "0", more: String = ""
  ) -> String {
    let elements = list.split(separator: " ").map { name in
      "{ \"name\": \"\(Self.names[String(name)] ?? "")\" }"
    }
    let text = """
      { "family": "koyama", "executionRoleArn": "arn:aws:iam::111122223333:role/koyama",
        "requiresAttributes": [\(elements.joined(separator: ", "))],
        "containerDefinitions": [\(Self.app), \(Self.router.replacing("USER", with: user))\(more)] }
      """
    let source = SourceFile(path: "a.json", text: text)
    guard let fix = Linter(rules: [rule]).lint(source).findings.first?.fix else { return "no fix" }
    let root = JSONDocument(SourceFile(path: "a.json", text: fix.applied(to: source))).root
    let left = root?.member("requiresAttributes")?.value.elements.compactMap { element in
      element.member("name")?.value.string?.text
    }
    return (left ?? []).map { name in Self.names.first { $0.value == name }?.key ?? name }
      .joined(separator: " ")
  }

  @Test("remove the attributes that nothing needs any more, and add what is needed now")
  func changes() {
    for (list, expected) in [
      ("awslogs role 1.19 fluentbit file", "1.19 fluentbit file awsfirelens"),
      ("1.19 fluentbit file awslogs", "1.19 fluentbit file awsfirelens"),
      // It was surplus before the fix, which its own rule reports.
      ("gelf awslogs 1.19 fluentbit file", "gelf 1.19 fluentbit file awsfirelens"),
      // They were missing before the fix.
      ("awslogs 1.19", "1.19 awsfirelens"), ("fluentbit", "fluentbit awsfirelens"),
      ("awsfirelens awslogs 1.19", "awsfirelens 1.19"), ("awsfirelens 1.19", "awsfirelens 1.19"),
      ("awslogs placeholder", "awslogs placeholder"), ("", ""),
    ] {
      #expect(attributes(list, after: LogDriverNotFirelensRule.self) == expected, "\(list)")
    }
    #expect(
      attributes(
        "awslogs role 1.19", after: LogDriverNotFirelensRule.self, more: ", \(Self.second)")
        == "awslogs role 1.19 awsfirelens")
  }

  @Test("do not change the list if the same attributes are needed, or if they edit the list")
  func otherFixes() {
    #expect(
      attributes("gelf awslogs", after: FirelensSidecarUserNotRootRule.self, user: "5")
        == "gelf awslogs")
    #expect(attributes("gelf awslogs", after: RequiresAttributesSurplusRule.self) == "awslogs")
    #expect(
      attributes("awslogs 1.19 role fluentbit", after: RequiresAttributesMissingRule.self)
        == "awslogs 1.19 role fluentbit file")
    #expect(
      attributes("awslogs awslogs 1.19", after: RequiresAttributesDuplicateRule.self)
        == "awslogs 1.19")
  }
}
