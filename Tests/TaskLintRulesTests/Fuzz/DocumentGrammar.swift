/// Grammars of the documents that tasklint reads, from which fuzzers and tests make documents.
enum Grammar: CaseIterable {
  case template
  case terraform
  case suppressions
  case configuration

  /// Makes a document.
  static func document(_ bytes: some Sequence<UInt8>) -> (grammar: Grammar, text: String) {
    var choices = Choices(bytes)
    let grammar = choices.one(of: allCases)
    return (grammar, grammar.text(&choices))
  }

  func text(_ choices: inout Choices) -> String {
    var maker = GrammarMaker(choices: choices)
    defer { choices = maker.choices }
    switch self {
    case .template: return maker.template()
    case .terraform: return maker.terraform()
    case .suppressions: return maker.suppressed()
    case .configuration: return maker.configuration()
    }
  }
}

/// Makes the texts of the grammars.
struct GrammarMaker {
  var choices: Choices
  /// Whether properties have the names of CloudFormation.
  var isPascalCase = false
  var depth = 0

  static let numbers = [
    "0", "1", "-1", "80", "65536", "512", "1.5", "1e400", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "99999999999999999999999",
  ]
  static let words = [
    "app", "router", "awsfirelens", "fluentbit", "awsvpc", "root", "0", "", "datadog", "http",
    "é寿🍣",
    "a'b", "a\\\"b", "\\u0061pp", "\\ud83c", "a\\nb", "${X}", "{{ x }}", "1024m", "99999999999 GB",
    ".25 vCPU", "9223372036854775807", "arn:aws:iam::1:role/x", "1:2:3:4", "::error::x", "/../a~1b",
    "x:99999999999999999999.1", "0.0.0.0:99999999999999999999",
  ]
  private static let keys = [
    "name", "image", "essential", "user", "cpu", "memory", "memoryReservation", "environment",
    "secrets",
    "logConfiguration", "firelensConfiguration", "dependsOn", "portMappings", "dockerLabels",
    "healthCheck", "command", "stopTimeout", "startTimeout", "links", "ulimits", "x",
  ]

  init(choices: Choices) { self.choices = choices }

  /// A key in the spelling of the document.
  func key(_ name: String) -> String {
    isPascalCase ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  func object(_ members: [String]) -> String { "{" + members.joined(separator: ",") + "}" }

  func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

  mutating func string() -> String { "\"\(choices.one(of: Self.words))\"" }

  /// A value of any kind; deep ones are short.
  mutating func value() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 6 else { return string() }
    switch choices.number(below: 8) {
    case 0, 1: return string()
    case 2: return choices.one(of: Self.numbers)
    case 3: return choices.one(of: ["true", "false", "null", "${X}", "{{ x }}"])
    case 4: return list(some(3) { $0.value() })
    case 5: return object(some(3) { "\($0.string()):\($0.value())" })
    case 6 where isPascalCase: return function()
    default: return entry()
    }
  }

  mutating func some(_ most: Int, _ make: (inout GrammarMaker) -> String) -> [String] {
    let count = choices.number(below: most + 1)
    return (0..<count).map { _ in make(&self) }
  }

  /// An entry of `environment` with a secret that no output may show.
  private func entry() -> String {
    "{\"\(key("name"))\":\"DB_PASSWORD\",\"\(key("value"))\":\"plain6\(Canary.word)7x\"}"
  }

  mutating func container() -> String {
    var members = ["\"\(key("name"))\":\(string())", "\"\(key("image"))\":\"i\""]
    members += some(8) { maker in
      let name = maker.choices.one(of: Self.keys)
      return "\"\(maker.key(name))\":\(maker.member(name))"
    }
    return object(members)
  }

  /// A value that goes with a key, or any other.
  private mutating func member(_ name: String) -> String {
    guard choices.number(below: 4) > 0 else { return value() }
    switch name {
    case "environment", "secrets":
      let second = name == "secrets" ? "valueFrom" : "value"
      return list(
        some(4) { "{\"\($0.key("name"))\":\($0.string()),\"\($0.key(second))\":\($0.value())}" })
    case "logConfiguration", "firelensConfiguration":
      let kind = name == "logConfiguration" ? "logDriver\":\"awsfirelens" : "type\":\"fluentbit"
      let options = some(4) { "\($0.string()):\($0.value())" }
      return "{\"\(isPascalCase ? kind.prefix(1).uppercased() + kind.dropFirst() : kind)\","
        + "\"\(key("options"))\":\(object(options))}"
    case "dependsOn":
      return list(
        some(4) {
          "{\"\($0.key("containerName"))\":\($0.string()),\"\($0.key("condition"))\":\"START\"}"
        })
    case "portMappings":
      return list(
        some(4) { "{\"\($0.key("containerPort"))\":\($0.choices.one(of: Self.numbers))}" })
    case "cpu", "memory", "memoryReservation", "stopTimeout", "startTimeout":
      return choices.one(of: Self.numbers)
    case "dockerLabels": return labels()
    default: return value()
    }
  }

  /// Labels, some of which are suppressions.
  mutating func labels() -> String {
    object(
      some(4) { maker in
        let rule = maker.choices.one(of: ["all", "ecs-value-invalid", "secrets", "nothing", ""])
        return "\"tasklint.ignore/\(rule)\":\(maker.string())"
      })
  }

  mutating func definition() -> String {
    var members = ["\"\(key("family"))\":\(isPascalCase ? value() : string())"]
    members += some(3) { maker in
      let name = maker.choices.one(of: ["cpu", "memory", "networkMode", "volumes", "taskRoleArn"])
      return "\"\(maker.key(name))\":\(maker.value())"
    }
    let containers = [container()] + some(3) { $0.container() }
    members.append("\"\(key("containerDefinitions"))\":\(list(containers))")
    return object(members)
  }
}
