import Testing

@testable import TaskLint
@testable import TaskLintRules

/// A run with a Fluent Bit file beside the definitions.
@Suite("A Fluent Bit file of the configuration")
struct ConfigFileCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
    let definition = Example.configured(sidecar: #""memory": 64"#).completed.marked.text
    try folder.write("taskdefs/a.json", definition)
    try folder.write("taskdefs/b.json", definition)
    try configure(#""/fluent-bit/etc/extra.conf": "docker/extra.conf""#)
  }

  private func configure(_ files: String, _ more: String = "") throws {
    try folder.write(".tasklint.json", #"{"configFiles": {\#(files)}\#(more)}"#)
  }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder.path))
      .run((words + [folder("taskdefs")]).map { Argument(stringLiteral: $0) })
  }

  private static let broken = Example.outputs + "    apikey\n"

  @Test("has its own places, once for all definitions")
  func humanAndConcise() throws {
    try folder.write("docker/extra.conf", Self.broken)
    let concise = try run("--format", "concise", "-q")
    #expect(concise.status == .findings)
    #expect(
      concise.output == """
        docker/extra.conf:14:5: error: key 'apikey' has no value [fluentbit-syntax]

        """)
    let human = try run().output
    #expect(human.contains("docker/extra.conf:14:5"))
    #expect(human.contains("14 |     apikey"))
    #expect(human.contains("Found 1 error in 1 of 3 files."))
  }

  @Test("has results in SARIF, which a baseline hides")
  func sarifAndBaseline() throws {
    try folder.write("docker/extra.conf", Self.broken)
    let sarif = try run("--format", "sarif").output
    #expect(sarif.contains(#""uri":"docker/extra.conf""#))
    #expect(sarif.contains(#""startLine":14"#))
    #expect(try run("--write-baseline", folder("baseline.sarif")).status == .clean)
    #expect(try run("--baseline", folder("baseline.sarif")).status == .clean)
    try folder.write("docker/extra.conf", "# moved\n" + Self.broken)
    #expect(try run("--baseline", folder("baseline.sarif")).status == .clean)
  }

  @Test("is suppressed by overrides for it or for the definitions")
  func overrides() throws {
    try folder.write("docker/extra.conf", Self.broken)
    func suppress(_ files: String) throws -> CommandResult {
      try configure(
        #""/fluent-bit/etc/extra.conf": "docker/extra.conf""#,
        #", "overrides": [{"files": "\#(files)", "ignore": "fluentbit", "reason": "later"}]"#)
      return try run("-q", "--format", "concise")
    }
    #expect(try suppress("docker/*.conf").status == .clean)
    #expect(try suppress("taskdefs/*.json").status == .clean)
    #expect(try suppress("taskdefs/a.json").status == .findings)
  }

  @Test(
    "that can't be used is one located finding",
    arguments: [
      ("docker/none.conf", "does not exist"), ("taskdefs", "it is not a regular file"),
      ("docker/pipe", "it is not a regular file"), ("docker/large.conf", "larger than 10 MiB"),
      ("docker/out.conf", "out of the repository"), ("../outside.conf", "outside the repository"),
    ])
  func unusable(_ path: String, _ reason: String) throws {
    try folder.makeFolder("docker")
    try folder.makePipe("docker/pipe")
    try folder.write("docker/large.conf", "")
    try folder.extend("docker/large.conf", to: 100 << 20)
    try folder.link("docker/out.conf", to: "/etc/passwd")
    try configure(#""/fluent-bit/etc/extra.conf": "\#(path)""#)
    let result = try CommandSetup(workingDirectory: FilePath(folder.path))
      .run(["--format", "concise", "-q", Argument(stringLiteral: folder("taskdefs/a.json"))])
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("[fluentbit-include-missing]") ?? false)
    #expect(result.output.contains(reason), "\(result.output)")
  }

  @Test("that is binary, or has a line of 1 MB, is one located finding")
  func hostile() throws {
    for (text, fact) in [
      ("\u{7F}ELF\0\0\0\n\0", "NUL byte"), (String(repeating: "x", count: 1 << 20), "not indented"),
      ("[OUTPUT]\n    " + String(repeating: "x", count: 1 << 20), "has no value"),
    ] {
      try folder.write("docker/extra.conf", text)
      let result = try run("--format", "concise", "-q")
      let lines = result.output.split(separator: "\n").filter { $0.contains("extra.conf:") }
      #expect(lines.count == 1)
      #expect(lines.first?.contains(fact) ?? false, "\(result.output.prefix(500))")
      #expect(result.output.utf8.count < 2000)
      _ = try run("--format", "sarif")
    }
  }

  @Test("that is YAML is a mistake in the configuration")
  func yaml() throws {
    try configure(#""/fluent-bit/etc/extra.conf": "docker/extra.yaml""#)
    let result = try run()
    #expect(result.status == .failure)
    #expect(result.error.contains("classic format only"))
  }

  @Test("shows no value that may be a secret, and no comment")
  func masking() throws {
    try folder.write(
      "docker/extra.conf",
      """
      # kestrel1
      [OUTPUT]
          Name datadog
          apikey kestrel2
          header Authorization Bearer kestrel3
          dd_service kestrel4
          kestrel5

      """)
    for format in ["human", "concise", "sarif"] {
      let output = try run("--format", format).output
      #expect(!output.contains("kestrel"), "\(format): \(output)")
    }
  }
}
