import Testing

@testable import TaskLintRules

@Suite("A file of four times the size", .serialized)
struct ScalingTests {
  /// A definition with a size and a number of problems proportional to a number.
  struct Growth: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let start: Int
    let text: @Sendable (Int) -> String
  }

  static let growths = [
    Growth(testDescription: "containers", start: 200) { count in
      definition((0..<count).map { container($0, #""user": 0, "privileged": "yes""#) })
    },
    Growth(testDescription: "containers with one port", start: 200) { count in
      let port = #""portMappings": [{"containerPort": 80, "hostPort": 80}]"#
      return definition((0..<count).map { container($0, port) })
    },
    Growth(testDescription: "log routers", start: 200) { count in
      definition(
        (0..<count).map { container($0, #""firelensConfiguration": {"type": "fluentbit"}"#) })
    },
    Growth(testDescription: "a circle of dependencies", start: 250) { count in
      definition(
        (0..<count).map { number in
          let next = #"{"containerName": "app\#((number + 1) % count)", "condition": "START"}"#
          return container(number, #""dependsOn": [\#(next)]"#)
        })
    },
    Growth(testDescription: "variables", start: 1500) { count in
      let variables = (0..<count).map { #"{"name": "V\#($0 / 2)", "value": "Value-\#($0)"}"# }
      let list = variables.joined(separator: ",")
      return definition([container(0, #""environment": [\#(list)]"#)])
    },
    Growth(testDescription: "secrets", start: 800) { count in
      let list = (0..<count).map { #"{"name": "V\#($0)_TOKEN", "value": "Abc\#($0)-def"}"# }
        .joined(separator: ",")
      return definition([container(0, #""environment": [\#(list)]"#)])
    },
    Growth(testDescription: "options", start: 400) { count in
      let options = (0..<count).map { #""option\#($0)": "value""# }.joined(separator: ",")
      let log = #""logDriver": "awsfirelens", "options": {"Name": "loki", \#(options)}"#
      return definition([container(0, #""logConfiguration": {\#(log)}"#)])
    },
    Growth(testDescription: "lines", start: 80) { count in
      (0..<count).map { _ in definition([container(0, #""user": 0"#)]) }.joined(separator: "\n")
    },
    Growth(testDescription: "embedded containers", start: 150) { count in
      let containers = (0..<count).map { container($0, #""user": 0"#) }.joined(separator: ",")
      let string = "[\(containers)]".replacing("\"", with: "\\\"")
      let values = #"{"family": "f", "container_definitions": "\#(string)"}"#
      let resource = #"{"type": "aws_ecs_task_definition", "values": \#(values)}"#
      return #"{"values": {"root_module": {"resources": [\#(resource)]}}}"#
    },
  ]

  private static func container(_ number: Int, _ members: String) -> String {
    #"{"name": "app\#(number)", "image": "koyama/app", \#(members)}"#
  }

  private static func definition(_ containers: [String]) -> String {
    let router = #"{"name": "r", "image": "r", "firelensConfiguration": {"type": "fluentbit"}}"#
    let list = (containers + [router]).joined(separator: ", ")
    return #"{"family": "f", "containerDefinitions": [\#(list)]}"#
  }

  @Test("takes about four times as long, not sixteen", arguments: growths)
  func isLinear(_ growth: Growth) {
    let linter = Linter()
    func time(_ count: Int) -> Duration {
      let source = SourceFile(path: "task.json", text: growth.text(count))
      return ProcessorTime.measure { _ = linter.lint(source) }
    }
    // A busy machine can slow down a run, so the best of several counts.
    var ratio = Double.infinity
    var least = (small: Duration.seconds(3600), large: Duration.seconds(3600))
    for _ in 1...5 where ratio > 8 {
      least.small = min(least.small, time(growth.start))
      least.large = min(least.large, time(growth.start * 4))
      ratio = least.large / least.small
    }
    #expect(ratio < 10, "\(least.small) became \(least.large)")
  }
}
