/// Findings as a JUnit report: one test suite for each file and one test case for each rule in it.
///
/// A test case fails if one of its findings makes the exit status 1. The first suite has one test case
/// that passes if every file could be linted, so that a report without findings is not empty.
///
/// Source: https://github.com/testmoapp/junitxml, since JUnit has no specification of the format
public struct JUnitReporter: Reporter {
  /// The findings of one rule in one file.
  fileprivate struct Case: Sendable {
    let rule: RuleID
    var severity = Severity.note
    var message = ""
    var lines: [String] = []
    var omitted = 0
  }

  fileprivate struct Suite: Sendable {
    let path: String
    var cases: [Case] = []
    var indexes: [RuleID: Int] = [:]
  }

  private let paths: SARIFPaths
  private let failOn: Severity?
  private var suites: [Suite] = []
  private var indexes: [String: Int] = [:]

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - sourceRoot: The absolute path of the folder that paths are written relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  public init(sourceRoot: String, workingDirectory: String, failOn: Severity? = .warning) {
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
    self.failOn = failOn
  }

  public var mostPerRule: Int { DocumentList.mostPerRule }

  /// Renders each finding as the message of a failure, a line feed, and a line of its text.
  public func render(_ report: FileReport) -> RenderedReport {
    report.rendered { finding in
      let (place, path) = (finding.location.start, paths.relative(finding.location.path))
      let line =
        "\(path):\(place.line):\(place.column): \(finding.severity): \(finding.message.sentences)"
      let message = Message.sentence(finding.message.fact)
      return Array("\(XMLText.escape(message))\n\(XMLText.escape(line))".utf8)
    }
  }

  /// Keeps the findings: a suite begins with the numbers of its test cases and failures.
  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    guard !rendered.findings.isEmpty || !rendered.omitted.isEmpty else { return [] }
    let path = paths.relative(rendered.path)
    let index = indexes[path, default: suites.count]
    if index == suites.count {
      indexes[path] = index
      suites.append(Suite(path: path))
    }
    for finding in rendered.findings {
      suites[index].add(finding.ruleID, finding.severity) { test in
        let texts = finding.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
          .map { String(decoding: $0, as: UTF8.self) }
        if test.message.isEmpty { test.message = texts.first ?? "" }
        test.lines.append(texts.last ?? "")
      }
    }
    for group in rendered.omitted {
      suites[index].add(group.ruleID, group.severity) { $0.omitted += group.count }
    }
    return []
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    let tests = suites.reduce(max(run.failures.count, 1)) { $0 + $1.cases.count }
    let failing = suites.reduce(0) { $0 + failures(in: $1) }
    func put(_ line: String) { write(Array("\(line)\n".utf8)) }
    put(XMLText.declaration)
    put(
      "<testsuites"
        + Self.attributes(Product.name, tests: tests, failing, errors: run.failures.count) + ">")
    put(
      "<testsuite"
        + Self.attributes(
          Product.name, tests: max(run.failures.count, 1), 0, errors: run.failures.count) + ">")
    for failure in run.failures {
      let name = [("name", failure.path), ("classname", Product.name)]
      put("<testcase\(XMLText.attributes(name))>")
      put("<error\(XMLText.attributes([("message", "not linted: \(failure.reason)")]))/>")
      put("</testcase>")
    }
    if run.failures.isEmpty {
      let name = [("name", "every file was linted"), ("classname", Product.name)]
      put("<testcase\(XMLText.attributes(name))/>")
    }
    put("</testsuite>")
    for suite in suites { writeSuite(suite, put) }
    put("</testsuites>")
    suites = []
  }

  private func writeSuite(_ suite: Suite, _ put: (String) -> Void) {
    let numbers = Self.attributes(
      suite.path, tests: suite.cases.count, failures(in: suite), errors: 0)
    put("<testsuite\(numbers)>")
    for test in suite.cases {
      let attributes = [
        ("name", test.rule.name), ("classname", suite.path), ("file", suite.path),
      ]
      put("<testcase\(XMLText.attributes(attributes))>")
      var lines = test.lines
      if test.omitted > 0 { lines.append("and \(test.omitted) more of this rule in this file") }
      let text = lines.joined(separator: "\n")
      if test.severity.fails(at: failOn) {
        let more = lines.count > 1 ? " (and \(test.lines.count + test.omitted - 1) more)" : ""
        put(
          "<failure message=\"\(test.message)\(more)\" type=\"\(test.severity)\">\(text)</failure>")
      } else {
        put("<system-out>\(text)</system-out>")
      }
      put("</testcase>")
    }
    put("</testsuite>")
  }

  private func failures(in suite: Suite) -> Int {
    suite.cases.count { $0.severity.fails(at: failOn) }
  }

  private static func attributes(
    _ name: String, tests: Int, _ failures: Int, errors: Int
  ) -> String {
    XMLText.attributes([
      ("name", name), ("tests", "\(tests)"), ("failures", "\(failures)"), ("errors", "\(errors)"),
    ])
  }
}

extension JUnitReporter.Suite {
  /// Adds a finding to the test case of its rule.
  fileprivate mutating func add(
    _ rule: RuleID, _ severity: Severity, _ change: (inout JUnitReporter.Case) -> Void
  ) {
    let index = indexes[rule, default: cases.count]
    if index == cases.count {
      indexes[rule] = index
      cases.append(JUnitReporter.Case(rule: rule))
    }
    cases[index].severity = max(cases[index].severity, severity)
    change(&cases[index])
  }
}
