import Testing

@testable import TaskLintRules

@Suite("The generated configuration of Fluentd")
struct GeneratedFluentdTests {
  @Test("has sections in its own syntax, without a health check")
  func awsvpc() {
    let key = #"{"name": "api_key", "valueFrom": "/tea/key"}"#
    let definition = RenderedDefinition(
      type: #""fluentd""#, router: #", "memory": 64"#,
      options: #""config-file-type": "file", "config-file-value": "/fluentd/etc/tea.conf""#,
      logs: [
        (
          "app",
          firelens(
            #""@type": "datadog", "include-pattern": "^E", "exclude-pattern": "x""#, secrets: key)
        )
      ])
    let expected = """

      <source>
          @type unix
          path /var/run/fluent.sock
      </source>

      <source>
          @type forward
          bind 127.0.0.1
          port 24224
      </source>

      <filter app-firelens**>
          @type  grep
          <regexp>
              key log
              pattern ^E
          </regexp>
      </filter>

      <filter app-firelens**>
          @type  grep
          <exclude>
              key log
              pattern x
          </exclude>
      </filter>

      <filter **>
          @type record_transformer
          <record>
              ecs_cluster <cluster>
              ecs_task_arn <task-arn>
              ecs_task_definition tea:<revision>
          </record>
      </filter>

      @include /fluentd/etc/tea.conf

      <match app-firelens**>
          @type datadog
          api_key "#{ENV['api_key_0']}"
      </match>

      """
    #expect(definition.result()?.text == expected)
    #expect(definition.result()?.remarks == [])
  }

  @Test("has only the socket in the network mode host")
  func host() {
    var definition = RenderedDefinition(
      type: #""fluentd""#, options: #""enable-ecs-log-metadata": "0""#, logs: [("app", firelens())])
    definition.task = #""family": "tea", "networkMode": "host""#
    let expected = "\n<source>\n    @type unix\n    path /var/run/fluent.sock\n</source>\n"
    #expect(definition.result()?.text == expected)
  }
}

@Suite("Definitions for which the agent generates nothing")
struct GenerationFailureTests {
  /// The reason of a definition without a generated file.
  private static func reason(_ definition: RenderedDefinition) -> String? {
    let result = definition.result()
    return result?.text == nil ? result?.remarks.first : nil
  }

  @Test(
    "have the agent's error for options of the log router",
    arguments: [
      (
        #""config-file-type": "files""#,
        "invalid value files is specified for option config-file-type"
      ),
      (
        #""config-file-type": "file""#,
        "option config-file-type is specified but config-file-value is not specified"
      ),
    ])
  func options(options: String, error: String) {
    #expect(
      Self.reason(RenderedDefinition(options: options))
        == "the agent fails: unable to initialize firelens resource: "
        + "error parsing firelens options: \(error)")
  }

  @Test("have the agent's error for an output without a plugin")
  func pluginMissing() {
    let expected = """
      the agent fails: unable to generate firelens config file: unable to generate firelens config: \
      unable to apply log options of container app to firelens config: missing output key Name which \
      is required for firelens configuration of type fluentbit
      """
    let lower = RenderedDefinition(logs: [("app", firelens(#""name": "datadog""#))])
    #expect(Self.reason(lower) == expected)
    // The agent does not check the driver of a container with secret options.
    let splunk = #"""
      "logDriver": "splunk", "secretOptions": [{"name": "splunk-token", "valueFrom": "/tea/key"}]
      """#
    #expect(Self.reason(RenderedDefinition(logs: [("app", splunk)])) == expected)
  }

  @Test("have the agent's error for an object in S3")
  func object() {
    let options = #""config-file-type": "s3", "config-file-value": "s3://tea/logs.conf""#
    var definition = RenderedDefinition(options: options)
    let start = "the agent fails: unable to download firelens s3 config file: "
    #expect(Self.reason(definition) == start + "unable to get execution role credentials")
    definition.task += #", "executionRoleArn": "arn:aws:iam::111122223333:role/tea""#
    #expect(Self.reason(definition)?.hasPrefix(start + "unable to parse bucket and key") == true)
  }

  @Test("have the agent's error for a type, a user and Windows")
  func router() {
    #expect(
      Self.reason(RenderedDefinition(type: #""fluentbitt""#))
        == "the agent fails: unable to initialize firelens resource: "
        + "unsupported firelens config type fluentbitt")
    #expect(
      Self.reason(RenderedDefinition(router: #", "user": "fluent""#))?
        .hasSuffix(#"strconv.Atoi: parsing "fluent": invalid syntax"#) == true)
    #expect(
      Self.reason(RenderedDefinition(router: #", "user": "0:""#))?
        .contains("group part cannot be empty") == true)
    var definition = RenderedDefinition()
    definition.task +=
      #", "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}"#
    #expect(Self.reason(definition)?.hasSuffix(": not implemented") == true)
  }

  @Test("have a reason if the log router is missing or unresolved")
  func routerMissing() {
    func reason(_ containers: String) -> String? {
      let source = SourceFile(
        path: "a.json", text: #"{"family": "tea", "containerDefinitions": [\#(containers)]}"#)
      return GeneratedText(ShownDefinitions(source), isExplained: false).results.first?.remarks
        .first
    }
    let app = #"{"name": "app", "image": "tea:1"}"#
    #expect(
      reason(app) == "no container has a 'firelensConfiguration', so the agent generates no file")
    #expect(reason(app + ", ${ROUTER}") == "the log router is unresolved")
    #expect(
      Self.reason(RenderedDefinition(type: #""${TYPE}""#))
        == "the type of log router 'logs' is unresolved")
  }
}
