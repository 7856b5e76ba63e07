import Testing

@testable import TaskLintRules

@Suite("The SARIF log")
struct SARIFReporterTests {
  private func reporter(limit: Int = 25_000) -> SARIFReporter {
    reporter(SARIFReporter.Limit(results: limit))
  }

  private func reporter(_ limit: SARIFReporter.Limit) -> SARIFReporter {
    SARIFReporter(
      sourceRoot: "/home/me/repo", workingDirectory: "/home/me/repo/services", limit: limit)
  }

  private func run(_ text: String) throws -> JSONValue {
    let document = JSONDocument(SourceFile(path: "log.sarif", text: text))
    #expect(document.fatal == nil && document.recovered.isEmpty)
    return try #require(document.root?["runs"]?.list.first)
  }

  private func result(_ finding: Finding) throws -> JSONValue {
    try #require(try run(reporter().printed([finding]))["results"]?.list.first)
  }

  @Test("names schema, version and columns, and has results when there are none")
  func emptyRun() throws {
    let text = reporter().printed([])
    let document = JSONDocument(SourceFile(path: "", text: text))
    #expect(document.root?.text("$schema")?.hasSuffix("2.1.0.json") == true)
    #expect(document.root?.text("version") == "2.1.0")
    let run = try run(text)
    #expect(run.text("columnKind") == "utf16CodeUnits")
    #expect(run["automationDetails"]?.text("id") == "tasklint/")
    #expect(run["results"].map { $0.list.isEmpty } == true)
    #expect(run["originalUriBaseIds"]?["%SRCROOT%"]?["uri"] == nil)
    #expect(reporter().printed([]) == text)
  }

