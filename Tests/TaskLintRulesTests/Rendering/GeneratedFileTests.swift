import Testing

@testable import TaskLintRules

/// The expected files are derived by hand from the agent's generateConfig and its templates.
@Suite("The generated configuration of Fluent Bit")
struct GeneratedFileTests {
  private static let socket = """

    [INPUT]
        Name forward
        Mem_Buf_Limit 25MB
        unix_path /var/run/fluent.sock

    """

  private static func network(_ address: String) -> String {
    """

    [INPUT]
        Name forward
        Listen \(address)
        Port 24224

    [INPUT]
        Name tcp
        Tag firelens-healthcheck
        Listen 127.0.0.1
        Port 8877

    """
  }

  private static let metadata = """

    [FILTER]
        Name record_modifier
        Match *
        Record ecs_cluster <cluster>
        Record ecs_task_arn <task-arn>
        Record ecs_task_definition tea:<revision>

    """

  private static let null = """

    [OUTPUT]
        Name null
        Match firelens-healthcheck

    """

  private static let datadog = #"""
    "Name": "datadog", "dd_service": "tea", "TLS": "on", "log-driver-buffer-limit": "1048576"
    """#

  @Test("has all inputs in the network mode awsvpc, and no output without options")
  func awsvpcWithoutOptions() {
    let result = RenderedDefinition(logs: [("app", firelens())]).result()
    #expect(
      result?.text == Self.socket + Self.network("127.0.0.1") + Self.metadata + Self.null)
    #expect(result?.remarks == [])
  }

  @Test("listens on all addresses in the network mode bridge", arguments: [#""bridge""#, "null"])
  func bridge(mode: String) {
    var definition = RenderedDefinition(logs: [("app", firelens())])
    definition.task =
      #""family": "tea", "networkMode": \#(mode), "requiresCompatibilities": ["EC2"]"#
    let instance = "Match *\n    Record ec2_instance_id <instance-id>"
    #expect(
      definition.result()?.text == Self.socket + Self.network("0.0.0.0")
        + Self.metadata.replacing("Match *", with: instance) + Self.null)
  }

  @Test("has no port in other network modes", arguments: ["host", "none"])
  func otherModes(mode: String) {
    var definition = RenderedDefinition(
      options: #""enable-ecs-log-metadata": "false""#, logs: [("app", firelens(Self.datadog))])
    definition.task = #""family": "tea", "networkMode": "\#(mode)""#
    let output = """

      [OUTPUT]
          Name datadog
          Match app-firelens*
          TLS on
          dd_service tea

      """
    #expect(definition.result()?.text == Self.socket + output)
  }

  @Test("includes the custom file before the outputs of three containers")
  func threeContainers() {
    let firehose = #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "tea""#
    let key = #"{"name": "apikey", "valueFrom": "/tea/key"}"#
    let definition = RenderedDefinition(
      router: #", "memoryReservation": 101, "memory": 400"#,
      options: #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/tea.conf""#,
      logs: [
        ("app", firelens(Self.datadog)), ("app-firelens-2", firelens(firehose)),
        ("proxy", firelens(#""Name": "datadog""#, secrets: key)),
      ])
    let outputs = """

      @INCLUDE /fluent-bit/etc/tea.conf
      \(Self.null)
      [OUTPUT]
          Name datadog
          Match app-firelens*
          TLS on
          dd_service tea

      [OUTPUT]
          Name kinesis_firehose
          Match app-firelens-2-firelens*
          delivery_stream tea
          region eu-west-1

      [OUTPUT]
          Name datadog
          Match proxy-firelens*
          apikey ${apikey_2}

      """
    #expect(
      definition.result()?.text == Self.socket.replacing("25MB", with: "50MB")
        + Self.network("127.0.0.1") + Self.metadata + outputs)
  }

  @Test("has the filters of all include patterns before those of exclude patterns")
  func patterns() {
    let secret = #"{"name": "include-pattern", "valueFrom": "/tea/pattern"}"#
    let definition = RenderedDefinition(
      logs: [
        ("app", firelens(#""include-pattern": "^E", "exclude-pattern": "health""#)),
        ("proxy", firelens(secrets: secret)),
      ])
    let filters = """

      [FILTER]
          Name   grep
          Match app-firelens*
          Regex  log ^E

