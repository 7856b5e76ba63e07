import Testing

@testable import TaskLintRules

/// Numbers and sizes at the limits of what a program can compute with.
@Suite("Numbers in a file")
struct NumberTests {
  private static let extremes = [
    "0", "-0", "-1", "65536", "2147483648", "4294967296", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "99999999999999999999999999999999999999", "1e400", "-1e400", "1e-400",
    "0.00000000000000000000000001", "1.7976931348623157e308",
  ]
  private static let sizes = [
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "999999999 GB",
    "9999999999 GB", "9223372036854775807 vCPU", "0.0005 vCPU", "-1 GB", ". GB",
    "9223372036854775807k",
    "9223372036854775807G", "99999999999999999999M", "9223372036854775807:9223372036854775807",
    "1-9223372036854775807", "x:99999999999999999999.99999999999999999999",
    "https://h:99999999999999999999/", "9999-99-99",
  ]

  private static let linter = Linter()

  private func check(_ text: String) {
    let report = Self.linter.lint(SourceFile(path: "a.json", text: text))
    for (_, output) in PrintedReport.outputs(of: report) { #expect(output.utf8.count >= 0) }
  }

  /// Replaces every number, and every string that begins with a digit, of some examples: in all runs
  /// together of each of them.
  @Test("never overflow", arguments: extremes + sizes.map { "\"\($0)\"" })
  func examples(_ token: String) {
    let part = (Self.extremes + Self.sizes.map { "\"\($0)\"" }).firstIndex(of: token) ?? 0
    for (number, seed) in DefinitionMutator.seeds.enumerated() where (number + part) % 16 == 0 {
      var hasNumber = false
      let changed = seed.mappingTokens { old in
        let isNumber = old.first.map { $0.isNumber || $0 == "-" } ?? false
        let isSize = old.dropFirst().first.map { $0.isNumber || $0 == "." } ?? false
        guard isNumber || (old.hasPrefix("\"") && isSize) else { return old }
        hasNumber = true
        return token
      }
      if hasNumber { check(changed.text()) }
    }
  }

  @Test("never overflow in a sum", arguments: extremes)
  func sums(_ number: String) {
    let names = ["cpu", "memory", "memoryReservation", "stopTimeout", "startTimeout"]
    let members = names.map { "\"\($0)\": \(number)" }.joined(separator: ", ")
    let port = "{\"containerPort\": \(number), \"hostPort\": \(number)}"
    let check = """
      {"command": ["CMD", "true"], "interval": \(number), "timeout": \(number), "retries": \(number),
       "startPeriod": \(number)}
      """
    let options = """
      {"Name": "http", "log-driver-buffer-limit": "\(number)", "port": "\(number)"}
      """
    let containers = (0..<3).map { index in
      """
      {"name": "c\(index)", "image": "i", \(members), "portMappings": [\(port), \(port)],
       "healthCheck": \(check), "linuxParameters": {"sharedMemorySize": \(number), "maxSwap": \(number)},
       "ulimits": [{"name": "nofile", "softLimit": \(number), "hardLimit": \(number)}],
       "logConfiguration": {"logDriver": "awsfirelens", "options": \(options)}}
      """
    }
    for size in [number, "\"\(number)\"", "\"\(number) GB\"", "\"\(number) vCPU\""] {
      self.check(
        """
        {"family": "f", "cpu": \(size), "memory": \(size), "requiresCompatibilities": ["FARGATE"],
         "ephemeralStorage": {"sizeInGiB": \(number)},
         "containerDefinitions": [\(containers.joined(separator: ", "))]}
        """)
    }
  }

  @Test("never overflow in a date", arguments: [Int.min, Int.max, -1, 0, 253_402_300_800])
  func dates(_ seconds: Int) {
    #expect(!CalendarDay(secondsSince1970: seconds).description.isEmpty)
  }
}

extension MutableJSON {
  /// The document with another text for each token that is a value.
  fileprivate func mappingTokens(_ change: (String) -> String) -> MutableJSON {
    switch self {
    case .object(let members): .object(members.map { ($0.key, $0.value.mappingTokens(change)) })
    case .array(let elements): .array(elements.map { $0.mappingTokens(change) })
    case .token(let token): .token(change(token))
    }
  }
}