  @Test("describes the rules that have results, sorted, within GitHub's limits")
  func rules() throws {
    let none = try #require(try run(reporter().printed([]))["tool"]?["driver"]?["rules"])
    #expect(none.list.isEmpty)
    let findings = RuleCatalog.ids.map { Finding.sample("[|1|]", rule: $0) }
    let run = try run(reporter().printed(findings.reversed()))
    let rules = try #require(run["tool"]?["driver"]?["rules"]).list
    #expect(rules.compactMap { $0.text("id") } == RuleCatalog.ids.map(\.name).sorted())
    for result in try #require(run["results"]).list {
      let index = try #require(result.number("ruleIndex"))
      #expect(rules[index].text("id") == result.text("ruleId"))
    }
    for rule in rules {
      let id = try #require(rule.text("id"))
      #expect(rule.text("name") != id)
      let texts: [StaticString] = ["shortDescription", "fullDescription", "help"]
      for member in texts {
        let text = try #require(rule[member]?.text("text"), "\(id) lacks \(member)")
        #expect(
          !text.contains("`") && ("\(member)" == "help" || text.hasSuffix(".")), "\(id): \(member)")
        #expect(
          "\(member)" == "help" || text.count <= 1024, "\(id): \(member) is too long for GitHub")
      }
      #expect(rule["help"]?.text("markdown")?.isEmpty == false)
      #expect(rule.text("helpUri")?.hasPrefix("https://") == true)
      let metadata = try #require(RuleCatalog.metadata(named: id))
      #expect(rule["defaultConfiguration"]?.text("level") == metadata.severity.rawValue)
      #expect((rule["properties"]?["security-severity"] != nil) == metadata.isSecurity)
      #expect(rule["properties"]?.text("stage") == metadata.stage.rawValue)
    }
  }

  @Test("gives a result its place in bytes, lines and UTF-16 columns")
  func region() throws {
    let finding = Finding.sample(
      "{\n  \"🍣\": [|\"値\"|],\n  \"b\": [1|1|]\n}", rule: "json-syntax", severity: .warning)
    let result = try result(finding)
    #expect(result.text("ruleId") == "json-syntax" && result.text("level") == "warning")
    #expect(result.number("ruleIndex") == 0)
    let place = try #require(result["locations"]?.list.first?["physicalLocation"])
    #expect(place["artifactLocation"]?.text("uri") == "services/taskdefs/api.json")
    #expect(place["artifactLocation"]?.text("uriBaseId") == "%SRCROOT%")
    let region = try #require(place["region"])
    let members: [StaticString] = [
      "startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength",
    ]
    #expect(members.map { region.number($0) } == [2, 9, 2, 12, 12, 5])
    #expect(region["snippet"]?.text("text") == "\"値\"")
    let context = try #require(place["contextRegion"])
    #expect(context.number("startLine") == 1 && context.number("endLine") == 3)
    #expect(result["partialFingerprints"]?.text("tasklint/v1") == "0123456789abcdef")
    let logical = try #require(result["locations"]?.list.first?["logicalLocations"])
    #expect(logical.list.first?.text("fullyQualifiedName") == "/🍣")
  }

  @Test("links related places from the message")
  func relatedPlaces() throws {
    let finding = Finding.sample("[[|1|], [1|2|], [2|3|]]", note: "element [2] \\ of a list")
    let result = try result(finding)
    #expect(
      result["message"]?.text("text") == """
        Container 'app' is wrong. The API rejects this. Set it right. \
        See also [element \\[2\\] \\\\ of a list](1), [element \\[2\\] \\\\ of a list](2).
        """)
    let related = try #require(result["relatedLocations"]).list
    #expect(related.map { $0.number("id") } == [1, 2])
    #expect(related.map { $0["physicalLocation"]?["region"]?.number("startColumn") } == [5, 8])
  }

  @Test("makes no link of a value, and shows no secret")
  func hostileText() throws {
    let finding = Finding.sample(
      #"{"token": [|"swordfish9"|]}"#,
      fact: "value 'swordfish9' is '[click](https://example.com)\u{202E}'")
    let text = reporter().printed([finding])
    #expect(!text.contains("swordfish9") && !text.contains("\u{202E}"))
    let message = try #require(try result(finding)["message"]?.text("text"))
    #expect(message.hasPrefix(#"Value '••••' is '\[click\]\(https://example.com\)\u{202E}'."#))
  }

  @Test("leaves out a context that is no more than the place")
  func noContext() throws {
    let place = try result(.sample("[|1|]"))["locations"]?.list.first?["physicalLocation"]
    #expect(place?["region"] != nil && place?["contextRegion"] == nil)
  }

  @Test(
    "writes paths as URIs",
    arguments: [
      ("a.json", "services/a.json"), ("./a//b/../c.json", "services/a/c.json"),
      ("../x y/ü#%:.json", "x%20y/%C3%BC%23%25%3A.json"), ("/home/me/repo/a.json", "a.json"),
      ("/home/me/repository/a.json", "file:///home/me/repository/a.json"),
      ("../../../b.json", "file:///home/b.json"),
    ])
  func paths(_ path: String, _ uri: String) throws {
    let location = try #require(
      SARIFPaths(sourceRoot: "/home/me/repo/", workingDirectory: "/home/me/repo/services")
        .location(of: path))
    let base = uri.hasPrefix("file:") ? "" : #","uriBaseId":"%SRCROOT%""#
    #expect(JSONWriter.text(of: location) == #"{"uri":"\#(uri)"\#(base)}"#)
  }

  @Test("keeps the most severe of too many results, in their order, and says so")
  func limit() throws {
    let findings = (0..<40).map { number in
      Finding.sample(
        "[|\(number)|]", severity: number % 4 == 0 ? .error : number % 4 == 1 ? .warning : .note)
    }
    let run = try run(reporter(limit: 15).printed(findings))
    let snippets = try #require(run["results"]).list.compactMap { result in
      result["locations"]?.list.first?["physicalLocation"]?["region"]?["snippet"]?.text("text")
    }
    let expected = (0..<40).filter { $0 % 4 == 0 || ($0 % 4 == 1 && $0 < 20) }
    #expect(snippets == expected.map(String.init))
    let notification = run["invocations"]?.list.first?["toolExecutionNotifications"]?.list
    #expect(notification?.first?["message"]?.text("text")?.hasPrefix("'25' of the least") == true)
  }

  @Test("leaves out what would not compress, and nothing that does")
  func compressedLimit() throws {
    let limit = SARIFReporter.Limit(compressedBytes: 20_000, bytesSurelyTaken: 20_000)
    var generator = SeededGenerator(seed: 1)
    let alike = (0..<100).map { _ in Finding.sample("[|\"the same\"|]") }
    let random = (0..<100).map { _ in
      Finding.sample("[|\"\((0..<20).map { _ in "\(generator.next())" }.joined())\"|]")
    }
    #expect(try run(reporter(limit).printed(alike))["results"]?.list.count == 100)
    let kept = try #require(try run(reporter(limit).printed(random))["results"]).list.count
    #expect(20..<95 ~= kept)
  }

  @Test("has no rules in a baseline")
  func baseline() throws {
    let reporter = SARIFReporter(
      sourceRoot: "/home", workingDirectory: "/home", content: .baseline)
    let run = try run(reporter.printed([.sample("[|1|]")]))
    #expect(run["tool"]?["driver"]?["rules"] == nil)
    #expect(run["results"]?.list.first?["ruleIndex"] == nil)
  }

  @Test("reports which files could not be linted")
  func failures() throws {
    var summary = RunSummary()
    summary.exitStatus = 2
    summary.failures = [RunSummary.Failure(path: "a b.json", reason: "permission denied")]
    let invocation = try #require(
      try run(reporter().printed([], run: summary))["invocations"]?.list.first)
    #expect(invocation.number("exitCode") == 2)
    #expect(invocation["executionSuccessful"]?.boolean == false)
    let notification = try #require(invocation["toolExecutionNotifications"]?.list.first)
    #expect(
      notification["message"]?.text("text") == "'a b.json' was not linted: permission denied.")
    let place = notification["locations"]?.list.first?["physicalLocation"]?["artifactLocation"]
    #expect(place?.text("uri") == "services/a%20b.json")
  }

  @Test("carries a fix as edits")
  func fix() throws {
    let fix = Fix(.safe, "insert 'x'", edits: [Fix.Edit(SourceRange(8, 10), "x")])
    let change = try #require(
      try result(.sample("[\n\"𠮷\" [|1|]]", fix: fix))["fixes"]?.list.first?["artifactChanges"])
    let edit = try #require(change.list.first?["replacements"]?.list.first)
    let region = try #require(edit["deletedRegion"])
    #expect(region.number("byteOffset") == 8)
    #expect(region.number("byteLength") == 2)
    #expect(region.number("startLine") == 2)
    #expect(region.number("endLine") == 2)
    // A scalar outside the basic plane takes four bytes and two columns.
    #expect(region.number("startColumn") == 5)
    #expect(region.number("endColumn") == 7)
    #expect(edit["insertedContent"]?.text("text") == "x")
  }
}

extension JSONValue {
  fileprivate subscript(name: StaticString) -> JSONValue? { member(name)?.value }

  fileprivate var list: [JSONValue] { Array(elements) }

  fileprivate func text(_ name: StaticString) -> String? { self[name]?.string?.text }

  fileprivate func number(_ name: StaticString) -> Int? { self[name]?.integer }
}
