import Testing

@testable import TaskLintRules

/// The routes through a custom file that the repository has.
@Suite("The routes of logs through a known custom file")
struct FileRouteTests {
  private static let inImage = "/fluent-bit/etc/tea.conf"
  private static let options = #"""
    "config-file-type": "file", "config-file-value": "\#(inImage)"
    """#
  private static let variables = #"""
    , "environment": [{"name": "DD_TAGS", "value": "env:prod,team:tea"},
      {"name": "SITE", "value": "datadoghq.eu"}, {"name": "DD_SERVICE", "value": ""}],
      "secrets": [{"name": "DD_API_KEY", "valueFrom": "/tea/key"}],
      "logConfiguration": {"logDriver": "none"}
    """#

  private static func drawing(
    _ file: String, router: String = variables,
    _ logs: [(name: String, configuration: String)] = [("app", firelens())]
  ) -> RouteDrawing {
    let definition = RenderedDefinition(router: router, options: options, logs: logs)
    let folder = ImageFolder(
      [inImage: "docker/tea.conf"],
      read: { $0 == "docker/tea.conf" ? .bytes(Array(file.utf8)) : .missing }, list: { _ in [] })
    let files = CompanionFiles(FluentBitFiles([inImage], in: folder))
    return RouteDrawing([
      ShownDefinitions(SourceFile(path: "tea.json", text: definition.text), with: files)
    ])
  }

  private static func lines(_ drawing: RouteDrawing) -> [String] {
    drawing.text().split(separator: "\n").dropFirst().map { line in
      String(line.drop { "│├└─ ".contains($0) })
    }
  }

  private static let outputs = """
    [OUTPUT]
        Name datadog
        Match app-firelens*
        Host http-intake.logs.${SITE}
        apikey ${DD_API_KEY}
        dd_service ${DD_SERVICE:-tea}
        dd_source ${SOURCE}
        dd_tags ${DD_TAGS},zone:a
        tls on
    [OUTPUT]
        Name kinesis_firehose
        Match *
        region eu-west-1
        delivery_stream tea
    """

  @Test("lead to the outputs whose Match matches")
  func outputs() {
    let logs = [("app", firelens()), ("web", firelens()), ("old", firelens(#""Name": "null""#))]
    #expect(
      Self.lines(Self.drawing(Self.outputs, logs)) == [
        "app", "awsfirelens → logs (Fluent Bit)", "custom file /fluent-bit/etc/tea.conf",
        "Datadog: service tea, source ${SOURCE}, tags env:prod,team:tea,zone:a, "
          + "site datadoghq.eu, API key from /tea/key",
        "Firehose: stream tea, region eu-west-1 → S3, or what the stream delivers to",
        "web", "awsfirelens → logs (Fluent Bit)", "custom file /fluent-bit/etc/tea.conf",
        "Firehose: stream tea, region eu-west-1 → S3, or what the stream delivers to",
        "old", "awsfirelens → logs (Fluent Bit)", "plugin 'null'",
        "custom file /fluent-bit/etc/tea.conf",
        "Firehose: stream tea, region eu-west-1 → S3, or what the stream delivers to",
        "logs", "none → nowhere: the log driver is 'none'",
      ])
  }

  @Test("end nowhere if no output matches")
  func nowhere() {
    let text = Self.drawing("[OUTPUT]\n    Name stdout\n    Match web-*\n").text()
    #expect(
      text.contains(
        "awsfirelens → nowhere: no output of log router 'logs' or of its custom file takes it\n"))
    #expect(!text.contains("stdout"))
  }

  @Test(
    "are decided in a file that changes tags, or that is not known whole",
    arguments: [
      "[FILTER]\n    Name rewrite_tag\n    Match app-*\n    Rule $log ^a new false\n",
      "@INCLUDE /etc/other.conf\n",
      "[OUTPUT]\n    Name http\n    Match_Regex ^app\n",
      "[OUTPUT]\n    Name http\n    Match app-firelens-0*\n",
      "[OUTPUT]\n    Name http\n    Match ${PATTERN}\n",
    ])
  func undecided(more: String) {
    let lines = Self.lines(Self.drawing(more + "[OUTPUT]\n    Name s3\n    Match *\n"))
    #expect(
      lines[2] == "decided in /fluent-bit/etc/tea.conf, which has these outputs:"
        && lines.contains("S3"), "\(lines)")
  }

  @Test("are not changed by a filter for the tags of others")
  func otherFilter() {
    let filter = "[FILTER]\n    Name rewrite_tag\n    Match web-*\n    Rule $log ^a new false\n"
    let text = Self.drawing(filter + Self.outputs).text()
    #expect(text.contains("custom file /fluent-bit/etc/tea.conf"))
  }

  @Test("use variables of the log router in Match")
  func variableInMatch() {
    let file = "[OUTPUT]\n    Name stdout\n    Match ${NAME}-firelens*\n"
    let router = #", "environment": [{"name": "NAME", "value": "app"}]"#
    #expect(Self.drawing(file, router: router).text().contains("plugin 'stdout'"))
  }

  @Test("are drawn from the file in a flowchart")
  func mermaid() {
    let chart = Self.drawing(Self.outputs).mermaid
    #expect(chart.contains(#"d0f[/"custom file<br/>/fluent-bit/etc/tea.conf"/]"#))
    #expect(chart.contains("d0r --> d0f\n    d0f --> d0o0\n    d0f --> d0o1\n    d0o1 -.-> d0no1"))
  }

  @Test("are drawn with dashed lines where the file does not decide")
  func undecidedChart() {
    let chart = Self.drawing("@INCLUDE /etc/other.conf\n" + Self.outputs).mermaid
    #expect(chart.contains(#"d0f[/"decided in<br/>"#))
    #expect(chart.contains("d0f -.-> d0o0\n"))
  }

  @Test("are written as JSON with the file of each output")
  func json() {
    let text = Self.drawing(Self.outputs).json
    #expect(text.contains(#""source": "docker/tea.conf""#))
    #expect(text.contains(#""file": "docker/tea.conf""#))
    #expect(text.contains(#""usesFile": false"#))
  }

  @Test("show no secret of the file")
  func secrets() {
    let file = """
      @SET KEY=canary88secret
      [OUTPUT]
          Name datadog
          Match *
          apikey hunter2canary
          dd_tags ${PASSWORD}
          dd_service ${KEY}
          host https://u:canary99@x
          dd_source ${X:-Bearer canary77abc}
      """
    let router = #", "environment": [{"name": "PASSWORD", "value": "plain4Canary5x"}]"#
    let drawing = Self.drawing(file, router: router)
    for text in [drawing.text(), drawing.mermaid, drawing.svg, drawing.json] {
      #expect(text.contains("••••"))
      #expect(!text.lowercased().contains("canary"), "\(text)")
    }
  }
}
