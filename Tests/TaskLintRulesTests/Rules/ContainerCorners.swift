@testable import TaskLintRules

/// Edge cases of rules on the properties of one container.
enum ContainerCorners {
  static let all: [RuleCase] =
    commands + checks + absentShells + shellWords + brokenImages + images + limits + hosts + types

  private static let commands: [RuleCase] = [
    #""entryPoint": ["run all", "now"]"#, #""entryPoint": ["/bin/run"], "command": ["run all"]"#,
    #""entryPoint": [], "command": [[|"run all"|]]"#, #""command": ["run", "all now"]"#,
    #""entryPoint": null, "command": [[|"run\tall"|]]"#, #""entryPoint": [" "]"#,
    #""entryPoint": ["C:\\Program Files\\run.exe"]"#,
    #""entryPoint": "{{ x }}", "command": ["a b"]"#,
    #""entryPoint": [[|"run 'all now'"|]], "command": ["more than one"]"#,
    #""entryPoint": [[|"/bin/run --level=a_b:c,d.e -x"|]]"#, #""entryPoint": [[|"run "|]]"#,
    #""entryPoint": [[|"run; all"|]]"#, #""command": [7]"#,
  ].map { app(ECSCommandUnsplitRule.self, $0) }

  private static let checks: [RuleCase] = [
    #"["CMD-SHELL", [|"curl"|], "x", "|| exit 1"]"#, #"["CMD-SHELL", "curl -f", "x", "y"]"#,
    #"["CMD-SHELL", "curl"]"#, #"["CMD", [|"CMD"|], "curl"]"#, #"["CMD", "CMD-SHELL-LIKE", "x"]"#,
    #"["CMD", [|"CMD-SHELL"|]]"#, #"["CMD", "/opt/my app/check"]"#, #"["CMD", "check"]"#,
    #"["CMD", "my check", "-q"]"#, #"["CMD", [|"c check -q"|]]"#, #"["NONE", "a", "||"]"#,
    #"["NONE", "CMD", "a b"]"#, #"["CMD", "a", "b", [|"|"|], "||"]"#, #"["CMD"]"#, "[]",
    #"["CMD", "a", "b||c"]"#,
  ].map { app(ECSHealthCheckInvalidRule.self, "\"healthCheck\": { \"command\": \($0) }") }