      [FILTER]
          Name   grep
          Match proxy-firelens*
          Regex  log ${include-pattern_1}

      [FILTER]
          Name   grep
          Match app-firelens*
          Exclude log health

      """
    #expect(
      definition.result()?.text == Self.socket + Self.network("127.0.0.1") + filters + Self.metadata
        + Self.null)
  }

  @Test(
    "limits the buffer to half of the memory",
    arguments: [
      (#", "memory": 300"#, "150MB"), (#", "memoryReservation": 1"#, "25MB"),
      (#", "memoryReservation": 0, "memory": 9"#, "4MB"), ("", "25MB"),
      (#", "memory": "${MEMORY}""#, "<unresolved>"),
    ])
  func memory(properties: String, limit: String) {
    let text = RenderedDefinition(router: properties, logs: [("app", firelens())]).result()?.text
    #expect(text?.contains("\n    Mem_Buf_Limit \(limit)\n") == true)
  }

  @Test("includes the object in S3 at the path of the agent's mount")
  func object() {
    var definition = RenderedDefinition(
      options: #""config-file-type": "s3", "config-file-value": "arn:aws:s3:::tea/logs.conf""#,
      logs: [("app", firelens())])
    definition.task += #", "executionRoleArn": "arn:aws:iam::111122223333:role/tea""#
    #expect(
      definition.result()?.text?.contains("\n@INCLUDE /fluent-bit/etc/external.conf\n") == true)
  }

  @Test(
    "adds the metadata as Go reads the boolean",
    arguments: [("true", true), ("T", true), ("1", true), ("yes", false), ("on", false)])
  func metadataSwitch(text: String, isOn: Bool) {
    let definition = RenderedDefinition(
      options: #""enable-ecs-log-metadata": "\#(text)""#, logs: [("app", firelens())])
    #expect(definition.result()?.text?.contains("record_modifier") == isOn)
  }

  @Test("has remarks where it is unresolved")
  func unresolved() {
    var definition = RenderedDefinition(
      options: #""enable-ecs-log-metadata": "${METADATA}""#,
      logs: [("app", #""logDriver": "awsfirelens", "options": "${OPTIONS}""#)])
    definition.task = #""family": "tea", "networkMode": "${MODE}""#
    let text = definition.result()?.text ?? ""
    #expect(text.contains("\n# 'networkMode' is unresolved;"))
    #expect(text.contains("\n# more options of container 'app' are unresolved\n"))
    #expect(text.contains("enable-ecs-log-metadata is unresolved"))
  }

  @Test("masks secrets and keeps variables")
  func secrets() {
    let options = #"""
      "Name": "http", "http_Passwd": "hunter22", "header": "X-Api-Key 93ks02mf83nd",
      "host": "logs.example.com", "uri": "/${TEAM}/zQ7w2e9ZpX4vR8sT3", "apikey": "${DD_API_KEY}"
      """#
    let result = RenderedDefinition(logs: [("app", firelens(options))]).result()
    #expect(
      result?.text?.hasSuffix(
        """
            Name http
            Match app-firelens*
            apikey ${DD_API_KEY}
            header ••••
            host logs.example.com
            http_Passwd ••••
            uri ••••

        """) == true)
    #expect(result?.remarks == ["3 values may be secrets and are printed as ••••"])
  }

  @Test("explains where each line comes from")
  func explanation() {
    let definition = RenderedDefinition(
      router: #", "memory": 64"#, logs: [("app", firelens(Self.datadog))])
    let text = definition.result(isExplained: true)?.text ?? ""
    let output = """
      # containerDefinitions[0].logConfiguration
      [OUTPUT]
          # containerDefinitions[0].logConfiguration.options.Name
          Name datadog
          Match app-firelens*
          # containerDefinitions[0].logConfiguration.options.TLS
          TLS on
          # containerDefinitions[0].logConfiguration.options.dd_service
          dd_service tea

      """
    #expect(text.hasSuffix(output))
    #expect(text.contains("    # half of containerDefinitions[1].memory\n    Mem_Buf_Limit 32MB\n"))
    let plain = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop(while: { $0 == " " }).hasPrefix("#") }.joined(separator: "\n")
    #expect(plain == definition.result()?.text)
  }
}
