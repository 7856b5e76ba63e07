import Foundation
import Testing

@testable import TaskLintRules

@Suite("The routes of logs")
struct RouteTests {
  private static let datadog = firelens(
    #"""
    "Name": "datadog", "Host": "http-intake.logs.datadoghq.eu", "dd_service": "tea",
    "dd_tags": "env:prod,team:tea", "dd_source": "${DD_SOURCE}"
    """#, secrets: #"{"name": "apikey", "valueFrom": "\#(parameter)"}"#)
  private static let parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/tea/key"
  private static let awslogs = #"""
    , "logConfiguration": {"logDriver": "awslogs", "options": {
      "awslogs-group": "/ecs/tea", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "logs"}}
    """#
  private static let environment = #"""
    , "environment": [{"name": "DD_SOURCE", "value": "java"}, {"name": "DD_TAGS", "value": "a:b"},
      {"name": "DELIVERY_STREAM", "value": "${STREAM}"}],
      "secrets": [{"name": "DD_API_KEY", "valueFrom": "/tea/other-key"}]
    """#
  private static let file = #"""
    "config-file-type": "file", "config-file-value": "/fluent-bit/etc/tea.conf"
    """#

  private static func drawing(_ definition: RenderedDefinition) -> RouteDrawing {
    drawing(of: definition.text)
  }

  private static func drawing(of text: String) -> RouteDrawing {
    RouteDrawing([ShownDefinitions(SourceFile(path: "tea.json", text: text))])
  }

  @Test("are drawn as a tree")
  func tree() {
    let definition = RenderedDefinition(
      router: awslogsAndEnvironment, options: Self.file,
      logs: [
        ("app", Self.datadog), ("proxy", firelens(#""include-pattern": "^E""#)),
        ("old", #""logDriver": null"#), ("web", #""logDriver": "${DRIVER}""#),
      ])
    let expected = """
      tea tea.json
      ├─ app
      │  └─ awsfirelens → logs (Fluent Bit)
      │     ├─ Datadog: service tea, source java, tags env:prod,team:tea, site datadoghq.eu, API key from /tea/key
      │     └─ decided in /fluent-bit/etc/tea.conf, for which it has these variables:
      │        ├─ Datadog: source java, tags a:b, API key from /tea/other-key
      │        └─ Firehose: stream ${STREAM} → S3, or what the stream delivers to
      ├─ proxy
      │  └─ awsfirelens → logs (Fluent Bit) only lines that match ^E
      │     └─ decided in /fluent-bit/etc/tea.conf, for which it has these variables:
      │        ├─ Datadog: source java, tags a:b, API key from /tea/other-key
      │        └─ Firehose: stream ${STREAM} → S3, or what the stream delivers to
      ├─ old
      │  └─ no log driver → nowhere: Fargate keeps no log without a 'logConfiguration'
      ├─ web
      │  └─ ${DRIVER} → unknown: its log driver is unresolved
      └─ logs
         └─ awslogs → CloudWatch Logs: group /ecs/tea, stream prefix logs, region eu-west-1

      """
    #expect(Self.drawing(definition).text() == expected)
  }

  private var awslogsAndEnvironment: String { Self.awslogs + Self.environment }

  @Test("wrap in a narrow terminal, with colors")
  func narrowTree() {
    let definition = RenderedDefinition(router: Self.awslogs, logs: [("app", Self.datadog)])
    let lines = Self.drawing(definition).text(width: .terminal(50)).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= 50 })
    #expect(lines.contains("│          /tea/key"))
    let colored = Self.drawing(definition).text(color: .ansi)
    #expect(colored.contains("\u{1B}[1mDatadog:\u{1B}[0m \u{1B}[2mservice\u{1B}[0m tea,"))
  }

  @Test("lead to every output whose pattern begins like the name of the container")
  func overlaps() {
    let definition = RenderedDefinition(
      logs: [
        ("app", firelens(#""Name": "s3", "bucket": "a""#)),
        ("app-firelens-2", firelens(#""Name": "s3", "bucket": "b""#)),
        ("apps", firelens(#""Name": "null", "Match": "app-*""#)),
      ])
    let expected = """
      tea tea.json
      ├─ app
      │  └─ awsfirelens → logs (Fluent Bit)
      │     ├─ S3: bucket a
      │     └─ plugin 'null'
      ├─ app-firelens-2
      │  └─ awsfirelens → logs (Fluent Bit)
      │     ├─ S3: bucket a
      │     ├─ S3: bucket b
      │     └─ plugin 'null'
      ├─ apps
      │  └─ awsfirelens → nowhere: no output of log router 'logs' takes it
      └─ logs
         └─ no log driver → nowhere: Fargate keeps no log without a 'logConfiguration'

      """
    #expect(Self.drawing(definition).text() == expected)
  }

  @Test("end where a log router is missing or fails")
  func failures() {
    let app = #"""
      {"name": "app", "image": "tea:1", "logConfiguration": {"logDriver": "awsfirelens"}}
      """#
    let text = Self.drawing(of: #"{"family": "tea", "containerDefinitions": [\#(app)]}"#).text()
    #expect(text.contains("awsfirelens → nowhere: no container has a 'firelensConfiguration'\n"))
    let failing = RenderedDefinition(options: #""config-file-type": "file""#)
    #expect(
      Self.drawing(failing).text().contains("└─ the task does not start: the agent fails: unable"))
  }

  @Test("are drawn as a flowchart of Mermaid, with escaped labels")
  func mermaid() {
    let definition = RenderedDefinition(
      router: Self.awslogs, options: Self.file,
      logs: [
        ("app", firelens(#""Name": "http", "host": "x\"]-->[&#35;`<b>""#)),
        ("old", #""logDriver": null"#),
      ])
    let expected = """
      flowchart LR
        subgraph d0["tea"]
          d0c0["app"]
          d0r(["logs<br/>Fluent Bit"])
          d0f[/"decided in<br/>/fluent-bit/etc/tea.conf"/]
          d0o0[("plugin 'http'<br/>host x#34;#93;--#62;#91;#38;#35;35#59;#96;#60;b#62;")]
          d0pr[("CloudWatch Logs<br/>group /ecs/tea<br/>stream prefix logs<br/>region eu-west-1")]
          d0c1["old"]
          d0pc1{{"nowhere<br/>Fargate keeps no log without a 'logConfiguration'"}}
          d0c0 -->|"awsfirelens"| d0r
          d0c1 -->|"no log driver"| d0pc1
          d0r -->|"awslogs"| d0pr
          d0r --> d0o0
          d0r --> d0f
        end

      """
    #expect(Self.drawing(definition).mermaid == expected)
  }

  /// The place of a box in a picture.
  private struct Box {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  @Test("are drawn as a picture in which no boxes overlap")
  func picture() throws {
    let definition = RenderedDefinition(
      router: awslogsAndEnvironment, options: Self.file,
      logs: [
        ("app", Self.datadog), ("proxy", firelens(#""Name": "http", "host": "<&>\u0001\uFFFF""#)),
        ("old", #""logDriver": null"#),
      ])
    let text = Self.drawing(definition).svg
    #expect(text.contains("host &lt;&amp;&gt;\\u{1}"))
    let boxes = text.matches(
      of: /<rect class="box[^"]*" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/
    ).compactMap { match in
      if let x = Int(match.1), let y = Int(match.2), let width = Int(match.3),
        let height = Int(match.4)
      {
        Box(x: x, y: y, width: width, height: height)
      } else {
        nil
      }
    }
    let size = try #require(text.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/))
    let (width, height) = (Int(size.1) ?? 0, Int(size.2) ?? 0)
    #expect(boxes.count == 12)
    for (index, box) in boxes.enumerated() {
      #expect(box.x + box.width <= width && box.y + box.height <= height)
      for other in boxes.dropFirst(index + 1) { #expect(!box.overlaps(other)) }
    }
  }

  @Test("are written as JSON with a version")
  func json() throws {
    let definition = RenderedDefinition(
      router: Self.awslogs, options: Self.file,
      logs: [("app", Self.datadog), ("old", #""logDriver": "none""#)])
    let data = Data(Self.drawing(definition).json.utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["version"] as? Int == 1)
    let first = try #require((root["definitions"] as? [[String: Any]])?.first)
    #expect(first["family"] as? String == "tea")
    let containers = try #require(first["containers"] as? [[String: Any]])
    #expect(containers.compactMap { $0["route"] as? String } == ["router", "nowhere", "driver"])
    #expect(containers.first?["usesFile"] as? Bool == true)
    let places = try #require(containers.first?["destinations"] as? [[String: Any]])
    let settings = try #require(places.first?["settings"] as? [String: String])
    #expect(settings["API key"] == "from /tea/key")
    #expect(settings["site"] == "datadoghq.eu")
    let router = try #require(first["router"] as? [String: Any])
    #expect((router["file"] as? [String: Any])?["path"] as? String == "/fluent-bit/etc/tea.conf")
  }

  @Test("show no secret")
  func secrets() {
    let definition = RenderedDefinition(
      router: #", "environment": [{"name": "DD_API_KEY", "value": "plain4Canary5x"}]"#,
      options: Self.file,
      logs: [("app", firelens(#""Name": "datadog", "apikey": "hunter22canary""#))])
    let drawing = Self.drawing(definition)
    for text in [drawing.text(), drawing.mermaid, drawing.svg, drawing.json] {
      #expect(text.contains("••••"))
      #expect(!text.lowercased().contains("canary"))
    }
  }
}