  /// The images without a shell.
  private static let absentShells: [RuleCase] = [
    "fluent/fluent-bit:4.0", "public.ecr.aws/aws-observability/aws-otel-collector:v0.40",
    "amazon/aws-otel-collector:v0.40", "otel/opentelemetry-collector:0.120",
    "otel/opentelemetry-collector-contrib:0.120", "fluent/fluent-bit",
  ].map { shell($0, #"["CMD-SHELL", [|"check"|]]"#) }

  private static let shellWords: [RuleCase] =
    [
      #"["CMD", "/bin/sh", [|"-c"|], "check"]"#, #"["CMD", "bash", [|"-c"|], "check"]"#,
      #"["CMD", "/busybox/ash", [|"-c"|], "check"]"#, #"["CMD", [|"sh"|]]"#, #"["CMD"]"#,
      #"["CMD", "zsh", "-c", "check"]"#, #"["NONE", "sh", "-c"]"#,
    ].map { shell("fluent/fluent-bit:4.0", $0) }
    + ["fluent/fluent-bit:4.0-debug", "koyama/fluent-bit:4.0", "fluent/fluent-bit-more:1"].map {
      shell($0, #"["CMD-SHELL", "check"]"#)
    }

  private static func shell(_ image: String, _ command: String) -> RuleCase {
    app(
      ECSHealthCheckShellAbsentRule.self,
      "\"image\": \"\(image)\", \"healthCheck\": { \"command\": \(command) }")
  }

  private static let digits = String(repeating: "0a", count: 32)

  private static let brokenImages: [RuleCase] = [
    "https://koyama.example/app", "koyama/app :1", #"\tkoyama/app"#, " koyama/app:1 ",
    "koyama/App:1", "koyama/app@sha256:\(digits)0", "koyama/app@sha256:\(digits.dropLast())",
    "koyama/app@sha256:\(digits.dropLast())g", "koyama/app@sha256:\(digits.uppercased())",
    "koyama/app@sha256", " koyama /app:1", #"koyama/app:1\n"#,
  ].map { app(ECSImageInvalidRule.self, "\"image\": [|\"\($0)\"|]") }

  private static let images: [RuleCase] = [
    "httpd:2", "KOYAMA/APP:1", "koyama/app:V1", "koyama/app@sha256:\(digits)",
    "koyama/app@sha512:\(digits)", "", "  ", "Registry.koyama.example/app:1",
  ].map { app(ECSImageInvalidRule.self, "\"image\": \"\($0)\"") }

  private struct Amounts {
    let task: String
    let app: String
    var sidecar = ""
  }

  /// The amounts of containers, and those of the task.
  private static let limits: [RuleCase] = [
    Amounts(task: #""memory": [1|"512"|]"#, app: #""memory": [|513|]"#),
    Amounts(task: #""memory": "512""#, app: #""memory": 512"#),
    Amounts(task: "", app: #""memory": 9999, "memoryReservation": 64"#),
    Amounts(task: "", app: #""memory": [1|64|], "memoryReservation": [|65|]"#),
    Amounts(task: "", app: #""memory": 64, "memoryReservation": 64"#),
    Amounts(task: "", app: #""memory": "{{ x }}", "memoryReservation": 65"#),
    Amounts(task: #""memory": "{{ x }}""#, app: #""memory": 99999"#),
    Amounts(task: #""memory": "x""#, app: #""memory": 99999"#),
    Amounts(task: #""memory": "512""#, app: #""memory": 300"#, sidecar: #""memory": 300"#),
    Amounts(task: #""cpu": "256""#, app: #""cpu": 128"#, sidecar: #""cpu": 128"#),
    Amounts(task: #""cpu": "256""#, app: #""cpu": 0"#, sidecar: #""cpu": 256"#),
    Amounts(task: #""cpu": [1|"256"|]"#, app: #""cpu": [|257|]"#, sidecar: #""cpu": 9"#),
    Amounts(
      task: #""memory": [1|"512"|]"#, app: #""memoryReservation": 256"#,
      sidecar: #""memoryReservation": [|257|]"#),
    Amounts(
      task: #""memory": [1|"1 GB"|]"#, app: #""memoryReservation": 1000"#,
      sidecar: #""memoryReservation": [|25|]"#),
    Amounts(
      task: #""cpu": [1|".25 vCPU"|]"#, app: #""cpu": 200"#,
      sidecar: #""cpu": [|9223372036854775807|]"#),
  ].map {
    RuleCase(
      ECSContainerExceedsTaskRule.self, Example(task: $0.task, app: $0.app, sidecar: $0.sidecar))
  }

  /// The addresses of hosts.
  private static let hosts: [RuleCase] = [
    #""10.0.0.1""#, #""FD00::a""#, #"[|"10.0.0.x"|]"#, #"[|"fd00::g"|]"#, #"[|"cafe"|]"#, #""  ""#,
    #"[|"host-gateway-2"|]"#, #"[|"1234"|]"#, #""::1""#, #""{{ x }}""#,
  ].map { address in
    app(
      ECSValueInvalidRule.self,
      "\"extraHosts\": [{ \"hostname\": \"db\", \"ipAddress\": \(address) }]")
  }

  /// Values of another type, and whether a fix converts them.
  private static let types: [RuleCase] = [
    #""essential": [|"true"|]"#, #""essential": [|"False"|]"#, #""essential": [|1|]"#,
    #""cpu": [|"64"|]"#, #""cpu": [|"064"|]"#, #""cpu": [|"+64"|]"#, #""cpu": [|"x"|]"#,
    #""cpu": [|true|]"#, #""image": [|7|]"#, #""image": [|7.5|]"#, #""image": [|true|]"#,
    #""image": [|[|]]"#, #""command": [|"run"|]"#, #""cpu": [|{|]}"#, #""essential": "{{ x }}""#,
    #""environment": [{ "name": "A", "value": [|12|] }]"#,
  ].map { app(ECSPropertyTypeRule.self, $0) }

  private static func app(_ rule: any Rule.Type, _ members: String) -> RuleCase {
    RuleCase(rule, Example(app: members))
  }
}
